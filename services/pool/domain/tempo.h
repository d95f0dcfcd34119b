// Tempo: how many are asked at once, for how long, and how the time left is shared among the rungs.
//
// Units:   instants; an offer is open up to, and not including, its lapse_time.
// Source:  domain rules OFFER-T and OFFER-N; the figures on agencies of the domain's test data;
//          services/pool/README.md for the last quarter of an hour.
#pragma once

#include <cstddef>

#include "absl/time/time.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"

namespace vagtbro::pool {

struct Wave {
  size_t size;  // people who may have an open offer of this rung at the same time
  absl::Duration open_for;
};

// The wave that fits the time left until the shift begins. Agencies are asked one at a time, and
// a desk that has to find somebody first gets up to 45 minutes, as long as the leader keeps a
// quarter of an hour; never less than others get.
Wave WaveFor(v1::Rung rung, absl::Duration time_left);

// When the machine must have told a human: as the shift begins. A gap that opens in the last
// quarter of an hour, or in the middle of its shift, is searched for fifteen minutes all the same,
// though never beyond its end.
absl::Time SearchDeadline(const v1::CoverRow& cover);

// When the rung's time is up, if it is entered at `now`: every rung from here on gets its turn
// before the deadline. `rungs_left` counts this one, and not the leader's. Without a head start of
// its own, the rung of the agencies lasts at least as long as one desk may think, if the others
// still get three minutes each. Requires now < deadline.
absl::Time RungEnd(const v1::RungPolicy& rung, size_t rungs_left, absl::Time deadline,
                   absl::Time now);

// The search rests in quiet hours only if so much is left between their end and the shift.
inline constexpr absl::Duration kLeastAfterQuiet = absl::Minutes(45);

}  // namespace vagtbro::pool
