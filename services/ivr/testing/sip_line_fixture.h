// SipLineTest: a real SIP line whose services are in memory, for tests with real telephones.
//
// Shape:   Line() starts it with `settings_`; times are short where a test would wait for them.
#pragma once

#include <gtest/gtest.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "ivr/dialog/inbound.h"
#include "ivr/line/sip/sip_line.h"
#include "ivr/testing/ear.h"
#include "ivr/testing/fake_backend.h"

namespace vagtbro::ivr {

// Everything that a sick call keys.
inline constexpr char kSickKeys[] = "442211#199471#113#1";

class Services final : public BackendPort {
 public:
  void Send(const CallStart& call, const Wish& wish, std::function<void(Reply)> answer) override {
    const std::lock_guard lock(mutex_);
    callers_.push_back(call.caller);
    changed_.notify_all();
    const Reply reply = backend_.Answer(wish);
    if (!hangs || !hangs(wish)) answer(reply);
  }
  void Ended(const CallStart& /*call*/, Outcome outcome, const char* /*place*/) override {
    const std::lock_guard lock(mutex_);
    outcomes_.push_back(outcome);
    changed_.notify_all();
  }
  // How the first so many calls ended.
  std::vector<Outcome> Outcomes(std::size_t calls) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::seconds(20), [&] { return outcomes_.size() >= calls; });
    return outcomes_;
  }
  void WaitForWish() {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::seconds(20), [&] { return !callers_.empty(); });
  }
  // It has been sent, and answered.
  template <class W>
  void WaitFor() {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::seconds(20), [&] { return !backend_.All<W>().empty(); });
  }
  std::function<bool(const Wish&)> hangs;  // wishes that get no answer
  // Only when no call is running.
  FakeBackend& backend() { return backend_; }
  const std::vector<std::string>& callers() const { return callers_; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  FakeBackend backend_;
  std::vector<Outcome> outcomes_;
  std::vector<std::string> callers_;
};

class SipLineTest : public ::testing::Test {
 protected:
  SipLineTest() {
    settings_.peers = {"127.0.0.0/8"};
    settings_.rings = absl::Milliseconds(40);
    settings_.last_words = absl::Milliseconds(100);
    settings_.clips = {ear_.clips()};
    const absl::Time now = clock_.Now();
    services_.backend().shifts = {{now + absl::Hours(2), now + absl::Hours(10)}};
  }
  std::uint16_t Line() {
    auto line = SipLine::Start(
        settings_,
        [this](const CallStart& call) {
          House house;
          house.desk_number = "+4587123456";
          house.desk_transfers = true;
          return std::make_unique<Inbound>(house, call.facts);
        },
        services_, clock_, metrics_);
    EXPECT_TRUE(line.ok()) << line.status();
    if (!line.ok()) return 0;
    line_ = *std::move(line);
    return line_->port();
  }
  void ExpectSickCalls(std::size_t calls) {
    EXPECT_EQ(services_.Outcomes(calls), std::vector<Outcome>(calls, Outcome::kReported));
    EXPECT_EQ(services_.backend().All<ReportSick>().size(), calls);
    ASSERT_FALSE(services_.callers().empty());
    EXPECT_EQ(services_.callers().front(), "+4520304050");
  }

  Ear ear_;
  kit::SystemClock clock_;
  kit::Metrics metrics_;
  Services services_;
  SipSettings settings_;
  std::unique_ptr<SipLine> line_;
};

}  // namespace vagtbro::ivr
