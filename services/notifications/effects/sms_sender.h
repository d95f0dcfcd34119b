// SMS sender: hands a text to a carrier, once for the same reference.
//
// Errors:  INVALID_ARGUMENT: the carrier will never take it; anything else: hand it over again
//          later, with the same reference.
// Threads: any; may block, so never the owner thread.
#pragma once

#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace vagtbro::notifications {

struct Sms {
  std::string phone;  // E.164
  std::string text;
  // The same for every try of one message; the carrier's receipts carry it back.
  std::string reference;
};

class SmsSender {
 public:
  virtual ~SmsSender() = default;
  virtual absl::Status Send(const Sms& sms) = 0;
  // Breaks off what is under way; from here on Send() answers UNAVAILABLE.
  virtual void Stop() {}
};

// The twin for tests and the simulation: a carrier that keeps what it was given.
class MemorySmsSender final : public SmsSender {
 public:
  absl::Status Send(const Sms& sms) override {
    const std::lock_guard lock(mutex_);
    ++tries_;
    if (!answer_.ok()) return answer_;
    if (references_.insert(sms.reference).second) sent_.push_back(sms);
    return absl::OkStatus();
  }
  // What the next tries are answered.
  void Answer(absl::Status answer) {
    const std::lock_guard lock(mutex_);
    answer_ = std::move(answer);
  }
  std::vector<Sms> sent() const {
    const std::lock_guard lock(mutex_);
    return sent_;
  }
  size_t tries() const {
    const std::lock_guard lock(mutex_);
    return tries_;
  }

 private:
  mutable std::mutex mutex_;
  absl::Status answer_;
  std::set<std::string> references_;
  std::vector<Sms> sent_;
  size_t tries_ = 0;
};

}  // namespace vagtbro::notifications
