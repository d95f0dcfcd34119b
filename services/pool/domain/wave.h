// Wave: how many are asked at once and how long the search then waits before it does more.
//
// Computed: as few as make a yes likely within the pace, counting those whose answer is still
// awaited. The pace follows from the time until somebody is to be found. A rung with little chance
// gets little time; offers stay open while the search goes on.
//
// One by one and broadcast are there for trials, and for comparison.
//
// Shape:   pure.
// Source:  domain rules OFFER-N and OFFER-T; services/DECISIONS.md on waves.
#pragma once

#include <cstddef>
#include <vector>

#include "absl/time/time.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"
#include "vagtbro/pool/v1/pool_policy.pb.h"

namespace vagtbro::pool {

// A yes is to be this likely within the pace of a wave.
inline constexpr double kLikely = 0.8;
// At most so many are asked at once.
inline constexpr size_t kBiggestWave = 25;

struct WavePlan {
  size_t people = 0;         // the first so many of the ranking
  absl::Duration wait = {};  // until the search looks again, if nothing else happens
  double chance = 0;         // of a yes within the pace, of those running and those asked now
};

// When somebody is to be found: `target_minutes` before the shift begins, or what an agency needs
// before that if one can still be asked; at least half of the time left is searched.
absl::Time FinishTime(const v1::CoverRow& cover, const v1::PolicySet& policy, bool agency_ahead,
                      absl::Time now);

// In how much time a wave is to bring a yes: a quarter of the time until `finish`, from two minutes
// to five; to an hour if it is more than a day away, when nobody is in a hurry.
absl::Duration PaceUntil(absl::Time finish, absl::Time now);

// `running` holds the chances of those who were asked, `ranked` of those who may be, in order; both
// within the pace.
WavePlan ComputedWave(const std::vector<double>& running, const std::vector<double>& ranked,
                      absl::Duration pace);

// The next one, if nobody's answer is awaited.
WavePlan OneByOne(size_t running, size_t ranked, absl::Duration turn);

// When the rung's time is up: at `finish`, less a pace for each rung ahead that has people; at
// least one pace. Its own head start, if it has one, instead.
absl::Time RungEnd(const v1::RungPolicy& rung, absl::Time finish, absl::Duration pace,
                   size_t rungs_ahead, absl::Time now);

}  // namespace vagtbro::pool
