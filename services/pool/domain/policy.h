// Policy: how covers are searched for in a unit, with the defaults filled in and its mistakes
// named.
//
// Shape:   a zero or an empty list in a PolicySet means "the default".
// Errors:  PolicyRefusal; nothing of a refused policy is kept.
// Source:  domain rules ABC-LADDER and QUIET.
#pragma once

#include <optional>

#include "absl/time/time.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"

namespace vagtbro::pool {

enum class PolicyRefusal {
  kMalformedId,         // a unit, agency or leader id
  kUnknownRung,         // a rung without a name
  kRungTwice,           // a rung stands twice in the ladder
  kNoLeaderRungLast,    // the ladder does not end with a human
  kQuietHoursOutOfDay,  // a minute outside 0 to 1439
  kQuietHoursEmpty,     // start and end are the same
  kBudgetBackwards,     // more contacts in a day than in a week
};

std::optional<PolicyRefusal> CheckPolicy(const v1::PolicySet& policy);

// The policy with every default filled in.
v1::PolicySet WithDefaults(v1::PolicySet policy);

// True if nobody is asked at `time` who has not agreed to it. Quiet hours follow the local clock.
bool InQuietHours(const v1::PolicySet& policy, absl::Time time);

// First instant from `time` on that is not in quiet hours.
absl::Time QuietEnd(const v1::PolicySet& policy, absl::Time time);

}  // namespace vagtbro::pool
