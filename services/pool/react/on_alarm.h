// OnAlarm: what the pool does when a deadline is reached.
//
// step         the search of a gap takes its next step
// offer-lapse  nobody answered in time
// hold         nobody listens any more: who queued is next
// standby      the shift has begun well
// plan         several gaps are planned together
// plan-proof   the exact model's word on such a plan is looked at
// forget       what was thought of people is erased, 90 days after the search
#pragma once

#include "kit/journal/alarms.h"
#include "kit/journal/commit.h"
#include "pool/plan/planner.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

void OnAlarm(PoolState& state, Planner& planner, kit::Commit& commit, const kit::Alarm& alarm);

}  // namespace vagtbro::pool
