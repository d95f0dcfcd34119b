// What the functions about swaps share.
#include <cstdlib>

#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/law_answer.h"
#include "roster/swap/api/swap_api.h"

namespace vagtbro::roster {

absl::Status Explain(SwapRefusal refusal) {
  switch (refusal) {
    case SwapRefusal::kNotYours:
      return kit::Refused("NOT_YOURS", "it is somebody else's: only they may");
    case SwapRefusal::kNotAColleague:
      return kit::Refused("NOT_A_COLLEAGUE",
                          "swap with somebody at home in your unit, for a shift of the same units");
    case SwapRefusal::kShiftBegun:
      return kit::Refused("SHIFT_BEGUN", "it has begun: choose a shift still to come");
    case SwapRefusal::kNotSwappable:
      return kit::Refused("NOT_SWAPPABLE",
                          "only planned shifts are swapped: no covers, no meetings");
    case SwapRefusal::kTooFarApart:
      return kit::Refused("TOO_FAR_APART", "the two shifts must begin within 14 days");
    case SwapRefusal::kSwapOver:
      return kit::Refused("SWAP_OVER", "the swap has been answered, taken back, or is void");
  }
  std::abort();  // -Werror=switch has named every SwapRefusal.
}

absl::Status RefuseByLaw(const types::v1::Verdict& own, const types::v1::Verdict& theirs) {
  if (!own.allowed()) return RefusedByLaw(own, {{"whose", "OWN"}});
  if (theirs.allowed()) return absl::OkStatus();
  return kit::Refused("LAW", "the colleague may not have the shift under the rules",
                      {{"whose", "THEIRS"}});
}

absl::Status CheckEmployment(const RosterState& state, const std::string& tenant,
                             const std::string& employment_id) {
  const absl::Status checked = CheckId("employment_id", employment_id);
  if (!checked.ok() || state.Employment(tenant, employment_id) != nullptr) return checked;
  return kit::Unknown("UNKNOWN_EMPLOYMENT", "nobody has this employment_id");
}

v1::ShiftSwap ToShiftSwap(const RosterState& state, const std::string& tenant,
                          const v1::SwapRow& row) {
  v1::ShiftSwap swap;
  *swap.mutable_proposed() = row.proposed();
  swap.set_state(row.state());
  *swap.mutable_propose_time() = row.propose_time();
  if (row.has_end_time()) *swap.mutable_end_time() = row.end_time();
  if (const auto* shift = state.Shift(tenant, row.proposed().shift_id())) {
    *swap.mutable_shift() = shift->shift();
  }
  if (const auto* shift = state.Shift(tenant, row.proposed().with_shift_id())) {
    *swap.mutable_with_shift() = shift->shift();
  }
  // Who has them by now, or that somebody has left one, is no longer the other's concern.
  if (row.state() != v1::SWAP_STATE_OPEN) {
    swap.mutable_shift()->clear_employment_id();
    swap.mutable_with_shift()->clear_employment_id();
  }
  return swap;
}

}  // namespace vagtbro::roster
