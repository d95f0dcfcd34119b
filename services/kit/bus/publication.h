// Publication: a publisher's memory of one subscriber; what to send it next.
//
// Pure: no socket, no thread. The ZeroMQ node and the simulation use the same code.
//
// Shape:   stretches are ascending and join without holes until the subscriber asks for a reset.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "kit/journal/log.h"
#include "vagtbro/bus/v1/pull.pb.h"

namespace vagtbro::kit {

class Publication final {
 public:
  // Takes note of where the subscriber is and how far it may be sent.
  void Hear(const bus::v1::Pull& pull);

  // The next stretch within the credit; nullopt: nothing new for this subscriber. A first pull or a
  // reset is answered at least once, if need be without events, so that the subscriber sees that
  // the line is alive; so is credit used up by events that are not for it.
  std::optional<bus::v1::Events> Next(const Log& log);

 private:
  bool Needed(const LoggedEvent& event) const;

  uint64_t position_ = 0;  // looked at
  uint64_t told_ = 0;      // sent up to here
  uint64_t limit_ = 0;
  uint64_t round_ = 0;
  bool owes_answer_ = false;
  std::set<std::string> wanted_;
  std::set<std::string> unneeded_;
};

}  // namespace vagtbro::kit
