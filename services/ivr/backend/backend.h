// Backend: does what a dialog wishes.
//
// Errors:  in the Reply: Refused, or Down; never anything else.
// Threads: any; blocks for at most kGiveUp.
#pragma once

#include <string>

#include "ivr/dialog/reply.h"
#include "ivr/dialog/wish.h"

namespace vagtbro::ivr {

class Backend {
 public:
  virtual ~Backend() = default;
  // `caller_number` is what the line shows, kept only with a task to ring back; empty: withheld.
  virtual Reply Do(const Wish& wish, const std::string& caller_number) = 0;
};

}  // namespace vagtbro::ivr
