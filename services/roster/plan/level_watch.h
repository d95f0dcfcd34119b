// LevelWatch: tells what a change of who is there means for the units.
//
// Made before the change, it remembers the levels; Settle() after it says where they fell or rose,
// and tends the gaps of the units.
//
// Shape:   LevelWatch watch(state, commit, {shift}); commit.Emit(…); watch.Settle();
// Units:   only what is still to come is looked at.
#pragma once

#include <string>
#include <vector>

#include "kit/journal/commit.h"
#include "roster/domain/level.h"
#include "roster/plan/tend_gaps.h"

namespace vagtbro::roster {

class LevelWatch final {
 public:
  // Requires the shifts to be known. The references must outlive the watch.
  LevelWatch(const RosterState& state, kit::Commit& commit,
             const std::vector<std::string>& shift_ids);

  void Settle();

 private:
  const RosterState& state_;
  kit::Commit& commit_;
  std::vector<Area> areas_;
  std::vector<std::vector<Stretch>> before_;  // by area
};

}  // namespace vagtbro::roster
