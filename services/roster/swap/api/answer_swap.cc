// AnswerSwap and WithdrawSwap: the colleague's word, and a proposal taken back.
#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/swap/api/swap_api.h"
#include "roster/swap/judge.h"
#include "vagtbro/roster/v1/plan_events.pb.h"

namespace vagtbro::roster {
namespace {

absl::Status CheckIds(const RosterState& state, const std::string& tenant,
                      const std::string& employment_id, const std::string& swap_id) {
  absl::Status checked = CheckEmployment(state, tenant, employment_id);
  if (checked.ok()) checked = CheckId("swap_id", swap_id);
  if (!checked.ok() || state.swaps().Find(tenant, swap_id) != nullptr) return checked;
  return kit::Unknown("UNKNOWN_SWAP", "no swap has this swap_id");
}

void EmitEnded(kit::Commit& commit, const std::string& swap_id, v1::SwapState state) {
  v1::ShiftSwapEnded ended;
  ended.set_swap_id(swap_id);
  ended.set_state(state);
  commit.Emit(swap_id, ended);
}

void EmitSettled(kit::Commit& commit, const v1::ShiftSwapProposed& proposed, bool made) {
  v1::SwapSettled settled;
  settled.set_swap_id(proposed.swap_id());
  settled.set_employment_id(proposed.employment_id());
  settled.set_made(made);
  commit.Emit(proposed.swap_id(), settled);
}

void EmitHanded(kit::Commit& commit, const v1::ShiftRow& row, const std::string& employment_id,
                const types::v1::Verdict& verdict) {
  v1::ShiftAssigned assigned;
  assigned.set_shift_id(row.shift().shift_id());
  assigned.set_employment_id(employment_id);
  assigned.set_previous_employment_id(row.shift().employment_id());
  *assigned.mutable_verdict() = verdict;
  commit.Emit(assigned.shift_id(), assigned);
}

// Both shifts change hands in this commit, or neither: it ends first, so that it does not void
// itself.
absl::Status Make(const RosterState& state, kit::Commit& commit, const v1::SwapRow& row) {
  const v1::ShiftSwapProposed proposed = row.proposed();
  const v1::ShiftRow given = *state.Shift(commit.tenant(), proposed.shift_id());
  const v1::ShiftRow wanted = *state.Shift(commit.tenant(), proposed.with_shift_id());
  const bool stands =
      RefuseToGive(given, proposed.employment_id(), commit.now()) == std::nullopt &&
      RefuseToGive(wanted, proposed.with_employment_id(), commit.now()) == std::nullopt;
  if (!stands) return Explain(SwapRefusal::kSwapOver);
  const SwapVerdicts verdicts = JudgeSwap(state, commit.tenant(), given, wanted);
  // Whoever answers takes the shift that is given.
  const absl::Status lawful = RefuseByLaw(verdicts.given_away, verdicts.got);
  if (!lawful.ok()) return lawful;
  EmitEnded(commit, proposed.swap_id(), v1::SWAP_STATE_MADE);
  EmitHanded(commit, given, proposed.with_employment_id(), verdicts.given_away);
  EmitHanded(commit, wanted, proposed.employment_id(), verdicts.got);
  EmitSettled(commit, proposed, true);
  return absl::OkStatus();
}

}  // namespace

absl::Status AnswerSwap(const RosterState& state, kit::Commit& commit,
                        const v1::AnswerSwapRequest& request, v1::AnswerSwapResponse* response) {
  const std::string& tenant = commit.tenant();
  const absl::Status checked = CheckIds(state, tenant, request.employment_id(), request.swap_id());
  if (!checked.ok()) return checked;
  const v1::SwapRow row = *state.swaps().Find(tenant, request.swap_id());
  if (const auto refused = RefuseAnswer(row, request.employment_id())) return Explain(*refused);
  if (request.accept()) {
    const absl::Status made = Make(state, commit, row);
    if (!made.ok()) return made;
  } else {
    EmitEnded(commit, request.swap_id(), v1::SWAP_STATE_DECLINED);
    EmitSettled(commit, row.proposed(), false);
  }
  *response->mutable_swap() =
      ToShiftSwap(state, tenant, *state.swaps().Find(tenant, request.swap_id()));
  return absl::OkStatus();
}

absl::Status WithdrawSwap(const RosterState& state, kit::Commit& commit,
                          const v1::WithdrawSwapRequest& request,
                          v1::WithdrawSwapResponse* response) {
  const std::string& tenant = commit.tenant();
  const absl::Status checked = CheckIds(state, tenant, request.employment_id(), request.swap_id());
  if (!checked.ok()) return checked;
  const v1::SwapRow row = *state.swaps().Find(tenant, request.swap_id());
  if (const auto refused = RefuseWithdrawal(row, request.employment_id())) {
    return Explain(*refused);
  }
  EmitEnded(commit, request.swap_id(), v1::SWAP_STATE_WITHDRAWN);
  *response->mutable_swap() =
      ToShiftSwap(state, tenant, *state.swaps().Find(tenant, request.swap_id()));
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
