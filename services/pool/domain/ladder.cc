#include "pool/domain/ladder.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "pool/domain/policy.h"
#include "pool/domain/steers.h"

namespace vagtbro::pool {

const v1::RungPolicy* OnLadder(v1::Rung rung, const v1::PolicySet& policy) {
  for (const v1::RungPolicy& on_ladder : policy.ladder()) {
    if (on_ladder.rung() == rung) return &on_ladder;
  }
  return nullptr;
}

bool WasVisited(v1::Rung rung, const v1::CoverRow& cover) {
  const auto& visits = cover.visits();
  const auto round = RoundStart(cover);
  return std::any_of(visits.begin(), visits.end(), [&](const v1::RungVisit& visit) {
    return visit.entered().rung() == rung &&
           (!round || *round <= kit::FromProto(visit.enter_time()));
  });
}

bool AgencyAhead(const v1::CoverRow& cover, const v1::PolicySet& policy, absl::Time now) {
  const v1::RungPolicy* agencies = OnLadder(v1::RUNG_AGENCY, policy);
  return agencies != nullptr && !WasVisited(v1::RUNG_AGENCY, cover) && InForce(*agencies, now);
}

bool IsRested(const v1::CoverRow& cover) {
  const auto& rests = cover.rests();
  const auto& visits = cover.visits();
  if (rests.empty() || visits.empty()) return false;
  return kit::FromProto(rests.rbegin()->pause_time()) >=
         kit::FromProto(visits.rbegin()->enter_time());
}

}  // namespace vagtbro::pool
