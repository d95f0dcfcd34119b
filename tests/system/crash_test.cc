// A service dies at the worst moment, comes back, and nothing is lost or doubled.
#include <thread>

#include "kit/rpc/refusal.h"
#include "system/morning.h"

namespace vagtbro::harness {
namespace {

struct Death {
  std::string service;
  std::string testpoint;
};

class CrashTest : public Morning, public ::testing::WithParamInterface<Death> {
 protected:
  // One cover for one gap, each message once: whatever happened on the way.
  void ExpectOneCover() {
    const std::string winner = CoverByYes();
    ASSERT_FALSE(winner.empty());
    EXPECT_EQ(Gaps().size(), 1u);
    EXPECT_TRUE(Eventually([&] { return Holder() == winner; }));
    size_t confirmed = 0;
    for (const auto& offer : Offers()) {
      confirmed += offer.state() == pool::v1::OFFER_STATE_CONFIRMED ? 1U : 0U;
    }
    EXPECT_EQ(confirmed, 1u);
    ASSERT_TRUE(system_.carrier()
                    .WaitFor([](const auto& sms) { return sms.text.find("Du har vagten") == 0; })
                    .has_value());
    std::set<std::string> told;
    for (const auto& sms : system_.carrier().taken()) {
      EXPECT_TRUE(told.insert(sms.msisdn + sms.text).second) << "told twice: " << sms.text;
    }
  }
};

TEST_P(CrashTest, KilledBetweenCommitAndPublishLosesNothingAndDoublesNothing) {
  const auto& [service, testpoint] = GetParam();
  const std::string sick = Holder();
  system_.Kill(service);
  system_.Start(service, testpoint);

  // The call may be cut off by the death; the caller repeats it with the same request id.
  sickness::v1::ReportSickResponse response;
  std::thread caller([&] {
    absl::Status status;
    // Killed while it was still taking the town in, the service hears it again first.
    harness::Eventually([&] {
      status = system_.Call(system_.sickness(), &sickness::v1::SicknessService::Stub::ReportSick,
                            SickCall("sick", sick), &response);
      return kit::ReasonOf(status) != "UNKNOWN_EMPLOYMENT";
    });
    EXPECT_TRUE(status.ok()) << status;
  });
  const bool died = system_.Died(service);
  system_.Start(service);
  caller.join();
  ASSERT_TRUE(died) << "the testpoint was never reached";
  ASSERT_TRUE(system_.WaitReady(service));
  EXPECT_EQ(response.absence().receipt_no().size(), 6u);
  ExpectOneCover();
}

std::vector<Death> Deaths() {
  std::vector<Death> deaths;
  for (const char* service : {"sickness", "roster", "pool"}) {
    for (const char* testpoint : {"journal.before_write", "journal.after_write",
                                  "bus.before_publish", "bus.after_publish"}) {
      deaths.push_back({service, testpoint});
    }
  }
  for (const char* testpoint :
       {"journal.before_write", "journal.after_write:2", "courier.after_hand_over"}) {
    deaths.push_back({"notifications", testpoint});
  }
  return deaths;
}

INSTANTIATE_TEST_SUITE_P(EveryMoment, CrashTest, ::testing::ValuesIn(Deaths()),
                         [](const auto& death) {
                           std::string name = death.param.service + "_" + death.param.testpoint;
                           for (char& c : name) {
                             if (c == '.' || c == ':') c = '_';
                           }
                           return name;
                         });

class OutageTest : public Morning {};

TEST_F(OutageTest, AServiceThatWasDownForAnHourCatchesUp) {
  system_.Kill("pool");
  const std::string receipt = ReportHolderSick();
  EXPECT_EQ(receipt.size(), 6u);  // the caller is served all the same
  system_.Advance(absl::Hours(1));
  system_.Start("pool");
  ASSERT_TRUE(system_.WaitReady("pool"));
  EXPECT_FALSE(CoverByYes().empty());
}

TEST_F(OutageTest, EveryServiceDrainsAndEndsWithZeroAndGoesOnWhereItWas) {
  ReportHolderSick();
  const auto offers = WaitForOffers(1);
  grpc::ClientContext context;
  pool::v1::WatchBoardRequest watch;
  watch.set_tenant_id(kTenant);
  const auto board = system_.pool().WatchBoard(&context, watch);  // an open board holds nobody up
  pool::v1::WatchBoardResponse update;
  ASSERT_TRUE(board->Read(&update));
  for (const char* service : {"notifications", "pool", "roster", "sickness", "directory"}) {
    EXPECT_EQ(system_.Stop(service), 0) << service;
  }
  for (const char* service : {"notifications", "pool", "roster", "sickness", "directory"}) {
    system_.Start(service);
  }
  ASSERT_TRUE(system_.WaitReady("pool"));
  pool::v1::AnswerOfferResponse response;
  ASSERT_TRUE(Answer(offers[0], true, &response).ok());
  EXPECT_FALSE(CoverByYes().empty());
}

}  // namespace
}  // namespace vagtbro::harness
