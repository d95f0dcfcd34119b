// Steers: what the acts of planners mean for a search, read from the marks they left on it.
//
// An extension begins a round: the ladder is climbed again from its first rung, and who only did
// not answer may be asked again. An act that was undone counts as if it had not been done, but for
// what people have answered meanwhile.
//
// Shape:   pure.
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"

namespace vagtbro::pool {

// When the present round began: with the latest extension that stands. Absent: the first round.
std::optional<absl::Time> RoundStart(const v1::CoverRow& cover);

// True if the search goes on by this act although a leader was told.
bool KeepsGoing(const v1::SteerMark& mark);

// True if a human has been told and the search does nothing by itself. A search that was extended,
// or handed back to the machine, goes on although its leader stays told.
bool RestsWithLeader(const v1::CoverRow& cover);

// True if the search looks for somebody by itself: it is open, nobody has said yes, and it does
// not rest with a leader.
bool SearchesOn(const v1::CoverRow& cover);

// True if a planner has called the agencies in, whatever rung the search is on.
bool AgenciesCalled(const v1::CoverRow& cover);

// True for an offer that says nothing against asking the same person again: nobody answered it in
// an earlier round, or it was taken back with the act that led to it.
bool MayBeAskedAgain(const v1::OfferRow& offer, const v1::CoverRow& cover);

// The act that the search remembers as the latest that stands; nullptr: none. An owner's LEAVE is
// no act to undo and is passed over, with whatever it ended.
const v1::SteerMark* LatestSteer(const v1::CoverRow& cover);

}  // namespace vagtbro::pool
