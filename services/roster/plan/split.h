// Split: a shift that one person would take in part only becomes two.
//
// The parts are independent shifts: each is searched for if it helps.
//
// Shape:   emits GapClosed (SPLIT), ShiftSplit, and GapOpened for the parts that need somebody.
#pragma once

#include <string>

#include "kit/journal/commit.h"
#include "roster/store/roster_state.h"
#include "vagtbro/roster/v1/plan_events.pb.h"

namespace vagtbro::roster {

// True if the gap is still open and `split_time` lies inside of what is left of it.
bool CanSplit(const v1::GapRow* gap, const v1::ShiftRow* row, absl::Time split_time,
              absl::Time now);

// The two parts at that time, the second with an id of its own; whoever holds it holds both.
v1::ShiftSplit PartedAt(const RosterState& state, kit::Commit& commit, const v1::Shift& shift,
                        absl::Time split_time);

// Requires CanSplit().
void SplitShift(const RosterState& state, kit::Commit& commit, const std::string& shift_id,
                absl::Time split_time);

// True if somebody covers the shift, or a part that it has been parted into.
bool IsCovered(const RosterState& state, const std::string& tenant, const v1::ShiftRow& row);

// The shift is sent anew and whole again: emits GapClosed and ShiftCancelled for its later parts.
// Requires nobody to cover them.
void CancelParts(const RosterState& state, kit::Commit& commit, const std::string& shift_id);

}  // namespace vagtbro::roster
