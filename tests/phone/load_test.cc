// Two hundred calls on one real vagtbro-ivr, and the end of its work in the middle of calls.
#include "phone/load.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdio>

#include "tools/phone/phone.h"

namespace vagtbro::phone {
namespace {

constexpr char kInFlight[] = "vagtbro_calls_in_flight";

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kManyCalls = 40;  // each costs many times as much
#else
constexpr int kManyCalls = 200;
#endif

// How a caller fares who comes on top of those that are there.
std::string OneMore(const OneIvr& ivr) {
  const ClipBook book;
  const auto phone = Phone::Open({}, book);
  const absl::Status called = (*phone)->Call(ivr.address());
  return called.ok() ? "picked up" : (*phone)->Ending();
}

TEST(LoadTest, TwoHundredCallsAtOnceAndTheNextIsBusy) {
  constexpr int kCalls = kManyCalls;
  OneIvr ivr(kCalls);
  Crowd crowd(ivr.sip_port(), kCalls, 50, 13'000);
  ASSERT_TRUE(ivr.WaitForMetric(kInFlight, kCalls)) << crowd.report();
  EXPECT_EQ(OneMore(ivr), "486 Busy Here");
  const Load load = Measure(ivr, kCalls, 250);
  Print(load);
  EXPECT_EQ(crowd.Failed(absl::Seconds(60)), 0) << crowd.report();
  EXPECT_EQ(ivr.behind().reports(), kCalls);
  EXPECT_TRUE(harness::Eventually([&] { return ivr.Metric(kInFlight) == 0; }));
  const double received = ivr.Metric("vagtbro_rtp_received_total");
  const double lost = ivr.Metric("vagtbro_rtp_lost_total");
  std::printf("  %.0f RTP packets received, %.0f lost\n", received, lost);
  // Wide, for small machines; sipp echoes all the calls through one socket, which loses some.
  EXPECT_LT(load.late_ticks, 0.05);
  EXPECT_GT(received, kCalls * 300);
  EXPECT_LT(lost, received / 5);
}

TEST(LoadTest, ToldToEndItFinishesItsCallsAndTakesNoNewOnes) {
  constexpr int kCalls = 20;
  OneIvr ivr(kCalls + 5);
  Crowd crowd(ivr.sip_port(), kCalls, 50, 6'000);
  ASSERT_TRUE(ivr.WaitForMetric(kInFlight, kCalls)) << crowd.report();
  ivr.process().Signal(SIGTERM);
  // It may take a moment until it has heard.
  EXPECT_TRUE(harness::Eventually([&] { return OneMore(ivr) == "503 Service Unavailable"; },
                                  absl::Seconds(4)));
  EXPECT_EQ(crowd.Failed(absl::Seconds(30)), 0) << crowd.report();
  EXPECT_EQ(ivr.behind().reports(), kCalls);
  EXPECT_EQ(ivr.process().Wait(absl::Seconds(20)), 0);
}

}  // namespace
}  // namespace vagtbro::phone
