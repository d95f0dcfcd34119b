// Acts of planners in stories.
#pragma once

#include <string>

#include "roster/api/plan_api.h"
#include "roster/testing/bench.h"

namespace vagtbro::roster {

inline absl::Status AcceptLevelOf(Bench& bench, const std::string& shift,
                                  types::v1::ActReason reason = types::v1::ACT_REASON_TASKS_MOVED) {
  v1::AcceptLevelRequest request;
  request.set_shift_id(shift);
  request.set_reason(reason);
  return bench.Do(request, &AcceptLevel);
}

inline absl::Status UndoActOn(Bench& bench, const std::string& shift) {
  v1::UndoActRequest request;
  request.set_shift_id(shift);
  return bench.Do(request, &UndoAct);
}

}  // namespace vagtbro::roster
