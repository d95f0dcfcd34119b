// Dialer: rings a number and lets a dialog talk to whoever picks up.
//
// Ringing out is what a line may be able to do: the SIP line through its trunk, a hosted number by
// its operator's API. Whom to ring, when and how often is decided in call_out/.
//
// Shape:   the dialog hears Answered or NotReached first, and is driven until Done; its wishes go
//          to the line's backend like those of a call that came in.
// Errors:  a line that is down is NotReached::kFailed.
// Threads: Ring() from any, returns at once; `ended` is called once, on a thread of the line, and
//          must return at once. A line that is destroyed calls it with Outcome::kFailed.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "absl/time/time.h"
#include "ivr/dialog/talk.h"
#include "ivr/dialog/turn.h"

namespace vagtbro::ivr {

struct OutCall {
  CallFacts facts;
  std::string number;  // E.164; never logged
  absl::Duration rings = absl::Seconds(25);
};

class Dialer {
 public:
  virtual ~Dialer() = default;
  // Done's outcome, however the call went.
  using Ended = std::function<void(Outcome)>;
  virtual void Ring(const OutCall& call, std::unique_ptr<Dialog> dialog, Ended ended) = 0;
};

}  // namespace vagtbro::ivr
