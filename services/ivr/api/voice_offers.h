// What the telephone answers about offers by voice. The contract is ivr_service.proto.
//
// Errors:  INVALID_ARGUMENT MALFORMED_FIELD; FAILED_PRECONDITION NO_LINE. Not OK means that nothing
//          was emitted.
// Threads: the owner thread of the journal only.
#pragma once

#include "absl/status/status.h"
#include "ivr/call_out/offer_calls.h"
#include "kit/journal/commit.h"
#include "vagtbro/ivr/v1/ivr_service.pb.h"

namespace vagtbro::ivr {

// Whose calls go out, if any do.
struct OutLine {
  TenantId tenant;
  bool rings_out = false;
};

absl::Status OfferByVoice(OfferCalls& calls, const OutLine& line, kit::Commit& commit,
                          const v1::OfferByVoiceRequest& request,
                          v1::OfferByVoiceResponse* response);

absl::Status WithdrawVoiceOffer(OfferCalls& calls, kit::Commit& commit,
                                const v1::WithdrawVoiceOfferRequest& request,
                                v1::WithdrawVoiceOfferResponse* response);

absl::Status ListVoiceOffers(const IvrState& state, const v1::ListVoiceOffersRequest& request,
                             v1::ListVoiceOffersResponse* response);

}  // namespace vagtbro::ivr
