#include "kit/bus/subscription.h"

#include <utility>

namespace vagtbro::kit {

Subscription::Subscription(std::string subscriber, std::vector<std::string> wanted,
                           std::vector<std::string> unneeded, uint64_t credit)
    : subscriber_(std::move(subscriber)),
      wanted_(std::move(wanted)),
      unneeded_(std::move(unneeded)),
      credit_(credit) {}

bus::v1::Pull Subscription::Reset(uint64_t cursor) { return Make(cursor, true); }
bus::v1::Pull Subscription::Acknowledge(uint64_t cursor) { return Make(cursor, false); }

bus::v1::Pull Subscription::Make(uint64_t cursor, bool reset) {
  bus::v1::Pull pull;
  pull.set_subscriber(subscriber_);
  pull.set_cursor(cursor);
  pulled_from_ = cursor;
  pull.set_limit(cursor + credit_);
  pull.set_reset(reset);
  pull.set_round(++round_);
  for (const std::string& type : wanted_) pull.add_wanted(type);
  for (const std::string& type : unneeded_) pull.add_unneeded(type);
  return pull;
}

}  // namespace vagtbro::kit
