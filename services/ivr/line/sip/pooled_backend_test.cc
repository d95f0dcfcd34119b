#include "ivr/line/sip/pooled_backend.h"

#include <gtest/gtest.h>

#include <future>

namespace vagtbro::ivr {
namespace {

// Answers when it is let.
class Slow final : public Backend {
 public:
  Reply Do(const Wish& /*wish*/, const std::string& caller) override {
    gate.get_future().wait();
    asked_by = caller;
    return Kept{};
  }
  std::promise<void> gate;
  std::string asked_by;
};

const CallStart kCall{{"call-1", true, absl::UnixEpoch()}, "+4520304050", "7010"};

TEST(PooledBackend, TheLineDoesNotWaitForTheBackend) {
  Slow slow;
  kit::Metrics metrics;
  std::promise<Reply> reply;
  PooledBackend pool(slow, metrics, 1);
  pool.Send(kCall, NextShifts{}, [&](const Reply& answer) { reply.set_value(answer); });
  // Here again, though the backend has not answered.
  slow.gate.set_value();
  EXPECT_TRUE(std::holds_alternative<Kept>(reply.get_future().get()));
  EXPECT_EQ(slow.asked_by, "+4520304050");
}

TEST(PooledBackend, WhatWasSentIsDoneBeforeItEnds) {
  Slow slow;
  slow.gate.set_value();
  kit::Metrics metrics;
  bool done = false;
  {
    PooledBackend pool(slow, metrics, 1);
    pool.Send(kCall, NextShifts{}, [&](const Reply&) { done = true; });
  }
  EXPECT_TRUE(done);
}

TEST(PooledBackend, CountsCallsByOutcomeAndWhereTheyWereLeft) {
  Slow slow;
  kit::Metrics metrics;
  PooledBackend pool(slow, metrics, 1);
  pool.Ended(kCall, Outcome::kAbandoned, "pin");
  pool.Ended(kCall, Outcome::kReported, "more");
  const std::string text = metrics.Text();
  EXPECT_NE(text.find("outcome=\"reported\""), std::string::npos);
  EXPECT_NE(text.find("vagtbro_calls_left_total{place=\"pin\"} 1"), std::string::npos);
  EXPECT_EQ(text.find("place=\"more\""), std::string::npos);
}

}  // namespace
}  // namespace vagtbro::ivr
