// Line: notifications with its threads and sockets, talking to the carrier in this folder.
#pragma once

#include <gtest/gtest.h>
#include <httplib.h>

#include <chrono>
#include <condition_variable>
#include <future>
#include <memory>
#include <string>

#include "fakes/carrier/server.h"
#include "kit/journal/disk.h"
#include "kit/journal/owner.h"
#include "kit/testing/fake_upstream.h"
#include "kit/time/local_time.h"
#include "notifications/effects/courier.h"
#include "notifications/line/carrier_webhook.h"
#include "notifications/line/http_sms_sender.h"
#include "notifications/react/hear.h"
#include "vagtbro/pool/v1/pool_events.pb.h"

namespace vagtbro::carrier {

namespace v1 = notifications::v1;

inline const std::string kToken = "line-test-token";
inline constexpr std::chrono::seconds kPatience{20};

class Line : public testing::Test {
 protected:
  Line() {
    notifications::Hear(state_, hearing_);
    journal_ = std::move(*kit::Journal::Open("notifications", *disk_, clock_, state_));
    journal_->OnDurable([this] {
      const std::lock_guard lock(mutex_);
      ++commits_;
      changed_.notify_all();
    });
    owner_ = std::make_unique<kit::Owner>(*journal_, clock_,
                                          [this](kit::Commit& commit, const kit::Alarm& alarm) {
                                            notifications::OnAlarm(state_, commit, alarm);
                                          });
    owner_->Start();
    Habits habits;
    habits.token = kToken;
    habits.delivery_delay = absl::Seconds(1);
    server_ = std::make_unique<Server>(habits, std::nullopt, clock_);
    carrier_port_ = *server_->Start("127.0.0.1:0");
    webhook_ =
        std::make_unique<notifications::CarrierWebhook>(state_, *owner_, key_, kToken, metrics_);
    webhook_port_ = *webhook_->Start("127.0.0.1:0");
    sender_ = std::make_unique<notifications::HttpSmsSender>(Account(kToken));
    courier_ = std::make_unique<notifications::Courier>(state_, *owner_, clock_, contacts_,
                                                        *sender_, desk_, key_, metrics_);
    courier_->Start();
  }

  ~Line() override {
    server_->Stop();
    webhook_->Stop();
    courier_->Stop();
    owner_->Stop();
  }

  static std::string Address(int port) { return "http://127.0.0.1:" + std::to_string(port); }

  notifications::CarrierAccount Account(const std::string& token) const {
    return {Address(carrier_port_), token, "Vagtbro",
            Address(webhook_port_) + "/v1/carrier/status"};
  }

  // Runs something on the owner thread and waits until it is on disk.
  void OnOwner(const std::function<void()>& act) {
    std::promise<void> done;
    owner_->Submit([&](kit::Journal&) { act(); }, [&] { done.set_value(); });
    done.get_future().wait();
  }

  // Waits, commit by commit, until `holds` on the owner thread. False: it never did.
  bool Until(const std::function<bool()>& holds) {
    uint64_t seen = 0;
    while (true) {
      {
        const std::lock_guard lock(mutex_);
        seen = commits_;
      }
      bool held = false;
      OnOwner([&] { held = holds(); });
      if (held) return true;
      std::unique_lock lock(mutex_);
      if (!changed_.wait_for(lock, kPatience, [&] { return commits_ != seen; })) return false;
    }
  }

  void Offers(int count) {
    const absl::Time start = clock_.Now() + absl::Hours(2);
    for (int i = 0; i < count; ++i) {
      const std::string number = std::to_string(i);
      contacts_.Put("legeby", "emp-" + number, {"+45" + std::to_string(20000000 + i), true});
      pool::v1::ShiftOffered event;
      event.set_offer_id("offer-" + number);
      event.set_gap_id("gap-1");
      event.set_employment_id("emp-" + number);
      event.set_place("Bøgehuset");
      *event.mutable_interval() = kit::MakeInterval(start, start + absl::Hours(8));
      *event.mutable_lapse_time() = kit::ToProto(start - absl::Hours(1));
      event.set_reply_code(std::to_string(1000 + i % 9000));
      pool_.Say("legeby", event.gap_id(), event);
    }
    OnOwner([this] { pool_.Deliver(*journal_, hearing_); });
  }

  size_t CountIn(v1::MessageState wanted) const {
    size_t count = 0;
    for (const auto& [key, row] : state_.messages.rows()) count += row.state() == wanted ? 1 : 0;
    return count;
  }

  int Calls(const std::string& path, const httplib::Headers& headers, const std::string& body) {
    httplib::Client client(Address(webhook_port_));
    const auto result = client.Post(path, headers, body, "application/json");
    return result ? result->status : 0;
  }

  kit::ManualClock clock_{absl::FromCivil(absl::CivilMinute(2026, 2, 2, 5, 0), kit::LocalZone())};
  std::unique_ptr<kit::Disk> disk_ = std::make_unique<kit::MemoryDisk>();
  notifications::AddressKey key_ = notifications::AddressKey::FromSeed("line");
  notifications::NotificationsState state_;
  kit::Hearing hearing_;
  kit::FakeUpstream pool_{"pool"};
  notifications::MemoryContactBook contacts_;
  notifications::MemoryOfferDesk desk_;
  kit::Metrics metrics_;
  std::mutex mutex_;
  std::condition_variable changed_;
  uint64_t commits_ = 0;
  int carrier_port_ = 0;
  int webhook_port_ = 0;
  std::unique_ptr<kit::Journal> journal_;
  std::unique_ptr<kit::Owner> owner_;
  std::unique_ptr<Server> server_;
  std::unique_ptr<notifications::CarrierWebhook> webhook_;
  std::unique_ptr<notifications::HttpSmsSender> sender_;
  std::unique_ptr<notifications::Courier> courier_;
};

}  // namespace vagtbro::carrier
