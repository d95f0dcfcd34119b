#include "sickness/domain/leader_hours.h"

#include <algorithm>

#include "absl/time/civil_time.h"
#include "kit/base/ids.h"
#include "worktime/holidays.h"

namespace vagtbro::sickness {
namespace {

constexpr uint32_t kUsualWithin = 240;
constexpr uint32_t kUsualStart = 8 * 60;
constexpr uint32_t kUsualEnd = 16 * 60;
constexpr uint32_t kDay = 24 * 60;
// A working week: who may take longer is not to ring at all.
constexpr uint32_t kLongestWithin = 5 * kDay;

struct Hours {
  absl::Time start;
  absl::Time end;
};

bool IsWorkday(absl::CivilDay day) {
  const absl::Weekday weekday = absl::GetWeekday(day);
  const bool weekend = weekday == absl::Weekday::saturday || weekday == absl::Weekday::sunday;
  return !weekend && !worktime::IsPublicHoliday(day);
}

Hours HoursOn(const v1::ContactPolicySet& policy, absl::CivilDay day, absl::TimeZone zone) {
  const absl::CivilMinute midnight(day);
  return {absl::FromCivil(midnight + policy.work_start_minute(), zone),
          absl::FromCivil(midnight + policy.work_end_minute(), zone)};
}

}  // namespace

const char* FaultOf(const v1::ContactPolicySet& policy) {
  if (!policy.unit_id().empty() && !UnitId::Parse(policy.unit_id())) return "MALFORMED_UNIT";
  if (!v1::LeaderContact_IsValid(policy.contact())) return "UNKNOWN_CONTACT";
  if (policy.within_minutes() > kLongestWithin) return "TOO_LONG";
  const bool usual = policy.work_start_minute() == 0 && policy.work_end_minute() == 0;
  const bool sound =
      policy.work_start_minute() < policy.work_end_minute() && policy.work_end_minute() <= kDay;
  return usual || sound ? "" : "MALFORMED_HOURS";
}

v1::ContactPolicySet Completed(v1::ContactPolicySet policy) {
  if (policy.contact() == v1::LEADER_CONTACT_UNSPECIFIED) {
    policy.set_contact(v1::LEADER_CONTACT_NONE);
  }
  if (policy.within_minutes() == 0) policy.set_within_minutes(kUsualWithin);
  if (policy.work_end_minute() == 0) {
    policy.set_work_start_minute(kUsualStart);
    policy.set_work_end_minute(kUsualEnd);
  }
  return policy;
}

bool LeaderWorks(const v1::ContactPolicySet& policy, absl::Time now, absl::TimeZone zone) {
  const absl::CivilDay today = absl::ToCivilDay(now, zone);
  const Hours hours = HoursOn(policy, today, zone);
  return IsWorkday(today) && hours.start <= now && now < hours.end;
}

absl::Time ContactBy(const v1::ContactPolicySet& policy, absl::Time now, absl::TimeZone zone) {
  absl::Duration left = absl::Minutes(policy.within_minutes());
  for (absl::CivilDay day = absl::ToCivilDay(now, zone);; ++day) {
    if (!IsWorkday(day)) continue;
    const Hours hours = HoursOn(policy, day, zone);
    const absl::Time from = std::max(now, hours.start);
    if (from >= hours.end) continue;
    if (from + left <= hours.end) return from + left;
    left -= hours.end - from;
  }
}

}  // namespace vagtbro::sickness
