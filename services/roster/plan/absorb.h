// Absorb: before anybody is called, somebody on a team shift takes over a vacant basis shift.
//
// It is a re-plan within the person's own hours and unit, never an order to come: the team shift
// covers all that is left of the basis shift, the law lets its holder have it, and the unit can do
// without the team shift. The shortest such team shift goes first. What it had beyond the basis
// shift falls away with it.
//
// Source:  TIER in the rule book; domain.md 3a, case 12.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kit/journal/commit.h"
#include "roster/plan/tend_gaps.h"
#include "roster/store/roster_state.h"

namespace vagtbro::roster {

struct Absorption {
  std::string shift_id;       // the basis shift
  std::string team_shift_id;  // falls away
  std::string employment_id;  // who
};

// Vacated basis shifts in the areas: those that bring a role first, then by start and id.
std::vector<std::string> VacatedBasis(const RosterState& state, const std::string& tenant,
                                      const std::vector<Area>& areas, absl::Time now);

// nullopt: nobody can take it over, or nothing is left of it.
std::optional<Absorption> FindAbsorption(const RosterState& state, const std::string& tenant,
                                         const std::string& shift_id, absl::Time now);

// Emits ShiftAbsorbed and TeamShiftDropped, and GapClosed if somebody was searched for.
void EmitAbsorbed(const RosterState& state, kit::Commit& commit, const Absorption& absorption);

// Lets team shifts stand in wherever that is possible in the areas.
void AbsorbIn(const RosterState& state, kit::Commit& commit, const std::vector<Area>& areas);

// True if the one who took the shift over could have the team shift again: neither has begun, the
// team shift is still free, and nothing of theirs is in the way by now.
bool CanUndoAbsorb(const RosterState& state, const std::string& tenant, const std::string& shift_id,
                   absl::Time now);

// The ids and those of the team shifts that were given up for them: what an undo touches.
std::vector<std::string> WithTeamShifts(const RosterState& state, const std::string& tenant,
                                        const std::vector<std::string>& shift_ids);

// Gives the team shift back if it can: emits ShiftRestored for it, and GapClosed if somebody was
// searched for. The caller then takes care of the basis shift. False: nothing was done.
bool UndoAbsorb(const RosterState& state, kit::Commit& commit, const std::string& shift_id);

}  // namespace vagtbro::roster
