// EndedOnce: who rings out hears how it went, once, whatever becomes of the call or the line.
//
// Shape:   dropped unheard, as work of a line that is gone is, it says kFailed.
// Threads: one at a time.
#pragma once

#include <utility>

#include "ivr/call/dialer.h"

namespace vagtbro::ivr {

class EndedOnce final {
 public:
  explicit EndedOnce(Dialer::Ended ended) : ended_(std::move(ended)) {}
  ~EndedOnce() { Say(Outcome::kFailed); }
  EndedOnce(const EndedOnce&) = delete;
  EndedOnce& operator=(const EndedOnce&) = delete;

  void Say(Outcome outcome) {
    const Dialer::Ended ended = std::exchange(ended_, nullptr);
    if (ended) ended(outcome);
  }

 private:
  Dialer::Ended ended_;
};

}  // namespace vagtbro::ivr
