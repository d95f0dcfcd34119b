// Shared watches: which units one duty can serve, and who may hold it.
//
// Units share a night only if the way and the alarms allow it, which both must say of each other.
// Who watches over several must satisfy the strictest of them.
//
// Source:  domain.md 3a, cases 11 and 32; Q-CHILD in the rule book.
#pragma once

#include <vector>

#include "vagtbro/roster/v1/roster_events.pb.h"

namespace vagtbro::roster {

using Units = std::vector<const v1::UnitRegistered*>;

// True if one can walk from each unit to every other over pairs that name each other.
bool AreNeighbours(const Units& units);

// Who fits `a` and `b` too: professions that both accept (none in `b`: as in `a`), and everything
// that either asks for besides. A role of `a` goes before one of `b`. Without a profession nobody
// fits.
types::v1::SlotRequirement Strictest(types::v1::SlotRequirement a,
                                     const types::v1::SlotRequirement& b);

// What the shift asks of who holds it: its own slot, at night or when shared the least that each of
// its units wants of a night watch, and a certificate where children live.
types::v1::SlotRequirement SlotOf(const v1::Shift& shift, const Units& units);

}  // namespace vagtbro::roster
