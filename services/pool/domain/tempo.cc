#include "pool/domain/tempo.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "pool/domain/steers.h"

namespace vagtbro::pool {
namespace {

constexpr absl::Duration kLeastSearch = absl::Minutes(15);
// Who extends a search near its end or after it means to give it some time.
constexpr absl::Duration kLeastExtended = absl::Minutes(60);
// Of the agencies asked, 70 % confirm within 45 minutes (figures of the domain's test data): a desk
// must call its own people first. Asked for less, it would lapse before it can answer.
constexpr absl::Duration kAgencyTurn = absl::Minutes(45);
// What the leader needs to act before the shift begins, if every desk is silent.
constexpr absl::Duration kLeaderTurn = absl::Minutes(15);

absl::Duration ByTimeLeft(absl::Duration left) {
  if (left > absl::Hours(24)) return absl::Minutes(60);
  if (left >= absl::Hours(4)) return absl::Minutes(20);
  if (left >= absl::Hours(1)) return absl::Minutes(7);
  return absl::Minutes(3);
}

}  // namespace

absl::Duration OpenFor(v1::Rung rung, absl::Duration time_left) {
  const absl::Duration usual = ByTimeLeft(time_left);
  if (rung != v1::RUNG_AGENCY) return usual;
  return std::max(usual, std::min(kAgencyTurn, time_left - kLeaderTurn));
}

absl::Time SearchDeadline(const v1::CoverRow& cover, const v1::PolicySet& policy) {
  absl::Time least = kit::FromProto(cover.open_time()) + kLeastSearch;
  if (const auto round = RoundStart(cover)) least = std::max(least, *round + kLeastExtended);
  const auto& interval = cover.gap().interval();
  const absl::Time last = kit::Start(interval) + absl::Minutes(policy.after_start_minutes());
  return std::min(std::max(last, least), std::max(kit::Start(interval), kit::End(interval)));
}

}  // namespace vagtbro::pool
