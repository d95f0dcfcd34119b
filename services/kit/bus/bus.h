// Bus: the events of a service on their way to others, and those of others on their way to it.
//
// What arrives is digested on the owner thread in the same commit that moves the cursor; the
// acknowledgement is the next pull. Lost messages, restarts and slow joiners are one case: pull
// again from the cursor. BusNode carries it over ZeroMQ; MemoryBus, its twin, within one process.
//
// Errors:  Start(): what its kind says; nothing later, a line that is down is asked again.
// Threads: Start() and Stop() from one; the rest from any.
// Source:  services/DECISIONS.md 3.
#pragma once

#include "absl/status/status.h"

namespace vagtbro::kit {

class Bus {
 public:
  virtual ~Bus() = default;
  virtual absl::Status Start() = 0;
  virtual void Stop() = 0;
  // True once every upstream that is awaited has answered since the start.
  virtual bool heard_all() const = 0;
  // Upstreams whose reader an unknown type has stopped until a newer binary is started.
  virtual int stopped_lines() const = 0;
};

}  // namespace vagtbro::kit
