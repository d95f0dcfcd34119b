#include "ivr/line/sip/pooled_backend.h"

#include <gtest/gtest.h>

#include <future>

namespace vagtbro::ivr {
namespace {

// Services that hang until they are let; a task is kept at once.
class Slow final : public Backend {
 public:
  Reply Do(const Wish& wish, const std::string& caller) override {
    if (std::holds_alternative<CallBackTask>(wish)) {
      ++tasks;
      return Kept{};
    }
    open_.wait();
    asked_by = caller;
    ++asked;
    return Kept{};
  }
  std::promise<void> gate;
  std::string asked_by;
  std::atomic<int> asked = 0;
  std::atomic<int> tasks = 0;

 private:
  std::shared_future<void> open_ = gate.get_future().share();
};

const CallStart kCall{{"call-1", true, absl::UnixEpoch()}, "+4520304050", "7010"};

class PooledBackendTest : public ::testing::Test {
 protected:
  static std::future<Reply> Send(PooledBackend& pool, const Wish& wish) {
    const auto reply = std::make_shared<std::promise<Reply>>();
    pool.Send(kCall, wish, [reply](const Reply& answer) { reply->set_value(answer); });
    return reply->get_future();
  }
  static bool IsKept(std::future<Reply> reply) { return std::holds_alternative<Kept>(reply.get()); }

  Slow slow_;
  kit::Metrics metrics_;
};

TEST_F(PooledBackendTest, TheLineDoesNotWaitForTheBackend) {
  PooledBackend pool(slow_, metrics_, 1);
  auto reply = Send(pool, NextShifts{});
  // Here again, though the backend has not answered.
  slow_.gate.set_value();
  EXPECT_TRUE(IsKept(std::move(reply)));
  EXPECT_EQ(slow_.asked_by, "+4520304050");
}

TEST_F(PooledBackendTest, ATaskIsKeptWhileEveryThreadWaitsForAServiceThatHangs) {
  PooledBackend pool(slow_, metrics_, 2);
  for (int caller = 0; caller < 60; ++caller) Send(pool, Identify{});
  auto task = Send(pool, CallBackTask{});
  const auto kept = task.wait_for(std::chrono::seconds(20));
  slow_.gate.set_value();
  EXPECT_EQ(kept, std::future_status::ready);
}

// Its line gave up long ago, and what it wants by now comes first.
TEST_F(PooledBackendTest, WhatHasWaitedTooLongIsNotDoneAnyMoreButATaskAlwaysIs) {
  slow_.gate.set_value();
  PooledBackend pool(slow_, metrics_, 1, "sip", -absl::Seconds(1));
  EXPECT_TRUE(std::holds_alternative<Down>(Send(pool, Identify{}).get()));
  EXPECT_TRUE(IsKept(Send(pool, CallBackTask{})));
  EXPECT_EQ(slow_.asked, 0);
}

TEST_F(PooledBackendTest, WhatWasSentIsDoneBeforeItStops) {
  slow_.gate.set_value();
  PooledBackend pool(slow_, metrics_, 1);
  for (int i = 0; i < 20; ++i) Send(pool, EndHold{});
  Send(pool, CallBackTask{});
  pool.Stop();
  EXPECT_EQ(slow_.asked, 20);
  EXPECT_EQ(slow_.tasks, 1);
}

// A caller hung up while somebody's service hung: the answer brings a task, in the other lane.
TEST_F(PooledBackendTest, WhatFollowsFromAnAnswerIsDoneBeforeItStops) {
  PooledBackend pool(slow_, metrics_, 1);
  std::promise<void> stopping;
  pool.Send(kCall, ReportSick{}, [&](const Reply&) {
    stopping.get_future().wait();
    pool.Send(kCall, CallBackTask{}, [](const Reply&) {});
  });
  slow_.gate.set_value();
  auto stopped = std::async(std::launch::async, [&] { pool.Stop(); });
  stopping.set_value();
  stopped.get();
  EXPECT_EQ(slow_.tasks, 1);
}

TEST_F(PooledBackendTest, CountsCallsByOutcomeAndWhereTheyWereLeft) {
  PooledBackend pool(slow_, metrics_, 1);
  pool.Ended(kCall, Outcome::kAbandoned, "pin");
  pool.Ended(kCall, Outcome::kReported, "more");
  const std::string text = metrics_.Text();
  EXPECT_NE(text.find("outcome=\"reported\""), std::string::npos);
  EXPECT_NE(text.find("vagtbro_calls_left_total{place=\"pin\"} 1"), std::string::npos);
  EXPECT_EQ(text.find("place=\"more\""), std::string::npos);
}

}  // namespace
}  // namespace vagtbro::ivr
