// The answers about swaps: one function an RPC, free of gRPC; the contract says what each does.
//
// Errors:  as roster_api.h; of a colleague no refusal says more than that they may not.
// Threads: the owner thread of the journal only.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "kit/journal/commit.h"
#include "roster/store/roster_state.h"
#include "roster/swap/domain/swap_rules.h"
#include "vagtbro/roster/v1/swap_service.pb.h"

namespace vagtbro::roster {

absl::Status ListSwapOptions(const RosterState& state, const v1::ListSwapOptionsRequest& request,
                             v1::ListSwapOptionsResponse* response, absl::Time now);

absl::Status ProposeSwap(const RosterState& state, kit::Commit& commit,
                         const v1::ProposeSwapRequest& request, v1::ProposeSwapResponse* response);

absl::Status AnswerSwap(const RosterState& state, kit::Commit& commit,
                        const v1::AnswerSwapRequest& request, v1::AnswerSwapResponse* response);

absl::Status WithdrawSwap(const RosterState& state, kit::Commit& commit,
                          const v1::WithdrawSwapRequest& request,
                          v1::WithdrawSwapResponse* response);

absl::Status ListSwaps(const RosterState& state, const v1::ListSwapsRequest& request,
                       v1::ListSwapsResponse* response, absl::Time now);

// What they share: the refusal in words; ids that must be known; a swap with its shifts.
absl::Status Explain(SwapRefusal refusal);
// The law's no to whoever asks (`own`) or to the other (`theirs`), of whom only that is told. OK if
// both may.
absl::Status RefuseByLaw(const types::v1::Verdict& own, const types::v1::Verdict& theirs);
absl::Status CheckEmployment(const RosterState& state, const std::string& tenant,
                             const std::string& employment_id);
v1::ShiftSwap ToShiftSwap(const RosterState& state, const std::string& tenant,
                          const v1::SwapRow& row);

}  // namespace vagtbro::roster
