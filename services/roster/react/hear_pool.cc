#include <algorithm>
#include <optional>

#include "kit/base/proto_time.h"
#include "roster/domain/decisions.h"
#include "roster/plan/level_watch.h"
#include "roster/plan/need.h"
#include "roster/plan/release.h"
#include "roster/plan/split.h"
#include "roster/react/hear.h"
#include "roster/store/people.h"
#include "vagtbro/pool/v1/pool_events.pb.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

using pool::v1::OfferAccepted;

void Refuse(kit::Commit& commit, const OfferAccepted& event, CoverRefusal refusal,
            const types::v1::Verdict* verdict = nullptr) {
  v1::CoverRefused refused;
  refused.set_gap_id(event.gap_id());
  refused.set_offer_id(event.offer_id());
  refused.set_employment_id(event.employment_id());
  refused.set_reason(ReasonOf(refusal));
  if (verdict != nullptr) *refused.mutable_verdict() = *verdict;
  commit.Emit(event.gap_id(), refused);
}

// A shift of their own that somebody leaves to cover another.
struct Move {
  std::string shift_id;
  absl::Time leave_time;      // they are there until then
  bool redeployment = false;  // it would have been at the same time
};

// nullopt: the acceptance names none, or they hold it no longer, so that nothing is in the way.
std::optional<Move> MoveOf(const RosterState& state, const std::string& tenant,
                           const OfferAccepted& event, const Interval& time, absl::Time now) {
  const v1::ShiftRow* row = state.Shift(tenant, event.release_shift_id());
  if (row == nullptr || !IsHeld(*row)) return std::nullopt;
  const auto own = state.SamePerson(tenant, event.employment_id());
  if (std::find(own.begin(), own.end(), row->shift().employment_id()) == own.end()) {
    return std::nullopt;
  }
  const Interval held = HeldTime(*row);
  if (held.end_time <= now) return std::nullopt;
  Move move{event.release_shift_id(), std::max(held.start_time, now), Overlaps(held, time)};
  // Who is called over from where they are goes there when they are needed.
  if (move.redeployment) move.leave_time = std::max(held.start_time, time.start_time);
  return move;
}

// True if the unit they leave for the gap would need somebody at once. Who leaves a later shift may
// leave a gap there: it is searched for like any other.
bool WouldBreakUnit(const RosterState& state, const kit::Commit& commit, const OfferAccepted& event,
                    const v1::ShiftRow& row, const Interval& time, const Move& move) {
  if (!move.redeployment) return false;
  v1::ShiftRow left = Released(*state.Shift(commit.tenant(), move.shift_id),
                               v1::RELEASE_CAUSE_MOVED, move.leave_time);
  // The other work of a combination post can wait: it is missed only where something is required.
  if (left.shift().combination_post()) left.mutable_shift()->set_tier(types::v1::SHIFT_TIER_TEAM);
  const Imagined after = {{row.shift().shift_id(), Covered(row, event.employment_id(), time)},
                          {move.shift_id, left}};
  return NeedOf(state, commit.tenant(), left, commit.now(), Counting::kHolders, after).has_value();
}

types::v1::Verdict AskAbout(const RosterState& state, const kit::Commit& commit,
                            const OfferAccepted& event, const v1::ShiftRow& row,
                            const Interval& time, const std::optional<Move>& move) {
  LawQuestion question;
  question.ask_time = commit.now();
  question.consented = true;
  question.holiday_interrupted = !event.holiday_approver_employment_id().empty();
  if (move) {
    question.release_shift_id = move->shift_id;
    question.leave_time = move->leave_time;
    question.rescheduled = true;
  }
  return AskTheLaw(state, commit.tenant(),
                   *state.Employment(commit.tenant(), event.employment_id()), row.shift(), time,
                   question);
}

void Cover(const RosterState& state, kit::Commit& commit, const OfferAccepted& event,
           const Interval& time, const types::v1::Verdict& verdict,
           const std::optional<Move>& move) {
  const std::string shift_id = state.Gap(commit.tenant(), event.gap_id())->gap().shift_id();
  std::vector<std::string> changing = {shift_id};
  if (move) changing.push_back(move->shift_id);
  LevelWatch watch(state, commit, changing);
  if (move) {
    Release(state, commit, move->shift_id, v1::RELEASE_CAUSE_MOVED, move->leave_time, shift_id);
  }
  v1::ShiftCovered covered;
  covered.set_gap_id(event.gap_id());
  covered.set_shift_id(shift_id);
  covered.set_employment_id(event.employment_id());
  covered.set_offer_id(event.offer_id());
  *covered.mutable_interval() = worktime::ToProto(time);
  *covered.mutable_verdict() = verdict;
  commit.Emit(shift_id, covered);
  CloseGap(commit, event.gap_id(), v1::GAP_CLOSE_REASON_COVERED);
  watch.Settle();
}

absl::Status OnAccepted(const RosterState& state, kit::Commit& commit, const OfferAccepted& event) {
  if (event.gap_id().empty() || event.employment_id().empty()) {
    return absl::InvalidArgumentError(std::string("an acceptance without gap or employment"));
  }
  const std::string& tenant = commit.tenant();
  const v1::GapRow* gap = state.Gap(tenant, event.gap_id());
  // Whoever has it already is not told no.
  if (gap != nullptr && gap->employment_id() == event.employment_id()) return absl::OkStatus();

  const v1::ShiftRow* row = gap == nullptr ? nullptr : state.Shift(tenant, gap->gap().shift_id());
  const auto* employment = state.Employment(tenant, event.employment_id());
  const auto time =
      CoverTime(gap, row, employment, worktime::FromProto(event.interval()), commit.now());
  if (!time) {
    Refuse(commit, event, time.error());
    return absl::OkStatus();
  }
  const auto move = MoveOf(state, tenant, event, *time, commit.now());
  const types::v1::Verdict verdict = AskAbout(state, commit, event, *row, *time, move);
  if (!verdict.allowed()) {
    Refuse(commit, event, CoverRefusal::kLaw, &verdict);
  } else if (move && WouldBreakUnit(state, commit, event, *row, *time, *move)) {
    Refuse(commit, event, CoverRefusal::kWouldBreakUnit);
  } else {
    Cover(state, commit, event, *time, verdict, move);
  }
  return absl::OkStatus();
}

// A proposal that has been overtaken changes nothing: somebody has come, or the time is over.
absl::Status OnSplitProposed(const RosterState& state, kit::Commit& commit,
                             const pool::v1::GapSplitProposed& event) {
  if (event.gap_id().empty() || !event.has_split_time()) {
    return absl::InvalidArgumentError(std::string("a proposal to split without gap or time"));
  }
  const v1::GapRow* gap = state.Gap(commit.tenant(), event.gap_id());
  const std::string shift_id = gap == nullptr ? "" : gap->gap().shift_id();
  const absl::Time split_time = kit::FromProto(event.split_time());
  if (CanSplit(gap, state.Shift(commit.tenant(), shift_id), split_time, commit.now())) {
    SplitShift(state, commit, shift_id, split_time);
  }
  return absl::OkStatus();
}

}  // namespace

void HearPool(const RosterState& state, kit::Hearing& hearing) {
  hearing.On<OfferAccepted>("pool",
                            [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
                              return OnAccepted(state, commit, event);
                            });
  hearing.On<pool::v1::GapSplitProposed>(
      "pool", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnSplitProposed(state, commit, event);
      });
}

}  // namespace vagtbro::roster
