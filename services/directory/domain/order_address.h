// Order address: where the desk of a temp agency may take orders in writing.
//
// Shape:   an https address; http only for a host without a dot or a loopback address, that is on
//          the same machine or in a network of its own. An e-mail address of plain ASCII.
#pragma once

#include <string>

namespace vagtbro::directory {

bool IsOrderUrl(const std::string& text);
bool IsOrderEmail(const std::string& text);

}  // namespace vagtbro::directory
