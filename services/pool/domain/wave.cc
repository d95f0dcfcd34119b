#include "pool/domain/wave.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "pool/domain/chance.h"
#include "pool/domain/tempo.h"

namespace vagtbro::pool {
namespace {

constexpr absl::Duration kFastest = absl::Minutes(2);
constexpr absl::Duration kSlowestSameDay = absl::Minutes(5);
constexpr absl::Duration kSlowest = absl::Minutes(60);
constexpr absl::Duration kSameDay = absl::Hours(24);
constexpr absl::Duration kLeastWait = absl::Minutes(1);
constexpr int64_t kPaces = 4;
// A desk's 45 minutes and the leader's quarter.
constexpr absl::Duration kForAgency = absl::Minutes(60);

}  // namespace

absl::Time FinishTime(const v1::CoverRow& cover, const v1::PolicySet& policy, bool agency_ahead,
                      absl::Time now) {
  const absl::Time deadline = SearchDeadline(cover, policy);
  absl::Duration before = absl::Minutes(policy.target_minutes());
  if (agency_ahead) before = std::max(before, kForAgency);
  return std::max(kit::Start(cover.gap().interval()) - before, now + (deadline - now) / 2);
}

absl::Duration PaceUntil(absl::Time finish, absl::Time now) {
  const absl::Duration slowest = finish - now > kSameDay ? kSlowest : kSlowestSameDay;
  return std::clamp((finish - now) / kPaces, kFastest, slowest);
}

WavePlan ComputedWave(const std::vector<double>& running, const std::vector<double>& ranked,
                      absl::Duration pace) {
  WavePlan plan;
  double none = 1 - AtLeastOne(running);
  const size_t most = std::min(ranked.size(), kBiggestWave);
  while (plan.people < most && 1 - none < kLikely) none *= 1 - ranked[plan.people++];
  plan.chance = 1 - none;
  // With everybody asked, a small chance is worth a short wait only.
  const bool exhausted = plan.people == ranked.size();
  const double share = exhausted ? std::min(1.0, plan.chance / kLikely) : 1.0;
  plan.wait = std::max(kLeastWait, pace * share);
  return plan;
}

WavePlan OneByOne(size_t running, size_t ranked, absl::Duration turn) {
  return {.people = running == 0 && ranked > 0 ? size_t{1} : size_t{0}, .wait = turn};
}

absl::Time RungEnd(const v1::RungPolicy& rung, absl::Time finish, absl::Duration pace,
                   size_t rungs_ahead, absl::Time now) {
  if (rung.head_start_minutes() > 0) return now + absl::Minutes(rung.head_start_minutes());
  return std::max(now + pace, finish - pace * static_cast<int64_t>(rungs_ahead));
}

}  // namespace vagtbro::pool
