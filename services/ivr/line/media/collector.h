// Collector: single keys become one Entry, Cancel or NoInput, by the times of its Collect.
//
// Units:   `at` is any time that only grows.
// Errors:  none; what is no key of a telephone is dropped.
// Source:  Collect in dialog/turn.h.
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "ivr/dialog/turn.h"

namespace vagtbro::ivr {

class Collector {
 public:
  explicit Collector(const Collect& collect) : collect_(collect) {}
  Collector(const Collector&) = delete;
  Collector& operator=(const Collector&) = delete;
  ~Collector() { Forget(); }

  // From now on silence counts.
  void PromptEnded(absl::Duration at);
  // The event, if this key completes the entry. After an event nothing more is collected.
  std::optional<Event> OnKey(char key, absl::Duration at);
  // The event, if the time is over.
  std::optional<Event> OnTime(absl::Duration at) const;

 private:
  Event Complete() const { return Entry{Keys(keyed_)}; }
  void Forget();

  Collect collect_;
  std::string keyed_;
  bool prompt_ended_ = false;
  absl::Duration due_ = absl::InfiniteDuration();
};

}  // namespace vagtbro::ivr
