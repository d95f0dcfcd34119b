// TestCarrier: an SMS carrier inside the test, in the shape of the real gateway.
//
// Takes messages over HTTP, once for the same reference, remembers when each came, and sends signed
// receipts and replies to the webhook.
//
// Threads: any.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace vagtbro::harness {

struct TakenSms {
  std::string msisdn;
  std::string text;
  std::string reference;
  std::chrono::steady_clock::time_point arrival;

  // The four digits of an offer; empty: no offer.
  std::string code() const;
};

class TestCarrier final {
 public:
  // `token` opens the API and signs the callbacks.
  explicit TestCarrier(std::string token);
  ~TestCarrier();

  std::string url() const;
  // Called for each message as it comes, on a thread of the server; to be set before the first.
  void OnTake(std::function<void(const TakenSms&)> listener) { on_take_ = std::move(listener); }
  // Where replies and receipts go.
  void SetWebhook(const std::string& url);

  std::vector<TakenSms> taken() const;
  // Requests with a reference seen before.
  size_t repeated() const;
  // The first message from position `from` on that pleases; nullopt: none within `patience`.
  template <class Wanted>
  std::optional<TakenSms> WaitFor(Wanted wanted, size_t from = 0,
                                  absl::Duration patience = absl::Seconds(30)) {
    std::unique_lock lock(mutex_);
    std::optional<TakenSms> found;
    changed_.wait_for(lock, absl::ToChronoMilliseconds(patience), [&] {
      for (size_t i = from; i < taken_.size() && !found; ++i) {
        if (wanted(taken_[i])) found = taken_[i];
      }
      return found.has_value();
    });
    return found;
  }

  // HTTP status of the webhook's answer; 0: it could not be reached.
  int Reply(const std::string& msisdn, const std::string& text, const std::string& reply_id);
  int Receipt(const TakenSms& sms, const std::string& status);

 private:
  struct Server;
  int Post(const std::string& path, const std::string& body);

  std::string token_;
  std::string webhook_;
  std::function<void(const TakenSms&)> on_take_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<TakenSms> taken_;
  size_t repeated_ = 0;
  std::unique_ptr<Server> server_;
};

}  // namespace vagtbro::harness
