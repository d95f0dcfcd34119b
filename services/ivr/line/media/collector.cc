#include "ivr/line/media/collector.h"

#include <algorithm>

namespace vagtbro::ivr {

void Collector::PromptEnded(absl::Duration at) {
  if (prompt_ended_) return;
  prompt_ended_ = true;
  if (keyed_.empty()) due_ = at + collect_.first;
}

std::optional<Event> Collector::OnKey(char key, absl::Duration at) {
  if (key == '*') {
    if (keyed_.empty()) return Cancel{};
    Forget();
    due_ = at + collect_.first;
    return std::nullopt;
  }
  if (key == '#' && collect_.hash_ends) return Complete();
  if (key != '#' && (key < '0' || key > '9')) return std::nullopt;
  keyed_ += key;
  due_ = at + collect_.next;
  if (static_cast<int>(keyed_.size()) >= collect_.most) return Complete();
  return std::nullopt;
}

std::optional<Event> Collector::OnTime(absl::Duration at) const {
  if (at < due_) return std::nullopt;
  if (keyed_.empty()) return NoInput{};
  return Complete();
}

void Collector::Forget() {
  volatile char* byte = keyed_.data();
  for (std::size_t i = 0; i < keyed_.size(); ++i) byte[i] = '\0';
  keyed_.clear();
}

}  // namespace vagtbro::ivr
