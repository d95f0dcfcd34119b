#include "worktime/verdict.h"

#include <array>

namespace vagtbro::worktime {

std::string_view Name(RuleId rule) {
  static constexpr std::array<std::string_view, kRuleCount> kNames = {"Q-SLOT",
                                                                      "Q-AUTH",
                                                                      "Q-DELEG",
                                                                      "Q-MED2",
                                                                      "Q-CHILD",
                                                                      "Q-EXCL",
                                                                      "U18",
                                                                      "FEA",
                                                                      "HOL-LEAVE",
                                                                      "AWAY",
                                                                      "OVERLAP",
                                                                      "DAYOFF-REV",
                                                                      "REST-DAYOFF-ONCALL",
                                                                      "SHIFT-MAX",
                                                                      "SHIFT-MIN",
                                                                      "SPLIT",
                                                                      "REST-11",
                                                                      "REST-COMP",
                                                                      "REST-24",
                                                                      "NIGHT-MAX",
                                                                      "NIGHT-8",
                                                                      "WT-48",
                                                                      "PT-MER"};
  static_assert(!kNames.back().empty());
  return kNames[static_cast<std::size_t>(rule)];
}

std::string ValueText(const Input& input) {
  if (const auto* time = std::get_if<absl::Time>(&input.value)) {
    return absl::FormatTime("%Y-%m-%d%ET%H:%M:%E*SZ", *time, absl::UTCTimeZone());
  }
  if (const auto* amount = std::get_if<std::int64_t>(&input.value)) return std::to_string(*amount);
  return std::get<std::string>(input.value);
}

}  // namespace vagtbro::worktime
