// EmploymentsOf: all employments of a person, those that are over too.
//
// Shape:   by employment id; looks at every employment of the municipality, so not for a hot way.
#pragma once

#include <string>
#include <vector>

#include "directory/store/directory_state.h"

namespace vagtbro::directory {

std::vector<v1::EmploymentRegistered> EmploymentsOf(const DirectoryState& state,
                                                    const std::string& tenant,
                                                    const std::string& person_id);

}  // namespace vagtbro::directory
