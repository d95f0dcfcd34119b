// Offer desk: where an answer to an offer, or to a question about lending, is decided.
//
// Shape:   an answer with the same request_id is decided once, however often it is handed in.
// Errors:  NOT_FOUND or FAILED_PRECONDITION: there is nothing to answer; anything else: again
// later. Threads: any; may block, so never the owner thread.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace vagtbro::notifications {

struct OfferAnswer {
  std::string tenant;
  std::string request_id;
  std::string offer_id;
  std::string employment_id;
  bool accept = false;
  bool lending = false;                   // a leader's word: offer_id is that of the question
  std::string worker_employment_id = {};  // whom an agency's yes names
};

class OfferDesk {
 public:
  virtual ~OfferDesk() = default;
  // What became of it, in the words of vagtbro.pool.v1.AnswerOutcome without prefix: "CONFIRMED",
  // "REFUSED", "TOO_LATE", "PENDING", "DECLINED", "QUEUED" or "STANDBY"; of a leader's word
  // "GRANTED" (everybody who had to agree has) or "NOTED".
  virtual absl::StatusOr<std::string> Answer(const OfferAnswer& answer) = 0;
  // Breaks off what is under way; from here on Answer() fails, to be asked again later.
  virtual void Stop() {}
};

// The twin for tests: says DECLINED to a no and, until told otherwise, CONFIRMED to a yes.
class MemoryOfferDesk final : public OfferDesk {
 public:
  absl::StatusOr<std::string> Answer(const OfferAnswer& answer) override {
    const std::lock_guard lock(mutex_);
    if (!status_.ok()) return status_;
    answers_[answer.request_id] = answer;
    if (!outcome_.empty()) return outcome_;
    if (answer.lending) return std::string(answer.accept ? "GRANTED" : "NOTED");
    return std::string(answer.accept ? "CONFIRMED" : "DECLINED");
  }
  void Fail(absl::Status status) {
    const std::lock_guard lock(mutex_);
    status_ = std::move(status);
  }
  void Say(const std::string& outcome) {
    const std::lock_guard lock(mutex_);
    outcome_ = outcome;
  }
  // By request id.
  std::map<std::string, OfferAnswer> answers() const {
    const std::lock_guard lock(mutex_);
    return answers_;
  }

 private:
  mutable std::mutex mutex_;
  absl::Status status_;
  std::string outcome_;
  std::map<std::string, OfferAnswer> answers_;
};

}  // namespace vagtbro::notifications
