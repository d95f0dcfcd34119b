#include "pool/domain/policy.h"

#include <initializer_list>
#include <set>
#include <string>

#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"

namespace vagtbro::pool {
namespace {

constexpr uint32_t kContactsPerDay = 3;
constexpr uint32_t kContactsPerWeek = 10;
constexpr uint32_t kQuietStart = 22 * 60;
constexpr uint32_t kQuietEnd = 5 * 60 + 30;
constexpr uint32_t kMinutesOfDay = 24 * 60;
constexpr uint32_t kTargetMinutes = 40;
constexpr uint32_t kHoldSeconds = 60;
constexpr uint32_t kStandbys = 2;
constexpr uint32_t kTurnMinutes = 15;
constexpr uint32_t kUsualWeight = 100;

bool IsIdOrEmpty(const std::string& text) { return text.empty() || kit::IsId(text); }

template <class Dated>
bool IsBackwards(const Dated& dated) {
  return dated.has_from_time() && dated.has_until_time() &&
         kit::FromProto(dated.until_time()) <= kit::FromProto(dated.from_time());
}

template <class Dated>
bool Holds(const Dated& dated, absl::Time time) {
  return (!dated.has_from_time() || kit::FromProto(dated.from_time()) <= time) &&
         (!dated.has_until_time() || time < kit::FromProto(dated.until_time()));
}

std::optional<PolicyRefusal> CheckDates(const v1::PolicySet& policy) {
  const bool dated = policy.has_from_time() || policy.has_until_time();
  if (policy.policy_id().empty()) {
    return dated ? std::optional(PolicyRefusal::kDatesWithoutTrial) : std::nullopt;
  }
  if (!policy.has_from_time() || !policy.has_until_time()) {
    return PolicyRefusal::kTrialWithoutDates;
  }
  if (IsBackwards(policy)) return PolicyRefusal::kDatesBackwards;
  return std::nullopt;
}

std::optional<PolicyRefusal> CheckAmounts(const v1::PolicySet& policy) {
  const v1::ScoreWeights& weights = policy.weights();
  for (const uint32_t weight : {weights.continuity(), weights.cost(), weights.fairness(),
                                weights.distance(), weights.wish()}) {
    if (weight > 1'000) return PolicyRefusal::kWeightTooBig;
  }
  if (!v1::WaveStyle_IsValid(policy.wave_style())) return PolicyRefusal::kUnknownWaveStyle;
  const bool too_long = policy.target_minutes() > kMinutesOfDay || policy.hold_seconds() > 300 ||
                        policy.turn_minutes() > 240 || policy.after_start_minutes() > 720;
  return too_long ? std::optional(PolicyRefusal::kTooLong) : std::nullopt;
}

std::optional<PolicyRefusal> CheckLadder(const v1::PolicySet& policy) {
  std::set<v1::Rung> seen;
  for (const v1::RungPolicy& rung : policy.ladder()) {
    if (rung.rung() == v1::RUNG_UNSPECIFIED || !v1::Rung_IsValid(rung.rung())) {
      return PolicyRefusal::kUnknownRung;
    }
    if (!seen.insert(rung.rung()).second) return PolicyRefusal::kRungTwice;
    if (IsBackwards(rung)) return PolicyRefusal::kDatesBackwards;
  }
  const bool has_ladder = policy.ladder_size() > 0;
  if (has_ladder && policy.ladder(policy.ladder_size() - 1).rung() != v1::RUNG_LEADER) {
    return PolicyRefusal::kNoLeaderRungLast;
  }
  return std::nullopt;
}

}  // namespace

std::optional<PolicyRefusal> CheckPolicy(const v1::PolicySet& policy) {
  bool ids = IsIdOrEmpty(policy.unit_id()) && IsIdOrEmpty(policy.leader_employment_id()) &&
             IsIdOrEmpty(policy.policy_id());
  for (const std::string& agency : policy.agency_employment_ids()) ids = ids && kit::IsId(agency);
  for (const v1::StandingAgreement& standing : policy.standing_agreements()) {
    ids = ids && kit::IsId(standing.from_unit_id());
    if (IsBackwards(standing)) return PolicyRefusal::kDatesBackwards;
  }
  if (!ids) return PolicyRefusal::kMalformedId;
  if (const auto refusal = CheckDates(policy)) return refusal;
  if (const auto refusal = CheckAmounts(policy)) return refusal;
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
    for (const v1::Rung rung :
         {v1::RUNG_EXTENSION, v1::RUNG_REDEPLOYMENT, v1::RUNG_DAY_ACTIVITY,
          v1::RUNG_COMBINATION_POST, v1::RUNG_HOME_GUIDANCE, v1::RUNG_OWN_OFF_DUTY,
          v1::RUNG_SISTER_UNITS, v1::RUNG_SUBSTITUTE_POOL, v1::RUNG_LENDING, v1::RUNG_AGENCY,
          v1::RUNG_LEADER}) {
      policy.add_ladder()->set_rung(rung);
    }
  }
  if (policy.contacts_per_day() == 0) policy.set_contacts_per_day(kContactsPerDay);
  if (policy.contacts_per_week() == 0) policy.set_contacts_per_week(kContactsPerWeek);
  if (policy.quiet_start_minute() == 0 && policy.quiet_end_minute() == 0) {
    policy.set_quiet_start_minute(kQuietStart);
    policy.set_quiet_end_minute(kQuietEnd);
  }
  if (policy.target_minutes() == 0) policy.set_target_minutes(kTargetMinutes);
  if (policy.hold_seconds() == 0) policy.set_hold_seconds(kHoldSeconds);
  if (policy.standbys() == 0) policy.set_standbys(kStandbys);
  if (policy.turn_minutes() == 0) policy.set_turn_minutes(kTurnMinutes);
  v1::ScoreWeights& weights = *policy.mutable_weights();
  if (weights.continuity() + weights.cost() + weights.fairness() + weights.distance() +
          weights.wish() ==
      0) {
    weights.set_continuity(kUsualWeight);
    weights.set_cost(kUsualWeight);
    weights.set_fairness(kUsualWeight);
    weights.set_distance(kUsualWeight);
    weights.set_wish(kUsualWeight);
  }
  return policy;
}

bool InForce(const v1::PolicySet& policy, absl::Time time) { return Holds(policy, time); }

bool InForce(const v1::RungPolicy& rung, absl::Time time) { return Holds(rung, time); }

int PlaceOf(v1::Rung rung, const v1::PolicySet& policy) {
  int place = 0;
  while (place < policy.ladder_size() && policy.ladder(place).rung() != rung) ++place;
  return place;
}

bool Overlap(const v1::PolicySet& a, const v1::PolicySet& b) {
  return kit::FromProto(a.from_time()) < kit::FromProto(b.until_time()) &&
         kit::FromProto(b.from_time()) < kit::FromProto(a.until_time());
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
