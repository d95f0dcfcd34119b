// Voice sender: hands an offer to the telephone, once for the same reference.
//
// How the call ends is told later, as an event of the telephone.
//
// Errors:  INVALID_ARGUMENT: the telephone will never ring for it; anything else: hand it over
// again
//          later, with the same reference.
// Threads: any; may block, so never the owner thread.
#pragma once

#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "vagtbro/types/v1/interval.pb.h"

namespace vagtbro::notifications {

// No number: the telephone asks the directory as it rings.
struct VoiceCall {
  std::string tenant;
  std::string reference;  // the same for every try of one number
  std::string employment_id;
  uint32_t number_index = 0;  // which of their numbers
  std::string offer_id;
  types::v1::Interval interval;
  std::string unit_id;                             // empty: no place is said
  absl::Time ring_time = absl::InfinitePast();     // not before
  absl::Time lapse_time = absl::InfiniteFuture();  // not from then on
};

class VoiceSender {
 public:
  virtual ~VoiceSender() = default;
  virtual absl::Status Offer(const VoiceCall& call) = 0;
  // It rings no more for the reference; one that is unknown or over is a quiet success.
  virtual absl::Status Withdraw(const std::string& tenant, const std::string& reference) = 0;
  // Breaks off what is under way; from here on both answer UNAVAILABLE.
  virtual void Stop() {}
};

// The twin for tests: a telephone that keeps what it was given, once for a reference.
class MemoryVoiceSender final : public VoiceSender {
 public:
  absl::Status Offer(const VoiceCall& call) override {
    const std::lock_guard lock(mutex_);
    ++tries_;
    if (!answer_.ok()) return answer_;
    if (references_.insert(call.reference).second) calls_.push_back(call);
    return absl::OkStatus();
  }
  absl::Status Withdraw(const std::string& /*tenant*/, const std::string& reference) override {
    const std::lock_guard lock(mutex_);
    if (!answer_.ok()) return answer_;
    withdrawn_.push_back(reference);
    return absl::OkStatus();
  }
  void Stop() override { Answer(absl::UnavailableError(std::string("stopped"))); }
  // What the next tries are answered.
  void Answer(absl::Status answer) {
    const std::lock_guard lock(mutex_);
    answer_ = std::move(answer);
  }
  std::vector<VoiceCall> calls() const {
    const std::lock_guard lock(mutex_);
    return calls_;
  }
  std::vector<std::string> withdrawn() const {
    const std::lock_guard lock(mutex_);
    return withdrawn_;
  }
  size_t tries() const {
    const std::lock_guard lock(mutex_);
    return tries_;
  }

 private:
  mutable std::mutex mutex_;
  absl::Status answer_;
  std::set<std::string> references_;
  std::vector<VoiceCall> calls_;
  std::vector<std::string> withdrawn_;
  size_t tries_ = 0;
};

}  // namespace vagtbro::notifications
