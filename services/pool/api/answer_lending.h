// AnswerLending: a leader's word on lending somebody to another department.
//
// Errors:  NOT_FOUND UNKNOWN_CONSENT; FAILED_PRECONDITION NOT_YOUR_QUESTION, TOO_LATE: the question
//          has lapsed, has been answered otherwise, or nobody is looked for any more.
#pragma once

#include "absl/status/status.h"
#include "kit/journal/commit.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/pool_service.pb.h"

namespace vagtbro::pool {

absl::Status AnswerLending(const PoolState& state, kit::Commit& commit,
                           const v1::AnswerLendingRequest& request,
                           v1::AnswerLendingResponse* response);

}  // namespace vagtbro::pool
