// Policy: how covers are searched for in a unit, with the defaults filled in and its mistakes
// named.
//
// A policy with a policy_id is a trial: it goes before the unit's standing policy for gaps that
// open between its dates, and a search stays with the policy it began under.
//
// Shape:   a zero or an empty list in a PolicySet means "the default".
// Units:   from_time belongs to a time in force, until_time does not.
// Errors:  PolicyRefusal; nothing of a refused policy is kept.
// Source:  domain rules ABC-LADDER and QUIET.
#pragma once

#include <optional>

#include "absl/time/time.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"
#include "vagtbro/pool/v1/pool_policy.pb.h"

namespace vagtbro::pool {

enum class PolicyRefusal {
  kMalformedId,         // a unit, agency or leader id
  kUnknownRung,         // a rung without a name
  kRungTwice,           // a rung stands twice in the ladder
  kNoLeaderRungLast,    // the ladder does not end with a human
  kQuietHoursOutOfDay,  // a minute outside 0 to 1439
  kQuietHoursEmpty,     // start and end are the same
  kBudgetBackwards,     // more contacts in a day than in a week
  kDatesBackwards,      // in force until before it is in force from
  kTrialWithoutDates,   // a trial begins and ends
  kDatesWithoutTrial,   // the standing policy holds until the next one
  kWeightTooBig,        // above 1000 per cent
  kUnknownWaveStyle,    // a style that is not in the contract
  kTooLong,  // target above a day, hold above 5 minutes, turn above 4 hours, 12 h after start
};

std::optional<PolicyRefusal> CheckPolicy(const v1::PolicySet& policy);

// The policy with every default filled in.
v1::PolicySet WithDefaults(v1::PolicySet policy);

// True if the policy decides about a gap that opens at `time`.
bool InForce(const v1::PolicySet& policy, absl::Time time);

// True if two trials of one unit are in force at the same time.
bool Overlap(const v1::PolicySet& a, const v1::PolicySet& b);

// True if the rung is on the ladder at `time`.
bool InForce(const v1::RungPolicy& rung, absl::Time time);

// The rung's place on the ladder, from 0; the ladder's length: it is not on it.
int PlaceOf(v1::Rung rung, const v1::PolicySet& policy);

// True if nobody is asked at `time` who has not agreed to it. Quiet hours follow the local clock.
bool InQuietHours(const v1::PolicySet& policy, absl::Time time);

// First instant from `time` on that is not in quiet hours.
absl::Time QuietEnd(const v1::PolicySet& policy, absl::Time time);

}  // namespace vagtbro::pool
