// Phone number: what people write, as the network wants it.
//
// Shape:   in: eight Danish digits with or without +45 or 0045, or any number in E.164; spaces,
//          dots, dashes and brackets are passed over. Out: E.164, "+4512345678".
// Source:  the closed Danish numbering plan; ITU-T E.164.
#pragma once

#include <optional>
#include <string>

namespace vagtbro::directory {

// nullopt: no such number can exist.
std::optional<std::string> ToE164(const std::string& written);

}  // namespace vagtbro::directory
