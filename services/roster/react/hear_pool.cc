#include "roster/domain/decisions.h"
#include "roster/plan/level_watch.h"
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

void Cover(const RosterState& state, kit::Commit& commit, const OfferAccepted& event,
           const Interval& time, const types::v1::Verdict& verdict) {
  const std::string shift_id = state.Gap(commit.tenant(), event.gap_id())->gap().shift_id();
  LevelWatch watch(state, commit, {shift_id});
  v1::ShiftCovered covered;
  covered.set_gap_id(event.gap_id());
  covered.set_shift_id(shift_id);
  covered.set_employment_id(event.employment_id());
  covered.set_offer_id(event.offer_id());
  *covered.mutable_interval() = worktime::ToProto(time);
  *covered.mutable_verdict() = verdict;
  commit.Emit(shift_id, covered);
  v1::GapClosed closed;
  closed.set_gap_id(event.gap_id());
  closed.set_reason(v1::GAP_CLOSE_REASON_COVERED);
  commit.Emit(event.gap_id(), closed);
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
  const types::v1::Verdict verdict = AskTheLaw(state, tenant, *employment, row->shift(), *time);
  if (!verdict.allowed()) {
    Refuse(commit, event, CoverRefusal::kLaw, &verdict);
    return absl::OkStatus();
  }
  Cover(state, commit, event, *time, verdict);
  return absl::OkStatus();
}

}  // namespace

void HearPool(const RosterState& state, kit::Hearing& hearing) {
  hearing.On<OfferAccepted>("pool",
                            [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
                              return OnAccepted(state, commit, event);
                            });
}

}  // namespace vagtbro::roster
