// A carrier that takes connections and never answers does not keep the process from ending.
#include <gtest/gtest.h>
#include <httplib.h>

#include <future>
#include <thread>

#include "kit/ops/http_listen.h"
#include "kit/testing/fake_upstream.h"
#include "notifications/effects/courier.h"
#include "notifications/line/http_sms_sender.h"
#include "notifications/react/hear.h"
#include "notifications/testing/events.h"

namespace vagtbro::notifications {
namespace {

// How long a test waits for an end before it calls it hanging.
constexpr std::chrono::seconds kPatience{8};

// Takes a request, says so, and owes the answer until the test is over.
class SilentCarrier final {
 public:
  SilentCarrier() {
    http_.Post("/rest/mtsms", [this](const httplib::Request&, httplib::Response&) {
      if (!reached_.exchange(true)) asked_.set_value();
      over_.wait();
    });
    port_ = http_.bind_to_any_port("127.0.0.1");
    thread_ = kit::ListenInBackground(http_);
    while (!http_.is_running()) std::this_thread::yield();
  }
  ~SilentCarrier() {
    end_.set_value();
    http_.stop();
    thread_.join();
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  void AwaitRequest() { asked_.get_future().wait(); }

 private:
  httplib::Server http_;
  std::promise<void> asked_;
  std::promise<void> end_;
  std::shared_future<void> over_ = end_.get_future().share();
  std::atomic<bool> reached_ = false;
  int port_ = 0;
  std::thread thread_;
};

// True if `act` ends while the test still waits.
template <class Act>
bool Ends(const Act& act) {
  auto done = std::async(std::launch::async, act);
  return done.wait_for(kPatience) == std::future_status::ready;
}

TEST(StopTest, ASendUnderWayEndsAndLaterOnesAreUnavailable) {
  SilentCarrier carrier;
  HttpSmsSender sender({carrier.url(), "token", "Vagtbro", ""});
  auto sent = std::async(std::launch::async, [&] {
    return sender.Send({"+4520000001", "text", "reference"});
  });
  carrier.AwaitRequest();
  EXPECT_TRUE(Ends([&] { sender.Stop(); }));
  EXPECT_EQ(sent.get().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(sender.Send({"+4520000001", "text", "reference"}).code(),
            absl::StatusCode::kUnavailable);
}

TEST(StopTest, TheCourierStopsAndTheMessageStaysQueued) {
  SilentCarrier carrier;
  kit::MemoryDisk disk;
  kit::ManualClock clock{Local(5, 45)};
  NotificationsState state;
  kit::Hearing hearing;
  Hear(state, hearing);
  const auto journal = kit::Journal::Open("notifications", disk, clock, state);
  ASSERT_TRUE(journal.ok()) << journal.status();
  kit::FakeUpstream pool{"pool"};
  pool.Say(kTenant, "stream", OfferTo("offer-1", "ada", "4821", Local(9, 0)), clock.Now());
  ASSERT_EQ(pool.Deliver(**journal, hearing), kit::Digested::kDone);

  const AddressKey key = AddressKey::FromSeed("test");
  MemoryContactBook contacts;
  contacts.Put(kTenant, "ada", {"+4520000001", true});
  MemoryOfferDesk desk;
  kit::Metrics metrics;
  HttpSmsSender sender({carrier.url(), "token", "Vagtbro", ""});
  kit::Owner owner(**journal, clock, [](kit::Commit&, const kit::Alarm&) {});
  Courier courier(state, owner, clock, contacts, sender, desk, key, metrics);
  courier.Start();
  owner.Start();
  carrier.AwaitRequest();
  EXPECT_TRUE(Ends([&] { courier.Stop(); }));
  owner.Stop();
  ASSERT_EQ(state.messages.rows().size(), 1u);
  EXPECT_EQ(state.messages.rows().begin()->second.state(), v1::MESSAGE_STATE_QUEUED);
}

}  // namespace
}  // namespace vagtbro::notifications
