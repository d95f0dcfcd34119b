// How events about people change the rows: who there is, what they agreed to, when they are away.
#include <vector>

#include "kit/base/proto_time.h"
#include "pool/store/pool_state.h"
#include "vagtbro/directory/v1/directory_events.pb.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"

namespace vagtbro::pool {

void PoolState::FoldPeople() {
  events_.On<directory::v1::EmploymentRegistered>(
      [this](const auto& employment, const Envelope& e) { Register(employment, e); });
  events_.On<directory::v1::OfferConsentGiven>([this](const auto& consent, const Envelope& e) {
    v1::MemberRow row = members_.Get(kit::Key(e.tenant_id(), consent.employment_id()));
    row.mutable_employment()->set_employment_id(consent.employment_id());
    row.set_sms_offers(consent.sms_offers());
    row.set_night_sms_offers(consent.night_sms_offers());
    row.set_standby(consent.standby());
    row.set_voice_offers(consent.voice_offers());
    row.clear_quiet_start_minute();
    row.clear_quiet_end_minute();
    if (consent.has_quiet_start_minute() && consent.has_quiet_end_minute()) {
      row.set_quiet_start_minute(consent.quiet_start_minute());
      row.set_quiet_end_minute(consent.quiet_end_minute());
    }
    PutMember(e.tenant_id(), std::move(row));
  });
  events_.On<directory::v1::LeaveRegistered>([this](const auto& leave, const Envelope& e) {
    v1::PersonAwayRow row;
    row.set_person_id(leave.person_id());
    *row.mutable_interval() = leave.interval();
    row.set_holiday(leave.holiday());
    PutAbsence(e.tenant_id(), kit::Key(e.tenant_id(), leave.leave_id()), std::move(row));
  });
  events_.On<sickness::v1::SickCallReported>([this](const auto& call, const Envelope& e) {
    ReportAway(e.tenant_id(), kit::Key(e.tenant_id(), call.absence_id()), call.employment_id(),
               call.interval());
  });
  events_.On<sickness::v1::AbsenceExtended>([this](const auto& absence, const Envelope& e) {
    ReportAway(e.tenant_id(), kit::Key(e.tenant_id(), absence.absence_id()),
               absence.employment_id(), absence.interval());
  });
  events_.On<sickness::v1::RecoveryReported>(
      [this](const auto& recovery, const Envelope& e) { Recover(recovery, e); });
}

void PoolState::Register(const directory::v1::EmploymentRegistered& employment,
                         const Envelope& envelope) {
  const std::string& tenant = envelope.tenant_id();
  v1::MemberRow row = members_.Get(kit::Key(tenant, employment.employment_id()));
  const std::string before = row.employment().person_id();
  *row.mutable_employment() = employment;
  PutMember(tenant, std::move(row));
  ClaimAbsences(tenant, employment.employment_id());
  // The employment has become another person's: every index by person may be wrong.
  if (!before.empty() && before != employment.person_id()) RebuildIndexes();
}

// Absences that were heard of before the employment belong to its person.
void PoolState::ClaimAbsences(const std::string& tenant, const std::string& employment_id) {
  const std::set<std::string> unclaimed = people_.unclaimed();
  for (const std::string& key : unclaimed) {
    v1::PersonAwayRow row = absences_.Get(key);
    if (row.employment_id() != employment_id || key.rfind(tenant + "/", 0) != 0) continue;
    row.set_person_id(people_.PersonOf(tenant, employment_id));
    PutAbsence(tenant, key, std::move(row));
  }
}

void PoolState::PutMember(const std::string& tenant, v1::MemberRow row) {
  const std::string key = kit::Key(tenant, row.employment().employment_id());
  if (const v1::MemberRow* before = members_.Find(key)) people_.ForgetMember(tenant, *before);
  members_.Put(key, std::move(row));
  people_.NoteMember(tenant, *members_.Find(key));
}

void PoolState::PutAbsence(const std::string& tenant, const std::string& key,
                           v1::PersonAwayRow row) {
  if (const auto* before = absences_.Find(key)) people_.ForgetAbsence(tenant, key, *before);
  absences_.Put(key, std::move(row));
  people_.NoteAbsence(tenant, key, *absences_.Find(key));
}

void PoolState::EraseAbsence(const std::string& tenant, const std::string& key) {
  const auto* before = absences_.Find(key);
  if (before == nullptr) return;
  people_.ForgetAbsence(tenant, key, *before);
  absences_.Erase(key);
}

void PoolState::ReportAway(const std::string& tenant, const std::string& key,
                           const std::string& employment_id, const types::v1::Interval& interval) {
  v1::PersonAwayRow row;
  row.set_person_id(people_.PersonOf(tenant, employment_id));
  row.set_employment_id(employment_id);
  *row.mutable_interval() = interval;
  row.set_sick(true);
  PutAbsence(tenant, key, std::move(row));
}

// Fit again: what lies before stays, so that the average of the working week leaves it out.
void PoolState::Recover(const sickness::v1::RecoveryReported& recovery, const Envelope& envelope) {
  const std::string& tenant = envelope.tenant_id();
  const std::string absence = kit::Key(tenant, recovery.absence_id());
  const absl::Time fit = kit::FromProto(recovery.fit_from_time());
  std::vector<std::string> keys;
  if (absences_.Find(absence) != nullptr) keys.push_back(absence);
  for (const auto& [key, row] : absences_.Under(absence + "+")) keys.push_back(key);
  for (const std::string& key : keys) {
    v1::PersonAwayRow row = absences_.Get(key);
    if (kit::End(row.interval()) <= fit) continue;
    if (fit <= kit::Start(row.interval())) {
      EraseAbsence(tenant, key);
      continue;
    }
    *row.mutable_interval()->mutable_end_time() = recovery.fit_from_time();
    PutAbsence(tenant, key, std::move(row));
  }
}

}  // namespace vagtbro::pool
