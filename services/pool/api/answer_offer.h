// AnswerOffer: a person's yes or no to an offer.
//
// Errors:  NOT_FOUND UNKNOWN_OFFER; FAILED_PRECONDITION NOT_YOUR_OFFER, WORKER_NEEDED,
//          WORKER_UNFIT; UNAVAILABLE while the worker has not been heard of: the same call again.
//          A yes that comes too late or that the law refuses is no error, but an outcome.
#pragma once

#include "absl/status/status.h"
#include "kit/journal/commit.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/pool_service.pb.h"

namespace vagtbro::pool {

absl::Status AnswerOffer(const PoolState& state, kit::Commit& commit,
                         const v1::AnswerOfferRequest& request, v1::AnswerOfferResponse* response);

// How the offer stands now, as a reply to `request`; what a caller that waits is told in the end.
v1::AnswerOfferResponse ReplyTo(const PoolState& state, const v1::AnswerOfferRequest& request);

}  // namespace vagtbro::pool
