// Standing: what the answer to an offer rests on, from the rows: the law, the employment, standby.
//
// Threads: the owner thread of the journal only.
#pragma once

#include <string>
#include <utility>

#include "pool/domain/answer.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

// Owns the verdict that its Standing borrows.
class StandingNow final {
 public:
  static StandingNow Unknown() { return StandingNow(); }
  StandingNow(types::v1::Verdict law, bool employed, bool may_stand_by,
              std::string holiday_approver)
      : known_(true),
        law_(std::move(law)),
        employed_(employed),
        may_stand_by_(may_stand_by),
        holiday_approver_(std::move(holiday_approver)) {}
  Standing standing() const { return {law_, employed_, may_stand_by_, known_, holiday_approver_}; }

 private:
  StandingNow() = default;

  bool known_ = false;
  types::v1::Verdict law_;
  bool employed_ = false;
  bool may_stand_by_ = false;
  std::string holiday_approver_;
};

// Of the person who has the offer, at `now`; of the worker, if an agency's desk names one.
StandingNow StandingOf(const PoolState& state, const std::string& tenant, const v1::OfferRow& offer,
                       const v1::CoverRow& cover, absl::Time now,
                       const std::string& worker_employment_id = "");

}  // namespace vagtbro::pool
