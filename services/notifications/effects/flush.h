// Flush: how a step driven without threads waits for the disk.
//
// Shape:   false: the process died before the write, and the state and the journal it worked on are
//          gone; nothing of them may be touched after that. Empty: the journal's own Flush().
// Threads: the owner thread of the journal only.
#pragma once

#include <functional>

#include "kit/base/check.h"
#include "kit/journal/journal.h"

namespace vagtbro::notifications {

using Flush = std::function<bool()>;

inline bool FlushBy(const Flush& flush, kit::Journal& journal) {
  if (flush) return flush();
  KIT_CHECK(journal.Flush().ok());
  return true;
}

}  // namespace vagtbro::notifications
