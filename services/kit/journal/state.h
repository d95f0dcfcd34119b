// State: what a service knows, as a fold over its own events.
//
// A service derives from it, holds its tables as members and folds one event into them in Apply().
// Apply() reads nothing but the state and the event: no clock, no other service, no chance. So a
// replay from the first event gives the rows on disk, byte for byte.
//
// Threads: the owner thread of the journal only.
#pragma once

#include "kit/journal/alarms.h"
#include "kit/journal/table.h"
#include "vagtbro/bus/v1/envelope.pb.h"

namespace vagtbro::kit {

using Envelope = bus::v1::Envelope;

class State {
 public:
  State() : alarms_(tables_) {}
  virtual ~State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  // Folds one own event in. Total: it takes every event ever written, even kinds no longer emitted.
  // False: the type is unknown, the binary is older than the data, and the process must not go on.
  virtual bool Apply(const Envelope& event) = 0;

  Tables& tables() { return tables_; }
  Alarms& alarms() { return alarms_; }
  const Alarms& alarms() const { return alarms_; }

 private:
  Tables tables_;
  Alarms alarms_;
};

}  // namespace vagtbro::kit
