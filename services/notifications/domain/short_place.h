// Short place: what people call a unit, in as little room as there is, so that they still know it.
//
// Shape:   "Facility, unit"; units that share a watch are joined by " + ". The facility gives way
//          before the unit's own name does, and no word is cut that could be left out.
#pragma once

#include <cstddef>
#include <string>

namespace vagtbro::notifications {

// `place`, of GSM-7 letters, in at most `places`: see SmsLength(). In this order a facility is said
// once for the units of one watch, then not at all, then words are left out at the end.
std::string ShortPlace(const std::string& place, size_t places);

}  // namespace vagtbro::notifications
