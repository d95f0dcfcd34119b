// Levels in tasks: what waits, what is done again, who does it, and who is told.
#include "roster/testing/story.h"

#include "kit/base/proto_time.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kMonday = "2026-02-02 07:00";

class DayPlanStory : public Story {
 protected:
  // Ada, Bo and Eva are in Fjord on Monday 07-15. A walk needs A, a bath B, the meal cannot wait.
  void SetUp() override {
    bench.AddUnit("fjord");
    bench.Require("fjord", 7 * 60, 480, 3, 2, 1);
    bench.SetTasks("fjord", {"meal C 480 30", "bath B 540 60", "walk A 600 60", "tea A 930 30"});
    std::vector<v1::Shift> shifts;
    for (const std::string name : {"ada", "bo", "eva", "ib"}) bench.Employ(name);
    for (const std::string name : {"ada", "bo", "eva"}) {
      shifts.push_back(BasisShift("mon-" + name, "fjord", kMonday, name));
    }
    bench.Publish(shifts);
    bench.MoveTo("2026-02-02 05:40");
    bench.Listen();
  }

  void Sick(const std::string& name) {
    bench.SickCall("abs-" + name, name, "2026-02-02 05:40", "2026-02-03 00:00");
  }

  // "bath DONE" and so on, in the order of the plan.
  std::vector<std::string> States() const {
    std::vector<std::string> states;
    const auto plan = bench.Plan("fjord", "2026-02-02 07:00", "2026-02-02 15:00");
    for (const auto& stretch : plan.stretches()) {
      for (const auto& planned : stretch.tasks()) {
        const std::string name = v1::TaskState_Name(planned.state());
        states.push_back(planned.task().task_id() + name.substr(std::string("TASK_STATE").size()));
      }
    }
    return states;
  }
};

TEST_P(DayPlanStory, WhenALevelFallsThoseOnDutyHearWhatWaits) {
  Sick("ada");
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftVacated", "ServiceLevelLowered", "TasksReplanned"));
  const auto replanned = bench.Said<v1::TasksReplanned>().at(0);
  EXPECT_EQ(replanned.unit_id(), "fjord");
  EXPECT_EQ(replanned.level(), v1::SERVICE_LEVEL_B);
  EXPECT_THAT(replanned.dropped_task_ids(), ElementsAre("walk"));
  EXPECT_THAT(replanned.restored_task_ids(), IsEmpty());
  EXPECT_THAT(replanned.employment_ids(), ElementsAre("bo", "eva"));
  EXPECT_EQ(kit::Start(replanned.interval()), At(kMonday));
}

TEST_P(DayPlanStory, WhenItRisesAgainTheyHearThatToo) {
  Sick("ada");
  bench.Listen();
  bench.Recover("abs-ada", "ada", "2026-02-02 06:00");
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftRestored", "ServiceLevelRaised", "TasksReplanned"));
  const auto replanned = bench.Said<v1::TasksReplanned>().at(0);
  EXPECT_EQ(replanned.level(), v1::SERVICE_LEVEL_A);
  EXPECT_THAT(replanned.restored_task_ids(), ElementsAre("walk"));
  EXPECT_THAT(replanned.employment_ids(), ElementsAre("ada", "bo", "eva"));
}

TEST_P(DayPlanStory, ALevelThatTouchesNoTaskIsNotToldToThoseOnDuty) {
  bench.MoveTo("2026-02-02 11:00");
  bench.SickCall("abs-ada", "ada", "2026-02-02 11:00", "2026-02-03 00:00");
  EXPECT_EQ(bench.Said<v1::ServiceLevelLowered>().size(), 1u);
  EXPECT_THAT(bench.Said<v1::TasksReplanned>(), IsEmpty()) << "the walk has begun at A";
}

TEST_P(DayPlanStory, ThePlanSaysWhoDoesWhatAtTheLevelInForce) {
  EXPECT_THAT(States(), ElementsAre("meal_DONE", "bath_DONE", "walk_DONE"));
  Sick("ada");
  EXPECT_THAT(States(), ElementsAre("meal_DONE", "bath_DONE", "walk_WAITS"));
  Sick("bo");
  EXPECT_THAT(States(), ElementsAre("meal_DONE", "bath_WAITS", "walk_WAITS"));
  Sick("eva");
  EXPECT_THAT(States(), ElementsAre("meal_NOBODY", "bath_WAITS", "walk_WAITS"));
}

TEST_P(DayPlanStory, EachStretchNamesThoseOnDuty) {
  bench.Publish({WithRole(BasisShift("mon-ib", "fjord", "2026-02-02 11:00", "ib"),
                          types::v1::ROLE_SLOT_SHIFT_LEAD)});
  const auto plan = bench.Plan("fjord", "2026-02-02 07:00", "2026-02-02 17:00");
  ASSERT_EQ(plan.stretches_size(), 3);
  EXPECT_EQ(plan.stretches(0).on_duty_size(), 3);
  ASSERT_EQ(plan.stretches(1).on_duty_size(), 4);
  EXPECT_EQ(plan.stretches(1).on_duty(3).employment_id(), "ib");
  EXPECT_EQ(plan.stretches(1).on_duty(3).role(), types::v1::ROLE_SLOT_SHIFT_LEAD);
  EXPECT_EQ(plan.stretches(1).heads(), 4u);
  EXPECT_EQ(plan.stretches(2).level(), v1::SERVICE_LEVEL_UNSPECIFIED);
  ASSERT_EQ(plan.stretches(2).tasks_size(), 1);
  EXPECT_EQ(plan.stretches(2).tasks(0).employment_id(), "ib") << "only Ib is there at 15:30";
}

TEST_P(DayPlanStory, WhoHasWhichTaskDoesNotDependOnTheTimeAskedAbout) {
  const auto doer = [this](const std::string& from) {
    const auto plan = bench.Plan("fjord", from, "2026-02-02 15:00");
    const auto& stretch = plan.stretches(plan.stretches_size() - 1);
    return stretch.tasks(stretch.tasks_size() - 1).employment_id();
  };
  EXPECT_EQ(doer("2026-02-02 07:00"), doer("2026-02-02 10:00"));
}

TEST_P(DayPlanStory, AListSentAgainChangesNothingAndALaterOneTakesItsPlace) {
  bench.SetTasks("fjord", {"meal C 480 30", "bath B 540 60", "walk A 600 60", "tea A 930 30"});
  EXPECT_THAT(bench.Told(), IsEmpty());
  bench.SetTasks("fjord", {"meal C 480 30"});
  EXPECT_THAT(bench.Told(), ElementsAre("TaskListSet"));
  EXPECT_THAT(States(), ElementsAre("meal_DONE"));
  bench.Reopen();
  EXPECT_THAT(States(), ElementsAre("meal_DONE"));
}

ROSTER_STORIES(DayPlanStory);

}  // namespace
}  // namespace vagtbro::roster
