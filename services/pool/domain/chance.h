// Chance: how likely somebody says yes within a time, so that a wave is neither too small nor too
// big.
//
// Only whether people answer is learned from them, never what: a no is an answer like a yes, so it
// can never harm anyone. What was seen fades, and after 30 days it is gone. Nothing is kept: the
// chance is computed from the offers of those days when a wave is sized, and used for nothing else.
//
// Shape:   probabilities in [0, 1].
// Source:  domain.md 5b (shares of yes, delays, silent people); privacy rule P7.
#pragma once

#include <vector>

#include "absl/time/time.h"
#include "vagtbro/pool/v1/pool_events.pb.h"

namespace vagtbro::pool {

// One offer that somebody got, as far as the chance looks at it.
struct SeenOffer {
  absl::Time offer_time;
  bool answered = false;  // yes or no, in time or late
};

// How likely this person answers an offer made at `now` at all: what was seen at this half of the
// day (05:30 to 22:00, 22:00 to 05:30) in the last 30 days, fading by half in 10 days, with a prior
// that weighs four offers. Offers still running are not to be among `seen`.
double ReachOf(const std::vector<SeenOffer>& seen, absl::Time now);

// How likely somebody on this rung who answers says yes.
double YesShare(v1::Rung rung);

// How likely an answer that comes at all has come within `time`, if the offer was made at `now`:
// half of them within 6 minutes by day and 25 by night.
double AnsweredWithin(absl::Duration time, absl::Time now);

// How likely at least one of them says yes.
double AtLeastOne(const std::vector<double>& chances);

}  // namespace vagtbro::pool
