#include "roster/testing/shifts.h"

#include <sstream>

#include "kit/base/check.h"
#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"

namespace vagtbro::roster {

absl::Time At(const std::string& local) {
  absl::Time time;
  std::string error;
  KIT_CHECK(absl::ParseTime("%Y-%m-%d %H:%M", local, kit::LocalZone(), &time, &error));
  return time;
}

v1::Shift BasisShift(const std::string& id, const std::string& unit, const std::string& start,
                     const std::string& holder) {
  v1::Shift shift;
  shift.set_shift_id(id);
  shift.add_unit_ids(unit);
  *shift.mutable_interval() = kit::MakeInterval(At(start), At(start) + absl::Hours(8));
  shift.set_kind(types::v1::SHIFT_KIND_ORDINARY);
  shift.set_tier(types::v1::SHIFT_TIER_BASIS);
  shift.mutable_requirement()->add_professions(types::v1::PROFESSION_SOSU_HELPER);
  shift.set_employment_id(holder);
  return shift;
}

v1::Shift TeamShift(const std::string& id, const std::string& unit, const std::string& start,
                    const std::string& holder) {
  v1::Shift shift = BasisShift(id, unit, start, holder);
  shift.set_tier(types::v1::SHIFT_TIER_TEAM);
  return shift;
}

v1::CareTask Task(const std::string& text) {
  std::istringstream words(text);
  std::string id, level;
  uint32_t start = 0, length = 0;
  KIT_CHECK(static_cast<bool>(words >> id >> level >> start >> length));
  v1::CareTask task;
  task.set_task_id(id);
  task.set_name(id);
  task.set_least_level(static_cast<v1::ServiceLevel>(level.at(0) - 'A' + v1::SERVICE_LEVEL_A));
  task.set_start_minute(start);
  task.set_length_minutes(length);
  return task;
}

v1::Shift WithRole(v1::Shift shift, types::v1::RoleSlot role) {
  shift.mutable_requirement()->set_role(role);
  return shift;
}

}  // namespace vagtbro::roster
