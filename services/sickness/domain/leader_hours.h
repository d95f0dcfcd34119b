// Leader hours: by when a leader is to have rung, and whether a caller can be put through now.
//
// Leaders work Monday to Friday at the hours of the unit's policy, and not on public holidays. A
// deadline counts only those hours, so a call on Friday evening is due on Monday.
//
// Units:   absl::Time is an instant; hours are half-open, local, and counted in elapsed minutes.
// Source:  CONTACT-0 in the rule book.
#pragma once

#include "absl/time/time.h"
#include "vagtbro/sickness/v1/sickness_facts.pb.h"

namespace vagtbro::sickness {

// Reason why the policy is not taken in; empty: it is sound.
const char* FaultOf(const v1::ContactPolicySet& policy);

// The policy without anything left open. Requires that it is sound.
v1::ContactPolicySet Completed(v1::ContactPolicySet policy);

// Both require a completed policy.
bool LeaderWorks(const v1::ContactPolicySet& policy, absl::Time now, absl::TimeZone zone);
// The instant at which policy.within_minutes of working hours have passed since `now`.
absl::Time ContactBy(const v1::ContactPolicySet& policy, absl::Time now, absl::TimeZone zone);

}  // namespace vagtbro::sickness
