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

// So far behind its cursor a subscriber lets itself be sent unless it says otherwise.
inline constexpr uint64_t kCredit = 4096;

class Subscription final {
 public:
  Subscription(std::string subscriber, std::vector<std::string> wanted,
               std::vector<std::string> unneeded, uint64_t credit = kCredit);

  // "This is where I am; begin again behind it": at start, after a hole, and when the line is idle.
  bus::v1::Pull Reset(uint64_t cursor);
  // "On my disk up to here; go on."
  bus::v1::Pull Acknowledge(uint64_t cursor);
  // True if a quarter of the credit is used since the last pull. Before that an acknowledgement is
  // not worth its message: a line that falls silent says where it is by itself.
  bool MayAcknowledge(uint64_t cursor) const { return cursor >= pulled_from_ + credit_ / 4; }

 private:
  bus::v1::Pull Make(uint64_t cursor, bool reset);

  std::string subscriber_;
  std::vector<std::string> wanted_;
  std::vector<std::string> unneeded_;
  uint64_t credit_;
  uint64_t round_ = 0;
  uint64_t pulled_from_ = 0;  // cursor of the last pull
};

}  // namespace vagtbro::kit
