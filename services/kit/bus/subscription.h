// Subscription: a subscriber's side of the line to one publisher; what to ask for next.
//
// Pure: no socket, no thread. The cursor itself lives in the journal.
//
// Units:   credit counts sequences, those of events that are not for us included.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "vagtbro/bus/v1/pull.pb.h"

namespace vagtbro::kit {

class Subscription final {
 public:
  Subscription(std::string subscriber, std::vector<std::string> wanted,
               std::vector<std::string> unneeded, uint64_t credit = 4096);

  // "This is where I am; begin again behind it": at start, after a hole, and when the line is idle.
  bus::v1::Pull Reset(uint64_t cursor);
  // "On my disk up to here; go on."
  bus::v1::Pull Acknowledge(uint64_t cursor);

 private:
  bus::v1::Pull Make(uint64_t cursor, bool reset);

  std::string subscriber_;
  std::vector<std::string> wanted_;
  std::vector<std::string> unneeded_;
  uint64_t credit_;
  uint64_t round_ = 0;
};

}  // namespace vagtbro::kit
