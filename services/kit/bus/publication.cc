#include "kit/bus/publication.h"

#include <algorithm>

namespace vagtbro::kit {
namespace {

constexpr size_t kLargestStretch = 256;

}  // namespace

void Publication::Hear(const bus::v1::Pull& pull) {
  const bool first = round_ == 0;
  if (pull.round() < round_ && !pull.reset()) return;  // overtaken on the way
  round_ = std::max<uint64_t>(pull.round(), 1);
  if (first || pull.reset()) {
    position_ = pull.cursor();
    owes_answer_ = true;
  }
  limit_ = pull.limit();
  wanted_ = {pull.wanted().begin(), pull.wanted().end()};
  unneeded_ = {pull.unneeded().begin(), pull.unneeded().end()};
}

bool Publication::Needed(const LoggedEvent& event) const {
  if (!event.is_public || unneeded_.count(event.type) != 0) return false;
  return wanted_.count(event.type) != 0 || !event.may_ignore;
}

std::optional<bus::v1::Events> Publication::Next(const Log& log) {
  if (round_ == 0) return std::nullopt;
  const uint64_t head = log.head();
  const uint64_t end = std::min(limit_, head);
  if (position_ >= end && !owes_answer_) return std::nullopt;

  bus::v1::Events events;
  events.set_after(position_);
  events.set_head(head);
  events.set_round(round_);
  if (position_ < end) {
    for (const LoggedEvent& event :
         log.Read(position_, std::min<size_t>(kLargestStretch, end - position_))) {
      if (Needed(event)) events.add_envelopes(*event.bytes);
      position_ = event.sequence;
    }
  }
  events.set_through(position_);
  owes_answer_ = false;
  return events;
}

}  // namespace vagtbro::kit
