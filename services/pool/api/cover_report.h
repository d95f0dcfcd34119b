// GetCoverReport: how covering went, from what is kept of each search and how it ended.
//
// Shape:   the time asked for is widened to whole periods, so that two reports that differ by a day
//          tell nothing about the day. A search that is still open is not counted yet.
// Errors:  as desk_service.proto says.
#pragma once

#include "absl/status/status.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/desk_service.pb.h"

namespace vagtbro::pool {

absl::Status GetCoverReport(const PoolState& state, const v1::GetCoverReportRequest& request,
                            v1::GetCoverReportResponse* response);

}  // namespace vagtbro::pool
