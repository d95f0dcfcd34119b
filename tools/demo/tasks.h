// What is done in the units of Legeby, and what waits when there are too few to do it.
//
// Shape:   one list a unit for weekdays and one for Saturday and Sunday; task ids are unique.
// Source:  A/B/C plans as in domain rule ABC-TRIG; the tasks are made up.
#pragma once

#include <vector>

#include "plan.h"
#include "vagtbro/roster/v1/plan_events.pb.h"

namespace vagtbro::demo {

std::vector<roster::v1::TaskListSet> TaskLists(const Municipality& municipality);

}  // namespace vagtbro::demo
