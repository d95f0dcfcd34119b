// Patience: how long to wait before trying again, and when trying is over.
//
// Units:   waits are clock time, so that a test moves them.
#pragma once

#include <cstdint>

#include "absl/time/time.h"

namespace vagtbro::notifications {

// Wait after the `attempts`-th failed try to hand a message over, `attempts` >= 1:
// 5 s, 15 s, 60 s, then 5 min.
absl::Duration MessagePatience(uint32_t attempts);

// Wait after the `attempts`-th failed try to pass a reply on; somebody waits for it: 1 s, 5 s, 15
// s.
absl::Duration ReplyPatience(uint32_t attempts);

// A message that could not be handed over for so long is given up.
constexpr absl::Duration kGiveUpAfter = absl::Hours(12);

// How long messages, replies and closed gaps are remembered; forgotten once a day.
constexpr absl::Duration kRemember = absl::Hours(90 * 24);

}  // namespace vagtbro::notifications
