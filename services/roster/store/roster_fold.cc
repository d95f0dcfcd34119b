// How each event changes the rows. Every type ever written stays here.
#include <algorithm>

#include "kit/base/proto_time.h"
#include "roster/store/roster_state.h"
#include "roster/swap/domain/swap_rules.h"
#include "vagtbro/directory/v1/directory_events.pb.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"

namespace vagtbro::roster {
namespace {

using kit::Envelope;
using kit::Key;

std::string ExpiryAlarm(const Envelope& event, const std::string& gap_id) {
  return std::string(kGapExpiry) + "/" + event.tenant_id() + "/" + gap_id;
}

}  // namespace

// As it is, with what it says of an act.
void RosterState::PutActed(const Envelope& event, v1::ShiftRow row) {
  const std::string& tenant = event.tenant_id();
  const std::string key = Key(tenant, row.shift().shift_id());
  const v1::ShiftRow* old = shifts_.Find(key);
  if (old != nullptr && Unsettles(*old, row)) swaps_.Unsettle(event, row.shift().shift_id());
  const bool was_covered = old != nullptr && old->state() == v1::SHIFT_STATE_COVERED;
  if (old != nullptr && old->level_accepted() && !row.level_accepted()) {
    acts_.ForgetAccepted(tenant, row.shift().shift_id());
  }
  if (old != nullptr) Index(tenant, *old, false);
  Index(tenant, row, true);
  if (was_covered || row.state() == v1::SHIFT_STATE_COVERED) SetCheckInAlarm(event, row);
  shifts_.Put(key, std::move(row));
}

void RosterState::ChangeShift(const Envelope& event, const std::string& shift_id,
                              const std::function<v1::ShiftRow(v1::ShiftRow)>& change) {
  const v1::ShiftRow* row = Shift(event.tenant_id(), shift_id);
  if (row != nullptr) PutShift(event, change(*row));
}

void RosterState::FoldUnits() {
  events_.On<v1::UnitRegistered>([this](const auto& fact, const Envelope& event) {
    units_.Put(Key(event.tenant_id(), fact.unit_id()), fact);
  });
  events_.On<v1::StaffingRequirementSet>([this](const auto& fact, const Envelope& event) {
    const std::string& id = fact.requirement_id();
    if (const auto* old = Requirement(event.tenant_id(), id)) {
      requirements_by_unit_[Key(event.tenant_id(), old->unit_id())].erase(id);
    }
    requirements_by_unit_[Key(event.tenant_id(), fact.unit_id())].insert(id);
    requirements_.Put(Key(event.tenant_id(), id), fact);
  });
  events_.On<v1::ServiceLevelLowered>([](const auto&, const Envelope&) {});
  events_.On<v1::ServiceLevelRaised>([](const auto&, const Envelope&) {});
}

void RosterState::FoldShifts() {
  events_.On<v1::ShiftsPublished>([this](const auto& fact, const Envelope& event) {
    for (const v1::Shift& shift : fact.shifts()) PutShift(event, Published(shift));
  });
  events_.On<v1::ShiftVacated>([this](const auto& fact, const Envelope& event) {
    // Nobody leaves a shift before being away, nor before it was said.
    absl::Time leave_time = kit::FromProto(event.event_time());
    if (const v1::AwayRow* absence = Absence(event.tenant_id(), fact.absence_id())) {
      leave_time = std::max(leave_time, kit::Start(absence->interval()));
    }
    LeaveTeamShift(event, fact.shift_id(), fact.absence_id(), leave_time);
    ChangeShift(event, fact.shift_id(), [&](v1::ShiftRow row) {
      return Vacated(std::move(row), fact.absence_id(), leave_time);
    });
  });
  events_.On<v1::TeamShiftDropped>([this](const auto& fact, const Envelope& event) {
    ChangeShift(event, fact.shift_id(), Dropped);
  });
  events_.On<v1::ShiftAssigned>([this](const auto& fact, const Envelope& event) {
    ChangeShift(event, fact.shift_id(), [&](v1::ShiftRow row) {
      const Interval left = VacantTime(row, kit::FromProto(event.event_time()));
      return Covered(std::move(row), fact.employment_id(), left);
    });
  });
  events_.On<v1::ShiftRestored>([this](const auto& fact, const Envelope& event) {
    ChangeShift(event, fact.shift_id(),
                [&](v1::ShiftRow row) { return Restored(std::move(row), fact.employment_id()); });
  });
  events_.On<v1::CoverUndoOffered>([](const auto&, const Envelope&) {});
}

void RosterState::FoldGaps() {
  events_.On<v1::GapOpened>([this](const auto& fact, const Envelope& event) {
    v1::GapRow row;
    *row.mutable_gap() = fact;
    row.set_open(true);
    *row.mutable_open_time() = event.event_time();
    row.set_correlation_id(event.correlation_id());
    gaps_.Put(Key(event.tenant_id(), fact.gap_id()), row);
    alarms().Set(kit::MakeAlarm(ExpiryAlarm(event, fact.gap_id()), event.tenant_id(),
                                kit::End(fact.interval()), kGapExpiry, fact.gap_id(),
                                event.correlation_id()));
    ChangeShift(event, fact.shift_id(),
                [&](v1::ShiftRow shift) { return Opened(std::move(shift), fact.gap_id()); });
  });
  events_.On<v1::ShiftCovered>([this](const auto& fact, const Envelope& event) {
    ChangeShift(event, fact.shift_id(), [&](v1::ShiftRow row) {
      const Interval covered{kit::Start(fact.interval()), kit::End(fact.interval())};
      return Covered(std::move(row), fact.employment_id(), covered);
    });
    const std::string key = Key(event.tenant_id(), fact.gap_id());
    v1::GapRow gap = gaps_.Get(key);
    gap.set_employment_id(fact.employment_id());
    gaps_.Put(key, gap);
  });
  events_.On<v1::CoverRefused>([](const auto&, const Envelope&) {});
  events_.On<v1::GapClosed>([this](const auto& fact, const Envelope& event) {
    const std::string key = Key(event.tenant_id(), fact.gap_id());
    v1::GapRow gap = gaps_.Get(key);
    gap.set_open(false);
    gaps_.Put(key, gap);
    alarms().Clear(ExpiryAlarm(event, fact.gap_id()));
    ChangeShift(event, gap.gap().shift_id(),
                [&](v1::ShiftRow row) { return Closed(std::move(row), fact.gap_id()); });
  });
}

void RosterState::PutWorker(const std::string& tenant,
                            const directory::v1::EmploymentRegistered& employment) {
  const std::string& id = employment.employment_id();
  if (const auto* old = Employment(tenant, id)) {
    employments_by_person_[Key(tenant, old->person_id())].erase(id);
  }
  employments_by_person_[Key(tenant, employment.person_id())].insert(id);
  v1::WorkerRow row;
  *row.mutable_employment() = employment;
  workers_.Put(Key(tenant, id), row);
}

void RosterState::FoldPeople() {
  events_.On<directory::v1::EmploymentRegistered>(
      [this](const auto& fact, const Envelope& event) { PutWorker(event.tenant_id(), fact); });
  events_.On<directory::v1::LeaveRegistered>([this](const auto& fact, const Envelope& event) {
    if (const auto* old = Leave(event.tenant_id(), fact.leave_id())) {
      leaves_by_person_[Key(event.tenant_id(), old->person_id())].erase(fact.leave_id());
    }
    leaves_by_person_[Key(event.tenant_id(), fact.person_id())].insert(fact.leave_id());
    v1::AwayRow row;
    row.set_person_id(fact.person_id());
    *row.mutable_interval() = fact.interval();
    row.set_holiday(fact.holiday());
    leaves_.Put(Key(event.tenant_id(), fact.leave_id()), row);
  });
}

void RosterState::PutAbsence(const Envelope& event, const std::string& absence_id,
                             v1::AwayRow row) {
  absences_by_employment_[Key(event.tenant_id(), row.employment_id())].insert(absence_id);
  absences_.Put(Key(event.tenant_id(), absence_id), std::move(row));
}

void RosterState::FoldAbsences() {
  events_.On<sickness::v1::SickCallReported>([this](const auto& fact, const Envelope& event) {
    v1::AwayRow row;
    row.set_employment_id(fact.employment_id());
    *row.mutable_interval() = fact.interval();
    row.set_sick(true);
    PutAbsence(event, fact.absence_id(), row);
  });
  events_.On<sickness::v1::AbsenceExtended>([this](const auto& fact, const Envelope& event) {
    v1::AwayRow row = absences_.Get(Key(event.tenant_id(), fact.absence_id()));
    row.set_employment_id(fact.employment_id());
    *row.mutable_interval() = fact.interval();
    row.set_sick(true);
    PutAbsence(event, fact.absence_id(), row);
  });
  events_.On<sickness::v1::RecoveryReported>([this](const auto& fact, const Envelope& event) {
    v1::AwayRow row = absences_.Get(Key(event.tenant_id(), fact.absence_id()));
    row.set_employment_id(fact.employment_id());
    row.set_sick(true);
    absl::Time fit = kit::FromProto(fact.fit_from_time());
    const absl::Time start = row.has_interval() ? kit::Start(row.interval()) : fit;
    fit = std::max(start, fit);
    *row.mutable_interval() = kit::MakeInterval(start, fit);
    PutAbsence(event, fact.absence_id(), row);
  });
}

}  // namespace vagtbro::roster
