// ProposeSwap: somebody asks a colleague to swap two shifts.
#include "kit/base/proto_time.h"
#include "kit/journal/table.h"
#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/swap/api/swap_api.h"
#include "roster/swap/judge.h"
#include "vagtbro/roster/v1/plan_events.pb.h"

namespace vagtbro::roster {
namespace {

absl::Status CheckIds(const RosterState& state, const v1::ProposeSwapRequest& request) {
  const std::string& tenant = request.tenant_id();
  absl::Status checked = CheckEmployment(state, tenant, request.employment_id());
  if (checked.ok()) checked = CheckShiftId(state, tenant, request.shift_id());
  if (checked.ok()) checked = CheckId("with_shift_id", request.with_shift_id());
  if (checked.ok()) checked = CheckShiftId(state, tenant, request.with_shift_id());
  return checked;
}

bool IsAsked(const RosterState& state, const std::string& tenant, const v1::ShiftRow& row) {
  return state.swaps().OpenOf(tenant, row.shift().shift_id()) != nullptr;
}

bool AreThePair(const v1::ShiftSwapProposed& swap, const std::string& a, const std::string& b) {
  const std::string& from = swap.employment_id();
  const std::string& to = swap.with_employment_id();
  return (from == a && to == b) || (from == b && to == a);
}

// Nobody is asked again and again: one open swap between two people, a few proposals a day.
absl::Status CheckMany(const RosterState& state, const kit::Commit& commit, const std::string& own,
                       const std::string& other) {
  int today = 0;
  for (const auto& [key, row] : state.swaps().rows().Under(kit::Key(commit.tenant(), ""))) {
    const v1::ShiftSwapProposed& swap = row.proposed();
    if (row.state() == v1::SWAP_STATE_OPEN && AreThePair(swap, own, other)) {
      return kit::Refused("TOO_MANY",
                          "another swap between you two waits for its answer: take it back first");
    }
    const bool lately = kit::FromProto(row.propose_time()) > commit.now() - kProposalsCounted;
    if (swap.employment_id() == own && lately) ++today;
  }
  if (today < kMostProposals) return absl::OkStatus();
  return kit::Refused("TOO_MANY", "you have asked for 5 swaps in 24 hours: ask again tomorrow");
}

// Their colleague, who holds the shift that is wanted; or why not.
absl::Status CheckPair(const RosterState& state, const kit::Commit& commit,
                       const v1::ShiftRow& given, const v1::ShiftRow& wanted) {
  const std::string& tenant = commit.tenant();
  if (const auto refused = RefusePair(given, wanted, commit.now())) return Explain(*refused);
  const auto* own = state.Employment(tenant, given.shift().employment_id());
  const auto* other = state.Employment(tenant, wanted.shift().employment_id());
  if (own == nullptr || other == nullptr || !AreColleagues(*own, *other)) {
    return Explain(SwapRefusal::kNotAColleague);
  }
  if (IsAsked(state, tenant, given) || IsAsked(state, tenant, wanted)) {
    return kit::Refused("ALREADY_ASKED",
                        "a swap of one of the two shifts waits for its answer: take it back first");
  }
  const absl::Status few = CheckMany(state, commit, own->employment_id(), other->employment_id());
  if (!few.ok()) return few;
  const SwapVerdicts verdicts = JudgeSwap(state, tenant, given, wanted);
  return RefuseByLaw(verdicts.got, verdicts.given_away);
}

}  // namespace

absl::Status ProposeSwap(const RosterState& state, kit::Commit& commit,
                         const v1::ProposeSwapRequest& request, v1::ProposeSwapResponse* response) {
  absl::Status checked = CheckIds(state, request);
  if (!checked.ok()) return checked;
  const v1::ShiftRow& given = *state.Shift(commit.tenant(), request.shift_id());
  const v1::ShiftRow& wanted = *state.Shift(commit.tenant(), request.with_shift_id());
  if (const auto refused = RefuseToGive(given, request.employment_id(), commit.now())) {
    return Explain(*refused);
  }
  checked = CheckPair(state, commit, given, wanted);
  if (!checked.ok()) return checked;

  v1::ShiftSwapProposed proposed;
  proposed.set_swap_id(commit.NewId("swap"));
  proposed.set_employment_id(request.employment_id());
  proposed.set_shift_id(request.shift_id());
  proposed.set_with_employment_id(wanted.shift().employment_id());
  proposed.set_with_shift_id(request.with_shift_id());
  v1::SwapAsked asked;
  asked.set_swap_id(proposed.swap_id());
  asked.set_employment_id(proposed.with_employment_id());
  *asked.mutable_interval() = given.shift().interval();
  commit.Emit(proposed.swap_id(), proposed);
  commit.Emit(proposed.swap_id(), asked);
  *response->mutable_swap() =
      ToShiftSwap(state, commit.tenant(), *state.swaps().Find(commit.tenant(), asked.swap_id()));
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
