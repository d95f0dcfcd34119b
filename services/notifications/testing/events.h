// What pool and roster say in the tests: one gap of one unit on Monday 2 February 2026, 07 to 15.
#pragma once

#include <string>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "vagtbro/directory/v1/directory_events.pb.h"
#include "vagtbro/pool/v1/pool_events.pb.h"
#include "vagtbro/roster/v1/plan_events.pb.h"
#include "vagtbro/roster/v1/roster_events.pb.h"

namespace vagtbro::notifications {

inline const std::string kTenant = "legeby";

inline absl::Time Local(int hour, int minute) {
  return absl::FromCivil(absl::CivilMinute(2026, 2, 2, hour, minute), kit::LocalZone());
}
inline types::v1::Interval DayShift() { return kit::MakeInterval(Local(7, 0), Local(15, 0)); }

inline pool::v1::ShiftOffered OfferTo(const std::string& offer, const std::string& who,
                                      const std::string& code, absl::Time lapse) {
  pool::v1::ShiftOffered event;
  event.set_offer_id(offer);
  event.set_gap_id("gap-1");
  event.set_employment_id(who);
  event.set_place("Bøgehuset");
  *event.mutable_interval() = DayShift();
  *event.mutable_lapse_time() = kit::ToProto(lapse);
  event.set_reply_code(code);
  return event;
}

inline pool::v1::CoverEscalated EscalatedTo(const std::string& leader) {
  pool::v1::CoverEscalated event;
  event.set_gap_id("gap-1");
  event.set_leader_employment_id(leader);
  event.set_place("Bøgehuset");
  *event.mutable_interval() = DayShift();
  return event;
}

inline roster::v1::UnitRegistered Unit() {
  roster::v1::UnitRegistered unit;
  unit.set_unit_id("beech");
  unit.set_name("Bøgehuset");
  return unit;
}

inline roster::v1::GapOpened Gap() {
  roster::v1::GapOpened gap;
  gap.set_gap_id("gap-1");
  gap.set_shift_id("shift-1");
  gap.add_unit_ids("beech");
  *gap.mutable_interval() = DayShift();
  return gap;
}

// An order to the desk of an agency.
inline pool::v1::ShiftOffered OrderTo(const std::string& desk, absl::Time lapse) {
  pool::v1::ShiftOffered event = OfferTo("offer-1", desk, "4821", lapse);
  event.set_worker_needed(true);
  event.set_shift_id("shift-1");
  return event;
}

// The shifts of a unit, as far as messages need them.
inline roster::v1::ShiftsPublished Published(const std::string& shift_id,
                                             const types::v1::Interval& interval) {
  roster::v1::ShiftsPublished event;
  roster::v1::Shift* shift = event.add_shifts();
  shift->set_shift_id(shift_id);
  shift->add_unit_ids("beech");
  *shift->mutable_interval() = interval;
  shift->set_employment_id("ada");
  return event;
}

inline directory::v1::EmploymentRegistered LeaderOf(const std::string& unit,
                                                    const std::string& who) {
  directory::v1::EmploymentRegistered event;
  event.set_employment_id(who);
  event.set_person_id("p-" + who);
  event.add_leads_unit_ids(unit);
  *event.mutable_start_time() = kit::ToProto(Local(0, 0) - absl::Hours(1000));
  return event;
}

inline roster::v1::ShiftAssigned AssignedTo(const std::string& who, const std::string& previous) {
  roster::v1::ShiftAssigned event;
  event.set_shift_id("shift-1");
  event.set_employment_id(who);
  event.set_previous_employment_id(previous);
  return event;
}

inline roster::v1::ShiftCovered CoveredBy(const std::string& who, const std::string& offer) {
  roster::v1::ShiftCovered event;
  event.set_gap_id("gap-1");
  event.set_shift_id("shift-1");
  event.set_employment_id(who);
  event.set_offer_id(offer);
  *event.mutable_interval() = DayShift();
  return event;
}

}  // namespace vagtbro::notifications
