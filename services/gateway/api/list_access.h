// ListAccess: who has looked at whom and why, read from the journal, the latest first.
//
// Threads: any; reads what is on disk and never waits for the owner.
#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "kit/journal/log.h"
#include "vagtbro/gateway/v1/gateway_service.pb.h"

namespace vagtbro::gateway {

// Looks through the last 200 000 events at most. With a subject, looks at the whole of their unit
// and at all units at once are told as well, the same one by the same person once in 24 hours.
// `home_unit_id`: the subject's now, empty: none; nullopt: looks that name the subject alone.
absl::Status ListAccess(const kit::Log& log, const v1::ListAccessRequest& request,
                        const std::optional<std::string>& home_unit_id,
                        v1::ListAccessResponse* response);

}  // namespace vagtbro::gateway
