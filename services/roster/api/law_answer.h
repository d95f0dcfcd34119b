// The law's no on its way to a planner, and the named person who may answer for it.
//
// Errors:  LAW names the broken rules; the override's own faults are named by field.
#pragma once

#include <map>
#include <string>

#include "absl/status/status.h"
#include "kit/journal/commit.h"
#include "roster/store/roster_state.h"
#include "vagtbro/types/v1/work.pb.h"

namespace vagtbro::roster {

// FAILED_PRECONDITION LAW with the broken rules, and what they say in Danish and English, as far as
// planners may know: see worktime/proto/told_verdict.h.
absl::Status RefusedByLaw(const types::v1::Verdict& verdict,
                          std::map<std::string, std::string> metadata = {});

// OK if a manager answers for it, and the reason is a code: somebody else than `employment_id`, who
// leads a unit, is employed now and not away; otherwise NOT_A_MANAGER. `employment_id`: whose shift
// it is; empty: nobody's.
absl::Status CheckOverride(const RosterState& state, const kit::Commit& commit,
                           const v1::RuleOverride& given, const std::string& employment_id);

}  // namespace vagtbro::roster
