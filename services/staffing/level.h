// Levels: what a unit can do with those present, stretch by stretch.
//
// Several needs in force at one instant: the worst level counts, and a role is needed as often as
// the need asks that asks most. Heads count, roles do not change the level: a missing role is told
// beside it.
//
// Shape:   stretches ascend without holes over the time asked for; neighbours differ.
// Source:  ABC-TRIG in the rule book.
#pragma once

#include <cstdint>
#include <vector>

#include "staffing/requirement.h"

namespace vagtbro::staffing {

// One head in the unit for a time.
struct Presence {
  Interval interval;
  types::v1::RoleSlot role = types::v1::ROLE_SLOT_UNSPECIFIED;
};

struct Stretch {
  Interval interval;
  v1::ServiceLevel level = v1::SERVICE_LEVEL_UNSPECIFIED;  // unspecified: no need in force
  uint32_t heads = 0;
  std::vector<types::v1::RoleSlot> missing_roles;  // ascending

  bool operator==(const Stretch&) const = default;
};

// Requires `within` not to be empty.
std::vector<Stretch> Stretches(const std::vector<Need>& needs,
                               const std::vector<Presence>& presences, const Interval& within);

// A time in which the level is another than before.
struct LevelChange {
  Interval interval;
  v1::ServiceLevel from = v1::SERVICE_LEVEL_UNSPECIFIED;
  v1::ServiceLevel to = v1::SERVICE_LEVEL_UNSPECIFIED;
  uint32_t heads = 0;  // after, at the worst moment

  bool lowered() const { return to > from; }
  bool operator==(const LevelChange&) const = default;
};

// Where `after` differs from `before`; both cover the same time. Stretches that neither had nor
// have a need are passed over.
std::vector<LevelChange> Changes(const std::vector<Stretch>& before,
                                 const std::vector<Stretch>& after);

}  // namespace vagtbro::staffing
