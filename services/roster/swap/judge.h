// JudgeSwap: the law's answers about two people, each with the other's shift in place of their own.
//
// Shape:   the rules alone, without a bill: a swap at one's own wish is paid as planned work.
#pragma once

#include <string>

#include "roster/store/roster_state.h"
#include "vagtbro/types/v1/work.pb.h"

namespace vagtbro::roster {

struct SwapVerdicts {
  types::v1::Verdict given_away;  // who holds `wanted` takes `given`
  types::v1::Verdict got;         // who holds `given` takes `wanted`
};

// Requires both to be held.
SwapVerdicts JudgeSwap(const RosterState& state, const std::string& tenant,
                       const v1::ShiftRow& given, const v1::ShiftRow& wanted);

}  // namespace vagtbro::roster
