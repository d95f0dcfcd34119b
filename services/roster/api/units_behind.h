// UnitsBehind: the units of what a request names, for the rules of who may call what.
#pragma once

#include <string>
#include <vector>

#include "roster/store/roster_state.h"

namespace vagtbro::roster {

// As kit::UnitsBehind: of a shift_id, or of an employment_id by its home.
std::vector<std::string> UnitsBehind(const RosterState& state, const std::string& tenant,
                                     const std::string& field, const std::string& id);

}  // namespace vagtbro::roster
