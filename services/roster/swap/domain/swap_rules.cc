#include "roster/swap/domain/swap_rules.h"

#include <set>

#include "kit/base/proto_time.h"
#include "roster/domain/plain_no.h"

namespace vagtbro::roster {
namespace {

std::set<std::string> UnitsOf(const v1::ShiftRow& row) {
  return {row.shift().unit_ids().begin(), row.shift().unit_ids().end()};
}

bool IsSent(const directory::v1::EmploymentRegistered& employment) {
  return employment.kind() == directory::v1::EMPLOYMENT_KIND_AGENCY ||
         employment.kind() == directory::v1::EMPLOYMENT_KIND_AGENCY_WORKER;
}

}  // namespace

std::optional<SwapRefusal> RefuseToSwap(const v1::ShiftRow& row, absl::Time now) {
  if (WholeOf(row.shift()).start_time <= now) return SwapRefusal::kShiftBegun;
  const bool planned = row.state() == v1::SHIFT_STATE_PLANNED && !row.has_cover_interval();
  if (!planned || !IsHeld(row) || IsMeeting(row.shift())) return SwapRefusal::kNotSwappable;
  return std::nullopt;
}

std::optional<SwapRefusal> RefuseToGive(const v1::ShiftRow& row, const std::string& employment_id,
                                        absl::Time now) {
  if (row.shift().employment_id() != employment_id) return SwapRefusal::kNotYours;
  return RefuseToSwap(row, now);
}

std::optional<SwapRefusal> RefusePair(const v1::ShiftRow& given, const v1::ShiftRow& wanted,
                                      absl::Time now) {
  if (UnitsOf(given) != UnitsOf(wanted)) return SwapRefusal::kNotAColleague;
  if (const auto refused = RefuseToSwap(wanted, now)) return refused;
  const absl::Duration apart =
      WholeOf(wanted.shift()).start_time - WholeOf(given.shift()).start_time;
  if (absl::AbsDuration(apart) > kFarthestApart) return SwapRefusal::kTooFarApart;
  return std::nullopt;
}

bool AreColleagues(const directory::v1::EmploymentRegistered& a,
                   const directory::v1::EmploymentRegistered& b) {
  return a.person_id() != b.person_id() && !a.home_unit_id().empty() &&
         a.home_unit_id() == b.home_unit_id() && !IsSent(a) && !IsSent(b);
}

std::optional<SwapRefusal> RefuseAnswer(const v1::SwapRow& row, const std::string& employment_id) {
  if (row.proposed().with_employment_id() != employment_id) return SwapRefusal::kNotYours;
  if (row.state() != v1::SWAP_STATE_OPEN) return SwapRefusal::kSwapOver;
  return std::nullopt;
}

std::optional<SwapRefusal> RefuseWithdrawal(const v1::SwapRow& row,
                                            const std::string& employment_id) {
  if (row.proposed().employment_id() != employment_id) return SwapRefusal::kNotYours;
  if (row.state() != v1::SWAP_STATE_OPEN) return SwapRefusal::kSwapOver;
  return std::nullopt;
}

v1::ShiftRow HeldBy(v1::ShiftRow row, const std::string& employment_id) {
  row.mutable_shift()->set_employment_id(employment_id);
  return row;
}

bool Unsettles(const v1::ShiftRow& before, const v1::ShiftRow& after) {
  return before.shift().employment_id() != after.shift().employment_id() ||
         WholeOf(before.shift()) != WholeOf(after.shift()) ||
         after.state() != v1::SHIFT_STATE_PLANNED;
}

types::v1::Verdict ToldToColleague(const types::v1::Verdict& verdict) {
  if (!verdict.allowed()) {
    return PlainNo("COLLEAGUE", "Din kollega kan ikke tage vagten efter reglerne.",
                   "Your colleague may not take the shift under the rules.");
  }
  types::v1::Verdict told;
  told.set_allowed(true);
  return told;
}

}  // namespace vagtbro::roster
