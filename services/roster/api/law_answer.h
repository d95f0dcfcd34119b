// The law's no on its way to a planner, and the named person who may answer for it.
//
// Errors:  LAW names the broken rules; the override's own faults are named by field.
#pragma once

#include <map>
#include <string>

#include "absl/status/status.h"
#include "roster/store/roster_state.h"
#include "vagtbro/types/v1/work.pb.h"

namespace vagtbro::roster {

// FAILED_PRECONDITION LAW with the broken rules.
absl::Status RefusedByLaw(const types::v1::Verdict& verdict,
                          std::map<std::string, std::string> metadata = {});

// OK if the approver is known and the reason is a code.
absl::Status CheckOverride(const RosterState& state, const std::string& tenant,
                           const v1::RuleOverride& given);

}  // namespace vagtbro::roster
