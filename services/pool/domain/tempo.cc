#include "pool/domain/tempo.h"

#include <algorithm>

#include "kit/base/check.h"
#include "kit/base/proto_time.h"

namespace vagtbro::pool {
namespace {

constexpr absl::Duration kLeastSearch = absl::Minutes(15);
constexpr absl::Duration kLeastTurn = absl::Minutes(3);
// Of the agencies asked, 70 % confirm within 45 minutes (figures of the domain's test data): a desk
// must call its own people first. Asked for less, it would lapse before it can answer.
constexpr absl::Duration kAgencyTurn = absl::Minutes(45);
// What the leader needs to act before the shift begins, if every desk is silent.
constexpr absl::Duration kLeaderTurn = absl::Minutes(15);

Wave ByTimeLeft(absl::Duration left) {
  if (left > absl::Hours(24)) return {3, absl::Minutes(60)};
  if (left >= absl::Hours(4)) return {5, absl::Minutes(20)};
  if (left >= absl::Hours(1)) return {10, absl::Minutes(7)};
  return {25, absl::Minutes(3)};
}

}  // namespace

Wave WaveFor(v1::Rung rung, absl::Duration time_left) {
  Wave wave = ByTimeLeft(time_left);
  if (rung == v1::RUNG_AGENCY) {
    wave.size = 1;
    wave.open_for = std::max(wave.open_for, std::min(kAgencyTurn, time_left - kLeaderTurn));
  }
  return wave;
}

absl::Time SearchDeadline(const v1::CoverRow& cover) {
  const absl::Time least = kit::FromProto(cover.open_time()) + kLeastSearch;
  const auto& interval = cover.gap().interval();
  return std::max(kit::Start(interval), std::min(least, kit::End(interval)));
}

absl::Time RungEnd(const v1::RungPolicy& rung, size_t rungs_left, absl::Time deadline,
                   absl::Time now) {
  KIT_CHECK(rungs_left > 0 && now < deadline);
  const absl::Duration left = deadline - now;
  const absl::Duration share = left / static_cast<int64_t>(rungs_left);
  const absl::Duration most = std::max(share, left - kLeastTurn * (rungs_left - 1));
  if (rung.head_start_minutes() > 0) {
    return now + std::min(absl::Minutes(rung.head_start_minutes()), most);
  }
  if (rung.rung() != v1::RUNG_AGENCY) return now + share;
  return now + std::min(std::max(share, WaveFor(v1::RUNG_AGENCY, left).open_for), most);
}

}  // namespace vagtbro::pool
