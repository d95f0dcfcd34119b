// SwapDue: a swap that nobody answered in time is void; one that ended long ago is forgotten.
//
// Threads: the owner thread of the journal only.
#pragma once

#include "kit/journal/alarms.h"
#include "kit/journal/commit.h"
#include "roster/store/roster_state.h"

namespace vagtbro::roster {

// For alarms of the purposes in swap_book.h; nothing for others.
void OnSwapDue(const RosterState& state, kit::Commit& commit, const kit::Alarm& alarm);

}  // namespace vagtbro::roster
