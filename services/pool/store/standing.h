// Standing: what the answer to an offer rests on, from the rows: the law, the employment, standby.
//
// Threads: the owner thread of the journal only.
#pragma once

#include <string>

#include "pool/domain/answer.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

// Owns the verdict that its Standing borrows.
class StandingNow final {
 public:
  StandingNow(types::v1::Verdict law, bool employed, bool may_stand_by)
      : law_(std::move(law)), employed_(employed), may_stand_by_(may_stand_by) {}
  Standing standing() const { return {law_, employed_, may_stand_by_}; }

 private:
  types::v1::Verdict law_;
  bool employed_;
  bool may_stand_by_;
};

// Of the person who has the offer, at `now`.
StandingNow StandingOf(const PoolState& state, const std::string& tenant, const v1::OfferRow& offer,
                       const v1::CoverRow& cover, absl::Time now);

}  // namespace vagtbro::pool
