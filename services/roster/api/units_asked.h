// The units a report is about.
//
// Errors:  kit::Malformed names unit_ids; NOT_FOUND UNKNOWN_TENANT, UNKNOWN_UNIT.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "roster/store/roster_state.h"

namespace vagtbro::roster {

// Each once, ascending; all of the municipality's if none is named. At most 200 can be named.
absl::StatusOr<std::vector<std::string>> UnitsAsked(
    const RosterState& state, const std::string& tenant,
    const google::protobuf::RepeatedPtrField<std::string>& unit_ids);

}  // namespace vagtbro::roster
