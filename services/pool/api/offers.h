// Offers: who was asked, and how each offer stands.
#pragma once

#include "absl/status/status.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/pool_service.pb.h"

namespace vagtbro::pool {

v1::Offer OfferOf(const v1::OfferRow& row);

absl::Status ListOffers(const PoolState& state, const v1::ListOffersRequest& request,
                        v1::ListOffersResponse* response);

}  // namespace vagtbro::pool
