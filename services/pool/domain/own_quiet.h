// OwnQuiet: the hours in which somebody wants no offers, on top of the municipality's quiet hours.
//
// Shape:   pure; local minutes after midnight, the end is not in them; an end before the start lies
//          on the next day. Whoever has set none, or start and end the same, has none.
#pragma once

#include <optional>

#include "absl/time/time.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"

namespace vagtbro::pool {

bool InOwnQuiet(const v1::MemberRow& member, absl::Time time);

// First instant from `time` on that is not in them.
absl::Time OwnQuietEnd(const v1::MemberRow& member, absl::Time time);

// First instant from `time` on that is in them; absent: there is none.
std::optional<absl::Time> OwnQuietStart(const v1::MemberRow& member, absl::Time time);

}  // namespace vagtbro::pool
