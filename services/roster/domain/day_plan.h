// Day plan: who does which task.
//
// A task that comes with a role goes to whoever holds it; any other to whoever has least to do that
// day, equals by a stable draw. One person does one thing at a time, and two pairs of eyes are two
// people. The plan of a day does not depend on the time somebody asks about.
//
// Units:   intervals are half-open; days follow the zone given.
// Source:  Q-MED2 in the rule book.
#pragma once

#include <string>
#include <vector>

#include "roster/domain/tasks.h"
#include "vagtbro/roster/v1/day_plan.pb.h"

namespace vagtbro::roster {

// Somebody who is in the unit for a time.
struct Attendant {
  std::string employment_id;
  std::string person_id;  // of whom the employment is
  types::v1::RoleSlot role = types::v1::ROLE_SLOT_UNSPECIFIED;
  Interval interval;
};

// `tasks` ascend by start and are those of whole days from their first day on; `stretches` cover
// their starts. One answer a task, in their order.
std::vector<v1::PlannedTask> PlanTasks(const std::vector<DatedTask>& tasks,
                                       const std::vector<Stretch>& stretches,
                                       const std::vector<Attendant>& attendants,
                                       const absl::TimeZone& zone);

}  // namespace vagtbro::roster
