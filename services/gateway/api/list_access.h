// ListAccess: who has looked at whom and why, read from the journal, the latest first.
//
// Threads: any; reads what is on disk and never waits for the owner.
#pragma once

#include "absl/status/status.h"
#include "kit/journal/log.h"
#include "vagtbro/gateway/v1/gateway_service.pb.h"

namespace vagtbro::gateway {

// Looks through the last 200 000 events at most.
absl::Status ListAccess(const kit::Log& log, const v1::ListAccessRequest& request,
                        v1::ListAccessResponse* response);

}  // namespace vagtbro::gateway
