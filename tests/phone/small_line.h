// SmallLine: a real SIP line of this process, with a dialog for each call and services in memory.
//
// Threads: any.
#pragma once

#include <gtest/gtest.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "ivr/dialog/inbound.h"
#include "ivr/line/sip/sip_line.h"
#include "ivr/testing/fake_backend.h"

namespace vagtbro::ivr {

// What Eva keys to phone in sick: number, PIN, "own illness", its kind, three days, "yes".
inline constexpr char kSickKeys[] = "442211# 199471# 1 1 3# 1";

class SmallLine final : public BackendPort {
 public:
  explicit SmallLine(SipSettings settings) {
    settings.peers = {"127.0.0.0/8"};
    settings.rings = absl::Milliseconds(40);
    settings.clips = {CLIPS};
    backend_.shifts = {{clock_.Now() + absl::Hours(2), clock_.Now() + absl::Hours(10)}};
    auto line = SipLine::Start(
        settings,
        [](const CallStart& call) {
          House house;
          house.desk_number = "+4587123456";
          return std::make_unique<Inbound>(house, call.facts);
        },
        *this, clock_, metrics_);
    EXPECT_TRUE(line.ok()) << line.status();
    line_ = *std::move(line);
  }

  std::string address() const { return "sip:7010@127.0.0.1:" + std::to_string(line_->port()); }
  SipLine& line() { return *line_; }

  void Send(const CallStart& /*call*/, const Wish& wish,
            std::function<void(Reply)> answer) override {
    const std::lock_guard lock(mutex_);
    answer(backend_.Answer(wish));
  }
  void Ended(const CallStart& /*call*/, Outcome outcome, const char* place) override {
    const std::lock_guard lock(mutex_);
    place_ = place;
    outcomes_.push_back(outcome);
    changed_.notify_all();
  }
  // How the first so many calls ended.
  std::vector<Outcome> Outcomes(std::size_t calls) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::seconds(30), [&] { return outcomes_.size() >= calls; });
    return outcomes_;
  }
  // Where the dialog of the last call stood when it ended.
  std::string Place() {
    const std::lock_guard lock(mutex_);
    return place_;
  }
  std::size_t SickReports() {
    const std::lock_guard lock(mutex_);
    return backend_.All<ReportSick>().size();
  }

 private:
  kit::SystemClock clock_;
  kit::Metrics metrics_;
  std::mutex mutex_;
  std::condition_variable changed_;
  FakeBackend backend_;
  std::vector<Outcome> outcomes_;
  std::string place_;
  std::unique_ptr<SipLine> line_;  // ends first: its thread uses the rest
};

}  // namespace vagtbro::ivr
