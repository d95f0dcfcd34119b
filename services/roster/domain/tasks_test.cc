// Which tasks a day has, and what a level does to them.
#include "roster/domain/tasks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kit/time/local_time.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

absl::Time At(const std::string& local) {
  absl::Time time;
  std::string error;
  EXPECT_TRUE(absl::ParseTime("%Y-%m-%d %H:%M", local, kit::LocalZone(), &time, &error)) << error;
  return time;
}

v1::TaskListSet List(const std::string& task, v1::ServiceLevel least, uint32_t start) {
  v1::TaskListSet list;
  for (uint32_t day = 1; day <= 7; ++day) list.add_weekdays(day);
  v1::CareTask* added = list.add_tasks();
  added->set_task_id(task);
  added->set_least_level(least);
  added->set_start_minute(start);
  added->set_length_minutes(60);
  return list;
}

std::vector<std::string> Ids(const std::vector<const v1::TaskListSet*>& lists,
                             const std::string& from, const std::string& to) {
  std::vector<std::string> ids;
  for (const DatedTask& dated : TasksWithin(lists, {At(from), At(to)}, kit::LocalZone())) {
    ids.push_back(dated.task->task_id());
  }
  return ids;
}

const v1::TaskListSet kWalk = List("walk", v1::SERVICE_LEVEL_A, 10 * 60);
const v1::TaskListSet kBath = List("bath", v1::SERVICE_LEVEL_B, 9 * 60);
const v1::TaskListSet kMeal = List("meal", v1::SERVICE_LEVEL_C, 9 * 60);

TEST(TasksTest, TheyComeByTimeThenId) {
  EXPECT_THAT(Ids({&kWalk, &kMeal, &kBath}, "2026-02-02 00:00", "2026-02-03 00:00"),
              ElementsAre("bath", "meal", "walk"));
}

TEST(TasksTest, ATaskBelongsToTheTimeInWhichItBegins) {
  EXPECT_THAT(Ids({&kWalk}, "2026-02-02 10:00", "2026-02-02 10:01"), ElementsAre("walk"));
  EXPECT_THAT(Ids({&kWalk}, "2026-02-02 10:01", "2026-02-02 12:00"), IsEmpty());
  EXPECT_THAT(Ids({&kWalk}, "2026-02-02 07:00", "2026-02-02 10:00"), IsEmpty());
}

TEST(TasksTest, OnAPublicHolidayItsOwnListHoldsAlone) {
  v1::TaskListSet feast = List("feast", v1::SERVICE_LEVEL_C, 12 * 60);
  feast.set_public_holidays(true);
  EXPECT_THAT(Ids({&kWalk, &feast}, "2026-12-25 00:00", "2026-12-26 00:00"), ElementsAre("feast"));
  EXPECT_THAT(Ids({&kWalk, &feast}, "2026-12-28 00:00", "2026-12-29 00:00"), ElementsAre("walk"));
  EXPECT_THAT(Ids({&kWalk}, "2026-12-25 00:00", "2026-12-26 00:00"), ElementsAre("walk"))
      << "a unit without a list for holidays goes by the day of the week";
}

TEST(TasksTest, EachLevelHasItsTasks) {
  const auto done = [](const v1::TaskListSet& list, v1::ServiceLevel level) {
    return IsDone(list.tasks(0), level);
  };
  EXPECT_TRUE(done(kWalk, v1::SERVICE_LEVEL_A));
  EXPECT_FALSE(done(kWalk, v1::SERVICE_LEVEL_B));
  EXPECT_TRUE(done(kBath, v1::SERVICE_LEVEL_B));
  EXPECT_FALSE(done(kBath, v1::SERVICE_LEVEL_C));
  EXPECT_TRUE(done(kMeal, v1::SERVICE_LEVEL_BELOW_C)) << "what cannot wait is done below C, too";
  EXPECT_TRUE(done(kWalk, v1::SERVICE_LEVEL_UNSPECIFIED)) << "without a requirement";
}

TEST(TasksTest, AFallAndTheRiseAfterItNameTheSameTasks) {
  const std::vector<const v1::TaskListSet*> lists = {&kWalk, &kBath, &kMeal};
  const auto tasks =
      TasksWithin(lists, {At("2026-02-02 00:00"), At("2026-02-04 00:00")}, kit::LocalZone());
  const TaskChange fall = ChangeOf(tasks, v1::SERVICE_LEVEL_A, v1::SERVICE_LEVEL_C);
  EXPECT_THAT(fall.dropped, ElementsAre("bath", "walk"));
  EXPECT_THAT(fall.restored, IsEmpty());
  const TaskChange rise = ChangeOf(tasks, v1::SERVICE_LEVEL_C, v1::SERVICE_LEVEL_A);
  EXPECT_THAT(rise.restored, ElementsAre("bath", "walk"));
  EXPECT_TRUE(ChangeOf(tasks, v1::SERVICE_LEVEL_C, v1::SERVICE_LEVEL_BELOW_C).empty());
}

}  // namespace
}  // namespace vagtbro::roster
