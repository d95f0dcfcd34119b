// People for tests: a sound record, to be spoilt in one place.
#pragma once

#include <string>

#include "absl/time/time.h"
#include "directory/domain/record_rules.h"
#include "kit/base/proto_time.h"

namespace vagtbro::directory {

inline const absl::Time kMonday = absl::FromUnixSeconds(1770007200);  // 2026-02-02 05:40 at home
inline const absl::Time kHired = absl::FromUnixSeconds(1577836800);

inline v1::EmploymentRegistered Nurse(const std::string& name) {
  v1::EmploymentRegistered employment;
  employment.set_employment_id("e-" + name);
  employment.set_kind(v1::EMPLOYMENT_KIND_UNIT_STAFF);
  employment.set_home_unit_id("rose-house");
  employment.set_profession(types::v1::PROFESSION_NURSE);
  employment.add_competences("medicine-app");
  employment.set_agreement_profile("79.03");
  employment.set_weekly_minutes(37 * 60);
  *employment.mutable_start_time() = kit::ToProto(kHired);
  return employment;
}

inline v1::LeaveRegistered Holiday(const std::string& leave_id, absl::Time start, absl::Time end) {
  v1::LeaveRegistered leave;
  leave.set_leave_id(leave_id);
  *leave.mutable_interval() = kit::MakeInterval(start, end);
  leave.set_holiday(true);
  return leave;
}

}  // namespace vagtbro::directory
