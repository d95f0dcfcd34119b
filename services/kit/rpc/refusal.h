// Refusals on their way to a caller: a status with a machine-readable reason.
//
// api/ functions answer absl::Status. A rule's refusal, a malformed field and an unknown id carry
// google.rpc.ErrorInfo (AIP-193); the rpc layer adds the service's domain.
//
// Shape:   reason in UPPER_SNAKE_CASE, stable; message in English, says what to do.
#pragma once

#include <map>
#include <string>

#include "absl/status/status.h"

namespace vagtbro::kit {

// FAILED_PRECONDITION: the rules said no; do not retry.
absl::Status Refused(const std::string& reason, const std::string& message,
                     const std::map<std::string, std::string>& metadata = {});

// INVALID_ARGUMENT, reason MALFORMED_FIELD: the caller must change the request.
absl::Status Malformed(const std::string& field, const std::string& message);

// NOT_FOUND: nothing has this id.
absl::Status Unknown(const std::string& reason, const std::string& message);

// The reason of such a status; empty: it has none.
std::string ReasonOf(const absl::Status& status);

}  // namespace vagtbro::kit
