// Who does what: fairly, by role, and with two different pairs of eyes.
#include "roster/domain/day_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <map>

#include "kit/time/local_time.h"

namespace vagtbro::roster {
namespace {

using types::v1::ROLE_SLOT_MEDICATION_CHECKER;
using types::v1::ROLE_SLOT_MEDICATION_RESPONSIBLE;
using types::v1::ROLE_SLOT_UNSPECIFIED;
using types::v1::RoleSlot;

const absl::Time kSeven = absl::FromCivil(absl::CivilHour(2026, 2, 2, 7), kit::LocalZone());

Interval Minutes(int from, int to) {
  return {kSeven + absl::Minutes(from), kSeven + absl::Minutes(to)};
}

class DayPlanTest : public testing::Test {
 protected:
  void Employ(const std::string& name, RoleSlot role = ROLE_SLOT_UNSPECIFIED,
              Interval when = Minutes(0, 480)) {
    attendants_.push_back({name, name + "-person", role, when});
  }

  v1::CareTask& Add(const std::string& id, int from, int to,
                    v1::ServiceLevel least = v1::SERVICE_LEVEL_C) {
    v1::CareTask& task = kept_.emplace_back();
    task.set_task_id(id);
    task.set_least_level(least);
    tasks_.push_back({&task, Minutes(from, to)});
    return task;
  }

  void AddRound(const std::string& id, int from, int to) {
    v1::CareTask& round = Add(id, from, to);
    round.set_role(ROLE_SLOT_MEDICATION_RESPONSIBLE);
    round.set_four_eyes(true);
  }

  std::vector<v1::PlannedTask> Plan(v1::ServiceLevel level = v1::SERVICE_LEVEL_A) const {
    return PlanTasks(tasks_, {{Minutes(-600, 1440), level, 0, {}}}, attendants_, kit::LocalZone());
  }

  std::vector<Attendant> attendants_;

 private:
  std::deque<v1::CareTask> kept_;
  std::vector<DatedTask> tasks_;
};

TEST_F(DayPlanTest, WorkIsSharedOutEvenly) {
  for (const std::string name : {"ada", "bo", "eva"}) Employ(name);
  for (int i = 0; i < 9; ++i) Add("task-" + std::to_string(i), i * 30, i * 30 + 20);
  std::map<std::string, int> number;
  for (const auto& planned : Plan()) ++number[planned.employment_id()];
  EXPECT_THAT(number, testing::ElementsAre(testing::Pair("ada", 3), testing::Pair("bo", 3),
                                           testing::Pair("eva", 3)));
}

TEST_F(DayPlanTest, TheSameDayHasTheSamePlanWhateverTheOrderOfPeople) {
  for (const std::string name : {"ada", "bo", "eva", "ib"}) Employ(name);
  for (int i = 0; i < 12; ++i) Add("task-" + std::to_string(i), i * 30, i * 30 + 20);
  const auto plan = Plan();
  std::reverse(attendants_.begin(), attendants_.end());
  const auto again = Plan();
  for (size_t i = 0; i < plan.size(); ++i) {
    EXPECT_EQ(plan[i].employment_id(), again[i].employment_id());
  }
}

TEST_F(DayPlanTest, OnePersonDoesOneThingAtATime) {
  Employ("ada");
  Add("bath", 0, 60);
  Add("meal", 30, 90);
  const auto plan = Plan();
  EXPECT_EQ(plan[0].state(), v1::TASK_STATE_DONE);
  EXPECT_EQ(plan[1].state(), v1::TASK_STATE_NOBODY);
  EXPECT_EQ(plan[1].employment_id(), "");
}

TEST_F(DayPlanTest, WhatTheLevelDoesNotAllowWaits) {
  Employ("ada");
  Add("walk", 0, 60, v1::SERVICE_LEVEL_A);
  EXPECT_EQ(Plan(v1::SERVICE_LEVEL_B)[0].state(), v1::TASK_STATE_WAITS);
  EXPECT_EQ(Plan(v1::SERVICE_LEVEL_A)[0].state(), v1::TASK_STATE_DONE);
}

TEST_F(DayPlanTest, WhoIsThereToItsEndGoesBeforeWhoLeavesInTheMiddle) {
  Employ("ada", ROLE_SLOT_UNSPECIFIED, Minutes(0, 30));
  Employ("bo");
  Add("bath", 0, 60);
  Add("meal", 0, 60);
  Add("walk", 60, 90);
  const auto plan = Plan();
  EXPECT_EQ(plan[0].employment_id(), "bo");
  EXPECT_EQ(plan[1].employment_id(), "ada");
  EXPECT_EQ(plan[2].employment_id(), "bo") << "Ada has gone";
}

TEST_F(DayPlanTest, AMedicineRoundIsDoneByItsHolderAndCheckedByAnother) {
  for (const std::string name : {"bo", "eva"}) Employ(name);
  Employ("ada", ROLE_SLOT_MEDICATION_RESPONSIBLE);
  Employ("ib", ROLE_SLOT_MEDICATION_CHECKER);
  for (int i = 0; i < 5; ++i) AddRound("round-" + std::to_string(i), i * 60, i * 60 + 30);
  for (const auto& planned : Plan()) {
    EXPECT_EQ(planned.employment_id(), "ada");
    EXPECT_EQ(planned.checker_employment_id(), "ib");
  }
}

TEST_F(DayPlanTest, WithoutANamedCheckerAnybodyElseChecks) {
  Employ("ada", ROLE_SLOT_MEDICATION_RESPONSIBLE);
  Employ("bo");
  AddRound("round", 0, 30);
  EXPECT_EQ(Plan()[0].checker_employment_id(), "bo");
}

TEST_F(DayPlanTest, FourEyesAreNeverOnePersonsEvenWithTwoEmployments) {
  Employ("ada", ROLE_SLOT_MEDICATION_RESPONSIBLE);
  attendants_.push_back(
      {"ada-second", "ada-person", ROLE_SLOT_MEDICATION_CHECKER, Minutes(0, 480)});
  AddRound("round", 0, 30);
  EXPECT_EQ(Plan()[0].state(), v1::TASK_STATE_NOBODY);
}

TEST_F(DayPlanTest, ARoleThatNobodyHoldsLeavesItsTaskToNobody) {
  Employ("bo");
  AddRound("round", 0, 30);
  EXPECT_EQ(Plan()[0].state(), v1::TASK_STATE_NOBODY);
}

}  // namespace
}  // namespace vagtbro::roster
