// LevelWatch: tells what a change of who is there means for the units.
//
// Made before the change, it remembers the levels; Settle() after it lets team shifts stand in for
// basis shifts, says where the levels fell or rose and which tasks wait or are done again, and
// tends the gaps of the units.
//
// Shape:   LevelWatch watch(state, commit, {shift}); commit.Emit(…); watch.Settle();
// Units:   only what is still to come is looked at.
#pragma once

#include <string>
#include <vector>

#include "kit/journal/commit.h"
#include "roster/domain/staffing.h"
#include "roster/plan/tend_gaps.h"

namespace vagtbro::roster {

class LevelWatch final {
 public:
  // Requires the shifts to be known. The references must outlive the watch.
  LevelWatch(const RosterState& state, kit::Commit& commit,
             const std::vector<std::string>& shift_ids);
  // Looks there, too, e.g. where a shift will be. Before the change.
  void Watch(const std::vector<Area>& areas);

  void Settle();

 private:
  struct Watched {
    Area area;
    std::vector<Stretch> before;
  };

  void Absorb();
  // Neighbours become one, so that a change over both is told once.
  void Join();
  std::vector<Area> Areas() const;

  const RosterState& state_;
  kit::Commit& commit_;
  std::vector<Watched> watched_;
};

}  // namespace vagtbro::roster
