// call-backs: whom to ring, and that it is done.
#include <gtest/gtest.h>

#include <algorithm>

#include "exit_code.h"
#include "kit/rpc/refusal.h"
#include "kit/time/local_time.h"
#include "testing/fake_system.h"

namespace vagtbro::vagt {
namespace {

absl::Time Local(int hour) {
  return absl::FromCivil(absl::CivilHour(2026, 2, 2, hour), kit::LocalZone());
}

class CallBacksTest : public testing::Test {
 protected:
  ivr::v1::CallBack& Add(ivr::v1::CallBackCause cause) {
    auto* one = system_.ivr.list_call_backs.reply.add_call_backs();
    one->set_task_id("call-1-3");
    one->set_cause(cause);
    *one->mutable_want_time() = kit::ToProto(Local(6));
    return *one;
  }
  bool Lists(const std::string& text) {
    return system_.Vagt({"call-backs", "list"}).out.find(text) != std::string::npos;
  }

  FakeSystem system_{Local(8)};
};

TEST_F(CallBacksTest, ADeskReadsWhomToRingAndWhatBecameOfTheReport) {
  EXPECT_EQ(system_.Vagt({"call-backs", "list"}).out, "Nobody waits to be rung back.\n");
  ivr::v1::CallBack& one = Add(ivr::v1::CALL_BACK_CAUSE_REPORT_UNSURE);
  one.set_employment_no("442211");
  one.set_number("+4520304050");
  one.set_report_waits(true);
  EXPECT_TRUE(Lists("call-1-3"));
  EXPECT_TRUE(Lists("Mon 2 Feb 06:00"));
  EXPECT_TRUE(Lists("report unsure"));
  EXPECT_TRUE(Lists("keyed 442211"));
  EXPECT_TRUE(Lists("+4520304050"));
  EXPECT_TRUE(Lists("waits"));
  one.set_report_waits(false);
  one.set_receipt_no("471102");
  one.set_employment_id("emp-eva");
  EXPECT_TRUE(Lists("receipt 471102"));
  EXPECT_TRUE(Lists("emp-eva"));
  EXPECT_FALSE(Lists("442211"));
}

TEST_F(CallBacksTest, WhatIsALeadersSaysWhoseBeforeWhenAndThatItIsOverdue) {
  ivr::v1::CallBack& one = Add(ivr::v1::CALL_BACK_CAUSE_LEADER);
  EXPECT_FALSE(Lists("overdue"));
  one.set_leader_employment_id("emp-leader");
  *one.mutable_due_time() = kit::ToProto(Local(12));
  EXPECT_TRUE(Lists("emp-leader"));
  EXPECT_TRUE(Lists("Mon 2 Feb 12:00"));
  EXPECT_FALSE(Lists("overdue"));
  *one.mutable_due_time() = kit::ToProto(Local(8));
  EXPECT_TRUE(Lists("Mon 2 Feb 08:00 overdue"));
}

TEST_F(CallBacksTest, WhatALimitLeavesOutIsCounted) {
  for (int i = 0; i < 5; ++i) Add(ivr::v1::CALL_BACK_CAUSE_WANTS_DESK);
  EXPECT_EQ(system_.Vagt({"call-backs", "list", "--limit", "5"}).err, "");
  const auto some = system_.Vagt({"call-backs", "list", "--limit", "2"});
  EXPECT_EQ(std::count(some.out.begin(), some.out.end(), '\n'), 3) << some.out;
  EXPECT_EQ(some.err, "vagt: 3 more; raise --limit\n");
  for (int i = 5; i < 1000; ++i) Add(ivr::v1::CALL_BACK_CAUSE_WANTS_DESK);
  EXPECT_EQ(system_.Vagt({"call-backs", "list"}).err, "vagt: at least 900 more; raise --limit\n");
  EXPECT_EQ(system_.Vagt({"call-backs", "list", "--limit", "1000"}).err,
            "vagt: there may be more; these are the first 1000\n");
}

TEST_F(CallBacksTest, DoneNamesTheTaskAndARefusalIsOne) {
  EXPECT_EQ(system_.Vagt({"call-backs", "done", "call-1-3"}).code, kOk);
  EXPECT_EQ(system_.ivr.finish_call_back.requests.at(0).task_id(), "call-1-3");
  EXPECT_EQ(system_.ivr.finish_call_back.requests.at(0).request_id().size(), 32u);
  system_.ivr.finish_call_back.status = kit::Refused("REPORT_WAITS", "its report waits");
  EXPECT_EQ(system_.Vagt({"call-backs", "done", "call-1-3"}).code, kRefused);
}

}  // namespace
}  // namespace vagtbro::vagt
