// How the roster's events change the duties: who works when.
#include <string>

#include "kit/base/proto_time.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

void PoolState::FoldDuties() {
  events_.On<roster::v1::UnitRegistered>([this](const auto& unit, const Envelope& e) {
    units_.Put(kit::Key(e.tenant_id(), unit.unit_id()), unit);
  });
  events_.On<roster::v1::StaffingRequirementSet>(
      [this](const auto& set, const Envelope& e) { needs_.Put(e.tenant_id(), set); });
  events_.On<roster::v1::UnitClosed>(
      [this](const auto& closed, const Envelope& e) { needs_.Put(e.tenant_id(), closed); });
  events_.On<roster::v1::ShiftsPublished>([this](const auto& published, const Envelope& e) {
    for (const roster::v1::Shift& shift : published.shifts()) {
      v1::DutyRow row;
      *row.mutable_shift() = shift;
      PutDuty(e.tenant_id(), std::move(row));
    }
  });
  events_.On<roster::v1::ShiftVacated>(
      [this](const auto& vacated, const Envelope& e) { Vacate(vacated, e); });
  events_.On<roster::v1::TeamShiftDropped>([this](const auto& dropped, const Envelope& e) {
    Hold(e.tenant_id(), dropped.shift_id(), "", nullptr);
  });
  events_.On<roster::v1::ShiftAssigned>([this](const auto& assigned, const Envelope& e) {
    const v1::DutyRow* duty = duties_.Find(kit::Key(e.tenant_id(), assigned.shift_id()));
    // ShiftCovered may have said before which part of the shift is worked.
    if (duty != nullptr && duty->shift().employment_id() == assigned.employment_id()) return;
    Hold(e.tenant_id(), assigned.shift_id(), assigned.employment_id(), nullptr);
  });
  events_.On<roster::v1::ShiftRestored>(
      [this](const auto& restored, const Envelope& e) { Restore(restored, e); });
}

void PoolState::PutDuty(const std::string& tenant, v1::DutyRow row) {
  const std::string key = kit::Key(tenant, row.shift().shift_id());
  if (const v1::DutyRow* before = duties_.Find(key)) people_.ForgetDuty(tenant, *before);
  duties_.Put(key, std::move(row));
  people_.NoteDuty(tenant, *duties_.Find(key));
}

void PoolState::Hold(const std::string& tenant, const std::string& shift_id,
                     const std::string& employment_id, const types::v1::Interval* worked) {
  const v1::DutyRow* before = duties_.Find(kit::Key(tenant, shift_id));
  if (before == nullptr) return;
  v1::DutyRow row = *before;
  row.mutable_shift()->set_employment_id(employment_id);
  row.clear_worked_interval();
  if (worked != nullptr) *row.mutable_worked_interval() = *worked;
  PutDuty(tenant, std::move(row));
}

// The sick call itself may come later: whoever the roster has taken off a shift is away for it.
void PoolState::Vacate(const roster::v1::ShiftVacated& vacated, const Envelope& envelope) {
  const std::string& tenant = envelope.tenant_id();
  const v1::DutyRow* duty = duties_.Find(kit::Key(tenant, vacated.shift_id()));
  if (duty == nullptr) return;
  const types::v1::Interval interval = duty->shift().interval();
  Hold(tenant, vacated.shift_id(), "", nullptr);
  NoteFate(vacated.shift_id(), vacated.employment_id(), v1::COVER_FATE_RELEASED, envelope);
  const std::string absence = kit::Key(tenant, vacated.absence_id());
  const v1::PersonAwayRow* known = absences_.Find(absence);
  if (known != nullptr && kit::Overlaps(known->interval(), interval)) return;
  ReportAway(tenant, absence + "+" + vacated.shift_id(), vacated.employment_id(), interval);
}

void PoolState::Restore(const roster::v1::ShiftRestored& restored, const Envelope& envelope) {
  const std::string& tenant = envelope.tenant_id();
  Hold(tenant, restored.shift_id(), restored.employment_id(), nullptr);
  NoteFate(restored.shift_id(), restored.released_employment_id(), v1::COVER_FATE_UNDONE, envelope);
  const std::string ending = "+" + restored.shift_id();
  const std::string person = people_.PersonOf(tenant, restored.employment_id());
  for (const std::string& key : people_.AbsencesOf(tenant, person)) {
    const bool of_shift = key.size() > ending.size() &&
                          key.compare(key.size() - ending.size(), ending.size(), ending) == 0;
    if (of_shift) EraseAbsence(tenant, key);
  }
}

}  // namespace vagtbro::pool
