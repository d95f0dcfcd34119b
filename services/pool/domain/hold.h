// Hold: while somebody listens to an offer on the telephone, nobody else gets the shift.
//
// A hold ends by itself, when the listener answers, or when they hang up. It can be prolonged while
// they listen, up to four times its length in all. A yes of somebody else meanwhile is queued.
//
// Units:   held from its start up to, and not including, its end.
// Errors:  HoldRefusal: an answer for the caller, never retried.
#pragma once

#include <string>

#include "absl/time/time.h"
#include "kit/base/outcome.h"
#include "pool/domain/facts.h"
#include "vagtbro/pool/v1/pool_policy.pb.h"

namespace vagtbro::pool {

enum class HoldRefusal { kNotYourOffer, kNotToBeHad, kHeldByAnother };

// True if the shift is kept for somebody else than who has this offer.
bool HeldByAnother(const v1::ShiftOffered& offer, const v1::CoverRow& cover, absl::Time now);

// OfferHeld, or nothing if the hold cannot be prolonged any more.
kit::Outcome<Facts, HoldRefusal> DecideHold(const v1::OfferRow& offer, const v1::CoverRow& cover,
                                            const v1::PolicySet& policy,
                                            const std::string& employment_id, absl::Time now);

// The listener has hung up, or the time is up: OfferHoldEnded, or nothing if it is not held by this
// offer.
Facts EndHold(const v1::OfferRow& offer, const v1::CoverRow& cover);

}  // namespace vagtbro::pool
