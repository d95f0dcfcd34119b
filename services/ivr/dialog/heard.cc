#include "ivr/dialog/turn.h"

namespace vagtbro::ivr {

Event Heard(const std::string& keyed, bool complete) {
  if (!keyed.empty() && keyed.find_first_not_of('*') == std::string::npos) return Cancel{};
  const std::size_t star = keyed.rfind('*');
  const std::string rest = star == std::string::npos ? keyed : keyed.substr(star + 1);
  if (rest.empty() && !complete) return NoInput{};
  return Entry{Keys(rest)};
}

}  // namespace vagtbro::ivr
