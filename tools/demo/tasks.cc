#include "tasks.h"

#include <initializer_list>
#include <string>

namespace vagtbro::demo {
namespace {

using roster::v1::SERVICE_LEVEL_A;
using roster::v1::SERVICE_LEVEL_B;
using roster::v1::SERVICE_LEVEL_C;

constexpr int kHour = 60;

struct Task {
  const char* code;
  const char* name;
  roster::v1::ServiceLevel least;
  int start_minute;
  int length_minutes;
  bool medicine = false;  // by the one responsible for it, and checked by another
};

using Tasks = std::initializer_list<Task>;

constexpr Tasks kCare = {
    {"morning", "Morgenpleje", SERVICE_LEVEL_C, 7 * kHour + 15, 150},
    {"meals", "Måltider", SERVICE_LEVEL_C, 8 * kHour, 60},
    {"bath", "Bad efter badeplan", SERVICE_LEVEL_B, 10 * kHour, 90},
    {"laundry", "Tøjvask og linned", SERVICE_LEVEL_A, 11 * kHour, 60},
    {"walk", "Gåtur med beboere", SERVICE_LEVEL_A, 13 * kHour, 60},
    {"contact", "Kontaktpersonsamtaler", SERVICE_LEVEL_B, 13 * kHour, 45},
    {"evening", "Aftenpleje", SERVICE_LEVEL_C, 19 * kHour, 150},
    {"rounds", "Nattilsyn", SERVICE_LEVEL_C, 23 * kHour + 30, 60},
};

constexpr Tasks kRound = {
    {"medicine", "Medicinrunde", SERVICE_LEVEL_C, 8 * kHour, 45, true},
    {"medicine-evening", "Medicinrunde om aftenen", SERVICE_LEVEL_C, 20 * kHour, 45, true},
};

constexpr Tasks kVisits = {
    {"visits", "Besøg, der ikke kan vente", SERVICE_LEVEL_C, 7 * kHour + 15, 240},
    {"cleaning", "Rengøring hos borgere", SERVICE_LEVEL_A, 12 * kHour, 120},
    {"bath", "Bad hos borgere", SERVICE_LEVEL_B, 10 * kHour, 90},
    {"evening", "Aftenbesøg", SERVICE_LEVEL_C, 18 * kHour, 240},
};

constexpr Tasks kResidence = {
    {"morning", "Støtte om morgenen", SERVICE_LEVEL_C, 7 * kHour + 45, 120},
    {"outing", "Tur ud af huset", SERVICE_LEVEL_A, 13 * kHour, 120},
    {"training", "Træning efter plan", SERVICE_LEVEL_B, 10 * kHour, 60},
    {"evening", "Støtte om aftenen", SERVICE_LEVEL_C, 19 * kHour, 150},
};

constexpr Tasks kWorkshop = {
    {"open", "Åbent værksted", SERVICE_LEVEL_C, 8 * kHour + 30, 360},
    {"one-to-one", "Enetræning", SERVICE_LEVEL_B, 10 * kHour, 90},
    {"trip", "Udflugt", SERVICE_LEVEL_A, 12 * kHour, 150},
};

Tasks TasksOf(Place place) {
  switch (place) {
    case Place::kHomeCare:
    case Place::kHomeNursing:
      return kVisits;
    case Place::kResidential:
      return kResidence;
    case Place::kDayCentre:
      return kWorkshop;
    case Place::kNursingHome:
      break;
  }
  return kCare;
}

void Add(const Tasks& tasks, roster::v1::TaskListSet& list) {
  for (const Task& task : tasks) {
    roster::v1::CareTask& added = *list.add_tasks();
    added.set_task_id(list.task_list_id() + "-" + task.code);
    added.set_name(task.name);
    added.set_least_level(task.least);
    added.set_start_minute(static_cast<std::uint32_t>(task.start_minute));
    added.set_length_minutes(static_cast<std::uint32_t>(task.length_minutes));
    if (!task.medicine) continue;
    added.set_role(types::v1::ROLE_SLOT_MEDICATION_RESPONSIBLE);
    added.set_four_eyes(true);
  }
}

}  // namespace

std::vector<roster::v1::TaskListSet> TaskLists(const Municipality& municipality) {
  std::vector<roster::v1::TaskListSet> lists;
  for (const Unit& unit : municipality.units) {
    for (const bool weekend : {false, true}) {
      if (weekend && unit.place == Place::kDayCentre) continue;
      roster::v1::TaskListSet& list = lists.emplace_back();
      list.set_task_list_id(unit.id + (weekend ? "-weekend" : "-week"));
      list.set_unit_id(unit.id);
      for (std::uint32_t day = weekend ? 6 : 1; day <= (weekend ? 7U : 5U); ++day) {
        list.add_weekdays(day);
      }
      Add(TasksOf(unit.place), list);
      if (unit.medication) Add(kRound, list);
    }
  }
  return lists;
}

}  // namespace vagtbro::demo
