// HeldTime: when a shift is worked, as far as people want to read it.
//
// Shape:   the hours that its holder has of it; all of it if nobody holds it.
#pragma once

#include "vagtbro/roster/v1/promises.pb.h"

namespace vagtbro::vagt {

inline const types::v1::Interval& HeldTime(const roster::v1::RosterShift& entry) {
  return entry.has_held_interval() ? entry.held_interval() : entry.shift().interval();
}

}  // namespace vagtbro::vagt
