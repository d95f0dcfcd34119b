// Line: one call as a way to speak and to hear, whatever brought it: Asterisk, SIP, a hosted
// number.
//
// Errors:  a line that breaks is a caller who hung up; after that nothing is said any more.
// Threads: the one thread of its call.
#pragma once

#include <string>
#include <vector>

#include "ivr/dialog/turn.h"

namespace vagtbro::ivr {

class Line {
 public:
  virtual ~Line() = default;
  // Picks up. False: there is nobody any more.
  virtual bool Answer() = 0;
  // Speaks a turn and hears its answer, with the times of turn.h: Entry, Cancel, NoInput, Said,
  // HungUp, Transferred or TransferFailed. Blocks as long as that takes.
  virtual Event Do(const Turn& turn) = 0;
  // Speaks while a reply is awaited. False: the caller has hung up.
  virtual bool Play(const std::vector<ClipId>& clips) = 0;
  // One word for metrics: "agi".
  virtual const char* name() const = 0;
};

}  // namespace vagtbro::ivr
