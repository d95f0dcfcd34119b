// Act: what a planner does to a shift, noted with who and why, and its undoing.
//
// Shape:   emits PlannerAct before the facts of what was done, so that the shift as it was is kept;
//          an undo ends with ActUndone.
// Errors:  an undo emits nothing unless it can be done.
#pragma once

#include <string>

#include "kit/journal/commit.h"
#include "roster/domain/acts.h"
#include "roster/store/roster_state.h"
#include "vagtbro/types/v1/act.pb.h"

namespace vagtbro::roster {

// Requires the facts of the act to follow in the same commit. `employment_id`: who is put on the
// shift; empty: nobody.
void NoteAct(kit::Commit& commit, const std::string& shift_id, v1::PlannerActKind kind,
             types::v1::ActReason reason, const std::string& employment_id = "");

// The unit runs without the shift: a search for it ends. Requires RefuseAccept() to have nothing
// against it.
void AcceptLevelOf(const RosterState& state, kit::Commit& commit, const std::string& shift_id,
                   types::v1::ActReason reason);

// Puts the shift back as it was before the latest act on it, tells who gains or loses it, and
// searches for somebody where that is needed again. Requires RefuseUndoAct() to have nothing
// against it, and the law to let who had it have it again.
void UndoActOn(const RosterState& state, kit::Commit& commit, const std::string& shift_id);

}  // namespace vagtbro::roster
