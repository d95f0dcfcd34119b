// Awaited: the offers of a search whose answer may still come.
//
// Shape:   pure; borrows the rows.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"

namespace vagtbro::pool {

// True if the search waits for an answer to the offer at `now`. A yes may count longer: answer.h.
bool IsOpen(const v1::OfferRow& offer, absl::Time now);

// When the last of them lapses; absent: none is open.
std::optional<absl::Time> LastLapse(const std::vector<const v1::OfferRow*>& offers, absl::Time now);

size_t OpenOn(v1::Rung rung, const std::vector<const v1::OfferRow*>& offers, absl::Time now);

// The chance of a yes within `pace` of each, given that they have been silent so far. `reach` says
// how likely somebody answers at all: chance.h.
std::vector<double> RunningChances(const std::vector<const v1::OfferRow*>& offers,
                                   const std::function<double(const std::string&)>& reach,
                                   absl::Duration pace, absl::Time now);

}  // namespace vagtbro::pool
