// OnAlarm: what the pool does when a deadline is reached.
//
// step         the search of a gap takes its next step
// offer-lapse  nobody answered in time
// hold         nobody listens any more: who queued is next
// standby      the shift has begun well
// forget       what was thought of people is erased, 90 days after the search
#pragma once

#include "kit/journal/alarms.h"
#include "kit/journal/commit.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

void OnAlarm(PoolState& state, kit::Commit& commit, const kit::Alarm& alarm);

}  // namespace vagtbro::pool
