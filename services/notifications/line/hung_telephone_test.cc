// A telephone that takes offers and never answers does not hold back a text message.
#include <gtest/gtest.h>

#include <future>

#include "kit/testing/fake_upstream.h"
#include "notifications/effects/courier.h"
#include "notifications/react/hear.h"
#include "notifications/testing/events.h"

namespace vagtbro::notifications {
namespace {

// How long a test waits for what has to come.
constexpr std::chrono::seconds kPatience{8};

// Owes every answer until it is stopped.
class HungTelephone final : public VoiceSender {
 public:
  absl::Status Offer(const VoiceCall& /*call*/) override { return Hang(); }
  absl::Status Withdraw(const std::string& /*tenant*/, const std::string& /*reference*/) override {
    return Hang();
  }
  void Stop() override { end_.set_value(); }
  bool IsAsked() { return asked_.get_future().wait_for(kPatience) == std::future_status::ready; }

 private:
  absl::Status Hang() {
    if (!reached_.exchange(true)) asked_.set_value();
    over_.wait();
    return absl::UnavailableError(std::string("stopped"));
  }

  std::promise<void> asked_;
  std::promise<void> end_;
  std::shared_future<void> over_ = end_.get_future().share();
  std::atomic<bool> reached_ = false;
};

// Says when it was given something.
class Carrier final : public SmsSender {
 public:
  absl::Status Send(const Sms& sms) override {
    const std::lock_guard lock(mutex_);
    if (phones_.insert(sms.phone).second && sms.phone == "+4520000002") sent_.set_value();
    return absl::OkStatus();
  }
  bool HasSentToBo() { return sent_.get_future().wait_for(kPatience) == std::future_status::ready; }

 private:
  std::mutex mutex_;
  std::set<std::string> phones_;
  std::promise<void> sent_;
};

TEST(HungTelephoneTest, ATextGoesOutWhileManyCallsWaitForIt) {
  kit::MemoryDisk disk;
  kit::ManualClock clock{Local(5, 45)};
  NotificationsState state;
  kit::Hearing hearing;
  Hear(state, hearing, Telephone::kRings);
  const auto journal = kit::Journal::Open("notifications", disk, clock, state);
  ASSERT_TRUE(journal.ok()) << journal.status();
  const AddressKey key = AddressKey::FromSeed("test");
  MemoryContactBook contacts;
  contacts.Put(kTenant, "ada", {"+4520000001", true});
  contacts.Put(kTenant, "bo", {"+4520000002", true});
  MemoryOfferDesk desk;
  kit::FakeUpstream pool{"pool"};
  const auto offers = [&](const std::string& offer, const std::string& who) {
    pool::v1::ShiftOffered event = OfferTo(offer, who, "4821", Local(9, 0));
    *event.mutable_ring_time() = kit::ToProto(Local(5, 45));
    pool.Say(kTenant, "stream", event, clock.Now());
    ASSERT_EQ(pool.Deliver(**journal, hearing), kit::Digested::kDone);
  };

  // Given more offers by voice than there are threads of any kind, and behind them one by SMS.
  constexpr int kCalls = 12;
  MemorySmsSender before;
  uint64_t turn = 0;
  for (int i = 0; i < kCalls; ++i) offers("offer-" + std::to_string(i), "ada");
  while (DeliverNext(state, **journal, contacts, before, key, &turn)) {
  }
  ASSERT_TRUE(clock.Advance(absl::Minutes(5)).ok());
  const auto on_alarm = [&](kit::Commit& commit, const kit::Alarm& alarm) {
    OnAlarm(state, commit, alarm);
  };
  kit::FireDueAlarms(**journal, clock.Now(), on_alarm);
  ASSERT_EQ(state.messages.ready(), static_cast<size_t>(kCalls));
  offers("offer-bo", "bo");

  // When the telephone hangs, then the text goes out all the same, and the process ends.
  HungTelephone telephone;
  Carrier carrier;
  kit::Metrics metrics;
  kit::Owner owner(**journal, clock, on_alarm);
  Courier courier(state, owner, clock, contacts, {carrier, nullptr, nullptr, "", &telephone}, desk,
                  key, metrics);
  courier.Start();
  owner.Start();
  EXPECT_TRUE(telephone.IsAsked());
  EXPECT_TRUE(carrier.HasSentToBo());
  courier.Stop();
  owner.Stop();
}

}  // namespace
}  // namespace vagtbro::notifications
