// KeyInInfo: the key in the body of a SIP INFO request.
//
// Shape:   application/dtmf-relay ("Signal=5", "Duration=160") and application/dtmf ("5"); '*' and
//          '#' also as 10 and 11. Absent: another type, or no key of a telephone.
#pragma once

#include <optional>
#include <string_view>

namespace vagtbro::ivr {

// `type` is the media type without parameters; capitals do not matter.
std::optional<char> KeyInInfo(std::string_view type, std::string_view body);

}  // namespace vagtbro::ivr
