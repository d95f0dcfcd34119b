// FoldCase: text as a search compares it, so that "ærø" finds "Ærø".
//
// Shape:   lower case of ASCII and of the Latin-1 letters (Æ, Ø, Å, É, Ü, …) in UTF-8; all other
//          bytes stay as they are. Total: malformed UTF-8 comes out unharmed.
#pragma once

#include <string>

namespace vagtbro::directory {

std::string FoldCase(std::string text);

}  // namespace vagtbro::directory
