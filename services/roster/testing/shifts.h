// Shifts and local times for stories.
#pragma once

#include <string>

#include "absl/time/time.h"
#include "vagtbro/roster/v1/plan_events.pb.h"
#include "vagtbro/roster/v1/roster_events.pb.h"

namespace vagtbro::roster {

// Local time, "2026-02-02 07:00".
absl::Time At(const std::string& local);

// A basis day shift of eight hours for SOSU helpers in one unit.
v1::Shift BasisShift(const std::string& id, const std::string& unit, const std::string& start,
                     const std::string& holder);
v1::Shift TeamShift(const std::string& id, const std::string& unit, const std::string& start,
                    const std::string& holder);
// "id LEVEL start-minute length", e.g. "bath A 540 60".
v1::CareTask Task(const std::string& text);
v1::Shift WithRole(v1::Shift shift, types::v1::RoleSlot role);

}  // namespace vagtbro::roster
