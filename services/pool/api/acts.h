// Acts: what people and the plan did in a search beyond its waves, in words.
//
// Shape:   leaders are named for what they decide; who listens, waits or is kept elsewhere is not.
#pragma once

#include <string>

#include "pool/api/teller.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

// Holds, questions about lending, acts in the logbook, the common plan and splits.
void TellActs(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
              Teller* teller);

// What a yes led to; `who` said it. Nothing if the offer was not answered with one.
void TellYes(const v1::OfferRow& offer, const std::string& who, Teller* teller);

}  // namespace vagtbro::pool
