#include "roster/domain/requirement.h"

#include <algorithm>

#include "absl/time/civil_time.h"

namespace vagtbro::roster {
namespace {

constexpr int kLongestNeedDays = 2;  // a day of minutes may reach into the next

uint32_t WeekdayNumber(absl::CivilDay day) {
  return static_cast<uint32_t>(absl::GetWeekday(day)) + 1;
}

}  // namespace

std::vector<Need> NeedsWithin(const v1::StaffingRequirementSet& requirement, const Interval& within,
                              const absl::TimeZone& zone) {
  std::vector<Need> needs;
  const auto& weekdays = requirement.weekdays();
  const absl::CivilDay last = absl::ToCivilDay(within.end_time, zone);
  for (absl::CivilDay day = absl::ToCivilDay(within.start_time, zone) - kLongestNeedDays;
       day <= last; ++day) {
    if (std::find(weekdays.begin(), weekdays.end(), WeekdayNumber(day)) == weekdays.end()) continue;
    const absl::CivilMinute start = absl::CivilMinute(day) + requirement.start_minute();
    const Interval interval{absl::FromCivil(start, zone),
                            absl::FromCivil(start + requirement.length_minutes(), zone)};
    if (IsEmpty(interval) || !Overlaps(interval, within)) continue;
    Need need{interval, requirement.heads_a(), requirement.heads_b(), requirement.heads_c(), {}};
    for (int i = 0; i < requirement.role_slots_size(); ++i) {
      need.roles.push_back(requirement.role_slots(i));
    }
    needs.push_back(std::move(need));
  }
  return needs;
}

}  // namespace vagtbro::roster
