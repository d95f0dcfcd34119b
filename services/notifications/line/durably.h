// Durably: work of the owner for a caller on the line, who is answered when it is on disk.
//
// Threads: any but the owner's.
#pragma once

#include <future>
#include <memory>
#include <utility>

#include "kit/journal/owner.h"

namespace vagtbro::notifications {

// Callers on the line wait five seconds.
constexpr std::chrono::seconds kDiskPatience{4};

// False: the disk did not answer in time; the work may still be done. `work` must own what it uses.
inline bool RunDurably(kit::Owner& owner, kit::Work work) {
  const auto durable = std::make_shared<std::promise<void>>();
  std::future<void> done = durable->get_future();
  owner.Submit(std::move(work), [durable] { durable->set_value(); });
  return done.wait_for(kDiskPatience) == std::future_status::ready;
}

}  // namespace vagtbro::notifications
