// Task checks: what is wrong with a task list of an import, in a word and in a sentence.
//
// Shape:   the first fault found; nullopt: none. Reasons are UPPER_SNAKE_CASE and stable.
#pragma once

#include <optional>

#include "roster/domain/import_check.h"
#include "vagtbro/roster/v1/plan_events.pb.h"

namespace vagtbro::roster {

std::optional<Rejection> CheckTaskList(const v1::TaskListSet& list, const IsKnown& unit);

}  // namespace vagtbro::roster
