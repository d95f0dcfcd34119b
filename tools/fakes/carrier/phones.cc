#include "fakes/carrier/phones.h"

#include <algorithm>

namespace vagtbro::carrier {

bool Phones::Take(Message* message) {
  const std::lock_guard lock(mutex_);
  const std::string reference = message->msisdn + " " + message->userref;
  if (!message->userref.empty()) {
    const auto known = by_userref_.find(reference);
    if (known != by_userref_.end()) {
      *message = messages_[known->second];
      return false;
    }
    by_userref_[reference] = messages_.size();
  }
  last_to_phone_[message->msisdn] = messages_.size();
  message->id = messages_.size() + 1;
  messages_.push_back(*message);
  changed_.notify_all();
  return true;
}

bool Phones::Write(const std::string& msisdn, const std::string& text, absl::Time time,
                   Message* message) {
  const std::lock_guard lock(mutex_);
  const auto last = last_to_phone_.find(msisdn);
  if (last == last_to_phone_.end()) return false;
  *message = messages_[last->second];
  message->id = messages_.size() + 1;
  message->incoming = true;
  message->text = text;
  message->userref.clear();
  message->time = time;
  messages_.push_back(*message);
  changed_.notify_all();
  return true;
}

std::vector<Message> Phones::SinceLocked(uint64_t after) const {
  const auto from = static_cast<std::ptrdiff_t>(std::min<uint64_t>(after, messages_.size()));
  return {messages_.begin() + from, messages_.end()};
}

std::vector<Message> Phones::Since(uint64_t after) const {
  const std::lock_guard lock(mutex_);
  return SinceLocked(after);
}

std::vector<Message> Phones::WaitSince(uint64_t after, absl::Duration patience) const {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, absl::ToChronoMilliseconds(patience),
                    [&] { return messages_.size() > after; });
  return SinceLocked(after);
}

}  // namespace vagtbro::carrier
