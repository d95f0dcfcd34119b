#include "pool/domain/policy.h"

#include <initializer_list>
#include <set>
#include <string>

#include "kit/base/ids.h"
#include "kit/time/local_time.h"

namespace vagtbro::pool {
namespace {

constexpr uint32_t kContactsPerDay = 3;
constexpr uint32_t kContactsPerWeek = 10;
constexpr uint32_t kQuietStart = 22 * 60;
constexpr uint32_t kQuietEnd = 5 * 60 + 30;
constexpr uint32_t kMinutesOfDay = 24 * 60;

bool IsIdOrEmpty(const std::string& text) { return text.empty() || kit::IsId(text); }

std::optional<PolicyRefusal> CheckLadder(const v1::PolicySet& policy) {
  std::set<v1::Rung> seen;
  for (const v1::RungPolicy& rung : policy.ladder()) {
    if (rung.rung() == v1::RUNG_UNSPECIFIED || !v1::Rung_IsValid(rung.rung())) {
      return PolicyRefusal::kUnknownRung;
    }
    if (!seen.insert(rung.rung()).second) return PolicyRefusal::kRungTwice;
  }
  const bool has_ladder = policy.ladder_size() > 0;
  if (has_ladder && policy.ladder(policy.ladder_size() - 1).rung() != v1::RUNG_LEADER) {
    return PolicyRefusal::kNoLeaderRungLast;
  }
  return std::nullopt;
}

}  // namespace

std::optional<PolicyRefusal> CheckPolicy(const v1::PolicySet& policy) {
  bool ids = IsIdOrEmpty(policy.unit_id()) && IsIdOrEmpty(policy.leader_employment_id());
  for (const std::string& agency : policy.agency_employment_ids()) ids = ids && kit::IsId(agency);
  if (!ids) return PolicyRefusal::kMalformedId;
  if (const auto refusal = CheckLadder(policy)) return refusal;
  if (policy.quiet_start_minute() >= kMinutesOfDay || policy.quiet_end_minute() >= kMinutesOfDay) {
    return PolicyRefusal::kQuietHoursOutOfDay;
  }
  const v1::PolicySet full = WithDefaults(policy);
  if (full.quiet_start_minute() == full.quiet_end_minute()) return PolicyRefusal::kQuietHoursEmpty;
  if (full.contacts_per_day() > full.contacts_per_week()) return PolicyRefusal::kBudgetBackwards;
  return std::nullopt;
}

v1::PolicySet WithDefaults(v1::PolicySet policy) {
  if (policy.ladder_size() == 0) {
    for (const v1::Rung rung : {v1::RUNG_EXTENSION, v1::RUNG_SISTER_UNITS, v1::RUNG_OWN_OFF_DUTY,
                                v1::RUNG_SUBSTITUTE_POOL, v1::RUNG_AGENCY, v1::RUNG_LEADER}) {
      policy.add_ladder()->set_rung(rung);
    }
  }
  if (policy.contacts_per_day() == 0) policy.set_contacts_per_day(kContactsPerDay);
  if (policy.contacts_per_week() == 0) policy.set_contacts_per_week(kContactsPerWeek);
  if (policy.quiet_start_minute() == 0 && policy.quiet_end_minute() == 0) {
    policy.set_quiet_start_minute(kQuietStart);
    policy.set_quiet_end_minute(kQuietEnd);
  }
  return policy;
}

bool InQuietHours(const v1::PolicySet& policy, absl::Time time) {
  const auto minute = static_cast<uint32_t>(kit::LocalMinute(time));
  const uint32_t start = policy.quiet_start_minute();
  const uint32_t end = policy.quiet_end_minute();
  if (start <= end) return start <= minute && minute < end;
  return minute >= start || minute < end;  // over midnight
}

absl::Time QuietEnd(const v1::PolicySet& policy, absl::Time time) {
  if (!InQuietHours(policy, time)) return time;
  const auto end = static_cast<int>(policy.quiet_end_minute());
  const absl::CivilDay today(absl::ToCivilDay(time, kit::LocalZone()));
  for (int days = 0; days <= 2; ++days) {
    const absl::CivilMinute minute = absl::CivilMinute(today + days) + end;
    const absl::Time candidate = absl::FromCivil(minute, kit::LocalZone());
    if (candidate > time) return candidate;
  }
  return time + absl::Hours(24);
}

}  // namespace vagtbro::pool
