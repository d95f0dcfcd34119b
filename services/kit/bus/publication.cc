#include "kit/bus/publication.h"

#include <algorithm>
#include <utility>

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
    told_ = position_;
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
  while (position_ < end && events.envelopes().empty()) {
    const auto stretch = log.Read(position_, std::min<size_t>(kLargestStretch, end - position_));
    if (stretch.empty()) break;
    for (const LoggedEvent& event : stretch) {
      if (Needed(event)) events.add_envelopes(*event.bytes);
      position_ = event.sequence;
    }
  }
  const bool used_up = position_ >= limit_ && told_ < position_;
  if (events.envelopes().empty() && !owes_answer_ && !used_up) return std::nullopt;
  events.set_after(std::exchange(told_, position_));
  events.set_through(position_);
  events.set_head(head);
  events.set_round(round_);
  owes_answer_ = false;
  return events;
}

}  // namespace vagtbro::kit
