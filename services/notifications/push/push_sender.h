// Push sender: hands one push to the push service of a browser.
//
// Threads: any; may block, so never the owner thread.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace vagtbro::notifications {

struct Push {
  std::string push_id;
  std::string payload;  // JSON, see notice.h
  absl::Duration life;  // how long it is kept for a browser that is away
  std::string topic;    // one not delivered yet is replaced by the next of the same; <= 32 letters
  bool urgent = false;  // may wake a telephone that saves its battery
};

enum class Pushed {
  kTaken,   // the push service has it
  kGone,    // the browser no longer listens: forget it
  kFailed,  // not this time; nobody tries again, for the SMS goes anyway
};

class PushSender {
 public:
  virtual ~PushSender() = default;
  virtual Pushed Send(const Push& push) = 0;
  // Breaks off what is under way; from here on Send() answers kFailed.
  virtual void Stop() {}
};

// The twin for tests.
class MemoryPushSender final : public PushSender {
 public:
  Pushed Send(const Push& push) override {
    const std::lock_guard lock(mutex_);
    sent_.push_back(push);
    return answer_;
  }
  void Answer(Pushed answer) {
    const std::lock_guard lock(mutex_);
    answer_ = answer;
  }
  std::vector<Push> sent() const {
    const std::lock_guard lock(mutex_);
    return sent_;
  }

 private:
  mutable std::mutex mutex_;
  Pushed answer_ = Pushed::kTaken;
  std::vector<Push> sent_;
};

}  // namespace vagtbro::notifications
