#include "worktime/verdict.h"

#include <cstdlib>

namespace vagtbro::worktime {

std::string_view Name(RuleId rule) {
  switch (rule) {
    case RuleId::kSlot:
      return "Q-SLOT";
    case RuleId::kUnder18:
      return "U18";
    case RuleId::kLeave:
      return "HOL-LEAVE";
    case RuleId::kSick:
      return "AWAY";
    case RuleId::kOverlap:
      return "OVERLAP";
    case RuleId::kShiftMax:
      return "SHIFT-MAX";
    case RuleId::kRest11:
      return "REST-11";
    case RuleId::kRest24:
      return "REST-24";
    case RuleId::kWt48:
      return "WT-48";
  }
  std::abort();  // -Werror=switch has named every RuleId.
}

std::string ValueText(const Input& input) {
  if (const auto* time = std::get_if<absl::Time>(&input.value)) {
    return absl::FormatTime("%Y-%m-%d%ET%H:%M:%E*SZ", *time, absl::UTCTimeZone());
  }
  if (const auto* amount = std::get_if<std::int64_t>(&input.value)) return std::to_string(*amount);
  return std::get<std::string>(input.value);
}

}  // namespace vagtbro::worktime
