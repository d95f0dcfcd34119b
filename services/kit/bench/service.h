// Service: the smallest service there is on a real disk and a real bus, to be measured.
//
// Emits a sick call for each command and each sick call it hears, and says when that is durable.
// Both ends of a line are called sickness: what they emit is public and hurried to the disk, as it
// is in the middle of a chain.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "kit/bus/bus_node.h"
#include "kit/journal/event_switch.h"
#include "kit/testing/temp_folder.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"
#include "vagtbro/sickness/v1/sickness_facts.pb.h"

namespace vagtbro::bench {

// How many rows the events change, one after the other.
inline constexpr size_t kRows = 10000;

// One row an employment: its sick calls.
class SickCalls final : public kit::State {
 public:
  SickCalls() {
    events_.On<sickness::v1::SickCallReported>(
        [this](const auto& event, const kit::Envelope& envelope) {
          const std::string key = kit::Key(envelope.tenant_id(), event.employment_id());
          auto row = calls_.Get(key);
          row.set_issued(row.issued() + 1);
          calls_.Put(key, row);
        });
  }
  bool Apply(const kit::Envelope& envelope) override {
    return events_.Dispatch(envelope) == kit::Dispatched::kDone;
  }

 private:
  kit::Table<sickness::v1::ReceiptCounterRow> calls_{tables(), "calls"};
  kit::EventSwitch<> events_;
};

class Service final {
 public:
  // `upstream`: the address of another one; empty: hears nobody.
  explicit Service(const std::string& upstream) {
    hearing_.On<sickness::v1::SickCallReported>(
        "sickness", [](kit::Commit& commit, const auto& event, const kit::Envelope& envelope) {
          commit.Emit(envelope.stream_id(), event);
          return absl::OkStatus();
        });
    disk_ = std::move(*kit::OpenRocksDisk(folder_.path()));
    journal_ = std::move(*kit::Journal::Open("sickness", *disk_, clock_, calls_));
    owner_ =
        std::make_unique<kit::Owner>(*journal_, clock_, [](kit::Commit&, const kit::Alarm&) {});
    kit::BusOptions options{"tcp://127.0.0.1:*", {}, ""};
    if (!upstream.empty()) options.upstreams["sickness"] = upstream;
    bus_ = std::make_unique<kit::BusNode>(options, *journal_, *owner_, hearing_, metrics_);
    KIT_CHECK(bus_->Start().ok());
    journal_->OnDurable([this] { Tell(); });
    owner_->Start();
  }
  ~Service() {
    bus_->Stop();
    owner_->Stop();
  }

  void Commit(std::function<void()> done) {
    owner_->Submit(
        [this](kit::Journal& journal) {
          sickness::v1::SickCallReported event;
          event.set_employment_id("e-" + std::to_string(reported_++ % kRows));
          journal.Begin({"legeby", "", "call", ""}).Emit("abs-1", event);
        },
        std::move(done));
  }
  // Called once for each event from now on, oldest first, when it is durable here.
  void Expect(std::function<void()> done) {
    const std::lock_guard lock(mutex_);
    expected_.push_back(std::move(done));
  }

  std::string address() const { return bus_->address(); }
  kit::Owner& owner() { return *owner_; }
  kit::Clock& clock() { return clock_; }
  kit::Metrics& metrics() { return metrics_; }

 private:
  void Tell() {
    const uint64_t head = journal_->head();
    std::vector<std::function<void()>> due;
    {
      const std::lock_guard lock(mutex_);
      for (; told_ < head && !expected_.empty(); ++told_) {
        due.push_back(std::move(expected_.front()));
        expected_.pop_front();
      }
      told_ = head;
    }
    for (const auto& done : due) done();
  }

  kit::TempFolder folder_;
  kit::SystemClock clock_;
  kit::Metrics metrics_;
  SickCalls calls_;
  kit::Hearing hearing_;
  std::unique_ptr<kit::Disk> disk_;
  std::unique_ptr<kit::Journal> journal_;
  std::unique_ptr<kit::Owner> owner_;
  std::unique_ptr<kit::BusNode> bus_;
  std::mutex mutex_;
  std::deque<std::function<void()>> expected_;
  uint64_t told_ = 0;
  size_t reported_ = 0;  // the owner's
};

}  // namespace vagtbro::bench
