// What is wrong with the facts of a unit, or with a task list. One word a fault.
#include <gtest/gtest.h>

#include "roster/domain/import_check.h"
#include "roster/domain/task_check.h"

namespace vagtbro::roster {
namespace {

const IsKnown kFjord = [](const std::string& id) { return id == "fjord"; };

std::string Word(const std::optional<Rejection>& rejection) {
  return rejection ? rejection->reason : "";
}

std::string WrongUnit(const std::function<void(v1::UnitRegistered&)>& spoil) {
  v1::UnitRegistered unit;
  unit.set_unit_id("fjord");
  unit.set_name("Fjord");
  unit.set_kind(v1::UNIT_KIND_RESIDENTIAL);
  unit.set_department_id("social");
  unit.add_night_share_unit_ids("skov");
  unit.mutable_night_minimum()->add_professions(types::v1::PROFESSION_SOSU_ASSISTANT);
  unit.set_check_in_minutes(10);
  spoil(unit);
  return Word(CheckUnit(unit));
}

TEST(UnitCheckTest, EveryFaultOfItsFactsHasItsName) {
  EXPECT_EQ(WrongUnit([](auto&) {}), "");
  EXPECT_EQ(WrongUnit([](auto& u) { u.set_kind(static_cast<v1::UnitKind>(99)); }), "UNKNOWN_KIND");
  EXPECT_EQ(WrongUnit([](auto& u) { u.set_department_id("Social Care"); }), "MALFORMED_ID");
  EXPECT_EQ(WrongUnit([](auto& u) { u.add_night_share_unit_ids("Skov 2"); }), "MALFORMED_ID");
  EXPECT_EQ(WrongUnit([](auto& u) { u.add_night_share_unit_ids("fjord"); }), "SHARES_WITH_ITSELF");
  EXPECT_EQ(WrongUnit([](auto& u) {
              u.mutable_night_minimum()->add_professions(types::v1::PROFESSION_UNSPECIFIED);
            }),
            "NO_PROFESSION");
  EXPECT_EQ(WrongUnit([](auto& u) {
              u.mutable_night_minimum()->set_role(static_cast<types::v1::RoleSlot>(99));
            }),
            "UNKNOWN_ROLE");
  EXPECT_EQ(WrongUnit([](auto& u) { u.set_check_in_minutes(240); }), "");
  EXPECT_EQ(WrongUnit([](auto& u) { u.set_check_in_minutes(241); }), "BAD_CHECK_IN");
}

std::string WrongList(const std::function<void(v1::TaskListSet&, v1::CareTask&)>& spoil) {
  v1::TaskListSet list;
  list.set_task_list_id("fjord-tasks");
  list.set_unit_id("fjord");
  list.add_weekdays(1);
  v1::CareTask* task = list.add_tasks();
  task->set_task_id("bath");
  task->set_name("Bath");
  task->set_least_level(v1::SERVICE_LEVEL_B);
  task->set_start_minute(540);
  task->set_length_minutes(60);
  spoil(list, *task);
  return Word(CheckTaskList(list, kFjord));
}

TEST(UnitCheckTest, EveryFaultOfATaskListHasItsName) {
  EXPECT_EQ(WrongList([](auto&, auto&) {}), "");
  EXPECT_EQ(WrongList([](auto& list, auto&) { list.set_task_list_id(""); }), "MALFORMED_ID");
  EXPECT_EQ(WrongList([](auto& list, auto&) { list.set_unit_id("hav"); }), "UNKNOWN_UNIT");
  EXPECT_EQ(WrongList([](auto& list, auto&) { list.clear_weekdays(); }), "BAD_WEEKDAYS");
  EXPECT_EQ(WrongList([](auto& list, auto&) { list.add_weekdays(8); }), "BAD_WEEKDAYS");
  EXPECT_EQ(WrongList([](auto& list, auto&) {
              list.clear_weekdays();
              list.set_public_holidays(true);
            }),
            "")
      << "a list for holidays needs no days of the week";
  EXPECT_EQ(WrongList([](auto& list, auto& task) { *list.add_tasks() = v1::CareTask(task); }),
            "DUPLICATE_TASK");
  EXPECT_EQ(WrongList([](auto& list, auto& task) {
              const v1::CareTask one = task;
              for (int i = 0; i < 200; ++i) *list.add_tasks() = one;
            }),
            "TOO_MANY_TASKS");
}

TEST(UnitCheckTest, EveryFaultOfATaskHasItsName) {
  EXPECT_EQ(WrongList([](auto&, auto& task) { task.set_task_id("Bath 1"); }), "MALFORMED_ID");
  EXPECT_EQ(WrongList([](auto&, auto& task) { task.clear_name(); }), "NO_NAME");
  EXPECT_EQ(WrongList([](auto&, auto& task) { task.clear_least_level(); }), "NO_LEVEL");
  EXPECT_EQ(WrongList([](auto&, auto& task) { task.set_least_level(v1::SERVICE_LEVEL_BELOW_C); }),
            "NO_LEVEL");
  EXPECT_EQ(WrongList([](auto&, auto& task) { task.set_start_minute(1440); }), "BAD_TIME");
  EXPECT_EQ(WrongList([](auto&, auto& task) { task.set_length_minutes(0); }), "BAD_TIME");
  EXPECT_EQ(
      WrongList([](auto&, auto& task) { task.set_role(static_cast<types::v1::RoleSlot>(99)); }),
      "UNKNOWN_ROLE");
}

}  // namespace
}  // namespace vagtbro::roster
