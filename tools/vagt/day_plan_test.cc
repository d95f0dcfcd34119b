// The day plan as a planner reads it, and a merged night watch.
#include <gtest/gtest.h>

#include "exit_code.h"
#include "kit/rpc/refusal.h"
#include "kit/time/local_time.h"
#include "testing/fake_system.h"

namespace vagtbro::vagt {
namespace {

absl::Time Local(int hour) {
  return absl::FromCivil(absl::CivilHour(2026, 2, 2, hour), kit::LocalZone());
}

class DayPlanTest : public testing::Test {
 protected:
  void SetUp() override {
    auto& stretch = *system_.roster.get_day_plan.reply.add_stretches();
    *stretch.mutable_interval() = kit::MakeInterval(Local(7), Local(15));
    stretch.set_level(roster::v1::SERVICE_LEVEL_C);
    auto& lead = *stretch.add_on_duty();
    lead.set_employment_id("ada");
    lead.set_role(types::v1::ROLE_SLOT_SHIFT_LEAD);
    stretch.add_on_duty()->set_employment_id("bo");
    auto& walk = *stretch.add_tasks();
    walk.mutable_task()->set_name("Walk");
    walk.mutable_task()->set_least_level(roster::v1::SERVICE_LEVEL_A);
    *walk.mutable_interval() = kit::MakeInterval(Local(10), Local(11));
    walk.set_state(roster::v1::TASK_STATE_WAITS);
  }

  FakeSystem system_{Local(5)};
};

TEST_F(DayPlanTest, SaysWhoIsThereAndWhatWaits) {
  const Result result = system_.Vagt({"day-plan", "fjord"});
  ASSERT_EQ(result.code, kOk) << result.err;
  EXPECT_NE(result.out.find("ada (shift lead), bo"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("Walk"), std::string::npos);
  EXPECT_NE(result.out.find("waits"), std::string::npos);
  const auto& asked = system_.roster.get_day_plan.requests.at(0);
  EXPECT_EQ(asked.unit_id(), "fjord");
  EXPECT_EQ(kit::Start(asked.interval()), Local(5));
}

TEST_F(DayPlanTest, JsonIsTheReplyAndAnUnknownUnitIsNotFound) {
  const std::string json = system_.Vagt({"day-plan", "fjord", "--output", "json"}).out;
  EXPECT_EQ(json.front(), '{') << json;
  EXPECT_NE(json.find("\"stretches\""), std::string::npos) << json;
  system_.roster.get_day_plan.status = kit::Unknown("UNKNOWN_UNIT", "no unit has this unit_id");
  EXPECT_EQ(system_.Vagt({"day-plan", "hav"}).code, kNotFound);
  EXPECT_EQ(system_.Vagt({"day-plan", "fjord", "--days", "8"}).code, kUsage);
}

TEST_F(DayPlanTest, AMergedWatchNamesItsHolderAndWhatWasCancelled) {
  auto& reply = system_.roster.merge_night_watches.reply;
  reply.mutable_shift()->set_shift_id("night-eng");
  reply.mutable_shift()->set_employment_id("ada");
  for (const char* unit : {"eng", "fjord"}) reply.mutable_shift()->add_unit_ids(unit);
  reply.add_cancelled_shift_ids("night-fjord");
  const Result result = system_.Vagt({"merge-nights", "night-eng", "night-fjord"});
  ASSERT_EQ(result.code, kOk) << result.err;
  EXPECT_EQ(result.out, "ada has night-eng for eng, fjord; cancelled: night-fjord\n");
  EXPECT_EQ(system_.roster.merge_night_watches.requests.at(0).shift_ids_size(), 2);
  EXPECT_EQ(system_.Vagt({"merge-nights", "night-eng"}).code, kUsage);
}

}  // namespace
}  // namespace vagtbro::vagt
