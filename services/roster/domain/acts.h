// Acts: what a planner did to a shift, how long it can be undone, and what an undo brings back.
//
// A row remembers how it was before the latest act. Whatever else happens to the shift makes it
// forget that; what the act itself did, in the same commit, does not: its facts have the act's id
// as their cause.
//
// Shape:   pure and total; only the latest act can be undone, and an undo cannot.
// Source:  services/DECISIONS.md on acts of planners.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kit/base/outcome.h"
#include "roster/domain/shift_row.h"
#include "roster/domain/staffing.h"
#include "vagtbro/roster/v1/act_facts.pb.h"

namespace vagtbro::roster {

// The row with the act noted, and how it was before. The facts of an undo are then its own, too.
v1::ShiftRow Acted(v1::ShiftRow row, const v1::PlannerAct& act);

// The row as it was before the act, where the facts of its undo have not brought that back.
v1::ShiftRow Undone(const v1::ShiftRow& row);

// `row`, which an event with this cause made of `old`, knowing of the act what it still may.
v1::ShiftRow WithActKept(const v1::ShiftRow& old, v1::ShiftRow row, const std::string& cause_id);

enum class UndoActRefusal { kNothingToUndo, kChangedSince, kShiftBegun };

// Whether the latest act on the shift can be undone, the law aside. nullopt: yes.
std::optional<UndoActRefusal> RefuseUndoAct(const v1::ShiftRow& row, absl::Time now);

// The shift as whoever had it before the act would have it again; nullopt: nobody would. Requires
// RefuseUndoAct() to have nothing against it.
std::optional<v1::ShiftRow> HeldAgain(const v1::ShiftRow& row);

enum class AcceptRefusal { kShiftOver, kNotOpen };

// Whether the units may be left to run without the shift. nullopt: yes.
std::optional<AcceptRefusal> RefuseAccept(const v1::ShiftRow& row, absl::Time now);

// One unit's stretches, as they are noted when its level is accepted.
std::vector<v1::AcceptedStretch> Accepted(const std::string& unit_id,
                                          const std::vector<Stretch>& stretches);

// True if a unit is nowhere staffed worse than what was accepted: no lower level, where it is below
// C no head less, and no other role missing. Stretches without a requirement are as good as any.
bool IsStillAccepted(const v1::LevelAccepted& accepted, const std::string& unit_id,
                     const std::vector<Stretch>& now);

}  // namespace vagtbro::roster
