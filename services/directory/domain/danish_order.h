// DanishOrder: a key that sorts names as a Danish reader expects: …, y, z, æ, ø, å.
//
// Shape:   case does not count; all other bytes sort as they are. Total.
#pragma once

#include <string>

namespace vagtbro::directory {

std::string DanishOrder(const std::string& name);

}  // namespace vagtbro::directory
