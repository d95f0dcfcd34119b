#include "staffing/requirement.h"

#include "staffing/day_type.h"

namespace vagtbro::staffing {
namespace {

constexpr int kLongestNeedDays = 2;  // a day of minutes may reach into the next

void AddNeeds(const v1::StaffingRequirementSet& requirement, const Interval& within,
              const absl::TimeZone& zone, bool holidays_apart, std::vector<Need>* needs) {
  const absl::CivilDay last = absl::ToCivilDay(within.end_time, zone);
  for (absl::CivilDay day = absl::ToCivilDay(within.start_time, zone) - kLongestNeedDays;
       day <= last; ++day) {
    if (!HoldsOn(requirement, day, holidays_apart)) continue;
    const absl::CivilMinute start = absl::CivilMinute(day) + requirement.start_minute();
    const Interval interval{absl::FromCivil(start, zone),
                            absl::FromCivil(start + requirement.length_minutes(), zone)};
    if (IsEmpty(interval) || !Overlaps(interval, within)) continue;
    Need need{interval, requirement.heads_a(), requirement.heads_b(), requirement.heads_c(), {}};
    for (int i = 0; i < requirement.role_slots_size(); ++i) {
      need.roles.push_back(requirement.role_slots(i));
    }
    needs->push_back(std::move(need));
  }
}

}  // namespace

std::vector<Need> NeedsOf(const std::vector<const v1::StaffingRequirementSet*>& requirements,
                          const Interval& within, const absl::TimeZone& zone) {
  const bool holidays_apart = HolidaysApart(requirements);
  std::vector<Need> needs;
  for (const auto* requirement : requirements) {
    AddNeeds(*requirement, within, zone, holidays_apart, &needs);
  }
  return needs;
}

}  // namespace vagtbro::staffing
