// Who waits to be rung back, as figures to watch.
//
// Shape:   vagtbro_call_backs_waiting, and vagtbro_call_backs_oldest_timestamp_seconds: since when
//          the longest has waited; 0: nobody waits. Who was promised a call before a time waits
//          from then on.
// Threads: the owner thread of the journal only.
#pragma once

#include "ivr/store/ivr_state.h"
#include "kit/ops/metrics.h"

namespace vagtbro::ivr {

void MeasureCallBacks(const IvrState& state, const TenantId& tenant, kit::Metrics& metrics);

}  // namespace vagtbro::ivr
