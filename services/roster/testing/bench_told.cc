// What the bench is told: by the directory, by sickness and by the pool, and what is imported.
#include "kit/base/check.h"
#include "kit/base/proto_time.h"
#include "roster/testing/bench.h"
#include "vagtbro/pool/v1/pool_events.pb.h"

namespace vagtbro::roster {

void Bench::Hear(const directory::v1::EmploymentRegistered& event) {
  directory_.Say(kTenant, event.employment_id(), event);
  Deliver(directory_);
}

void Bench::End(const std::string& employment, const std::string& local) {
  directory::v1::EmploymentRegistered event = *state_->Employment(kTenant, employment);
  *event.mutable_end_time() = kit::ToProto(At(local));
  Hear(event);
}

void Bench::Erase(const std::string& person, const std::vector<std::string>& employments) {
  directory::v1::PersonErased event;
  event.set_person_id(person);
  for (const std::string& id : employments) event.add_employment_ids(id);
  directory_.Say(kTenant, person, event);
  Deliver(directory_);
}

void Bench::Employ(const std::string& employment, const std::string& person,
                   directory::v1::EmploymentKind kind) {
  directory::v1::EmploymentRegistered event;
  event.set_employment_id(employment);
  event.set_person_id(person.empty() ? employment + "-person" : person);
  event.set_kind(kind);
  event.set_profession(types::v1::PROFESSION_SOSU_HELPER);
  event.set_agreement_profile("79.01");
  *event.mutable_start_time() = kit::ToProto(At("2020-01-01 00:00"));
  Hear(event);
}

void Bench::EmployLeader(const std::string& employment, const std::string& unit) {
  Employ(employment);
  directory::v1::EmploymentRegistered event = *state_->Employment(kTenant, employment);
  event.add_leads_unit_ids(unit);
  Hear(event);
}

void Bench::GiveLeave(const std::string& person, absl::Time from, absl::Time to) {
  directory::v1::LeaveRegistered event;
  event.set_leave_id("leave-" + person);
  event.set_person_id(person);
  *event.mutable_interval() = kit::MakeInterval(from, to);
  event.set_holiday(true);
  directory_.Say(kTenant, event.leave_id(), event);
  Deliver(directory_);
}

void Bench::AddUnit(const std::string& unit, const std::vector<std::string>& night_share) {
  v1::ImportRosterRequest request;
  v1::UnitRegistered* added = request.add_units();
  added->set_unit_id(unit);
  added->set_name(unit);
  for (const std::string& near : night_share) added->add_night_share_unit_ids(near);
  KIT_CHECK(Import(request).refused_size() == 0);
}

void Bench::AskToCheckIn(const std::string& unit, uint32_t minutes) {
  v1::ImportRosterRequest request;
  *request.add_units() = *state_->Unit(kTenant, unit);
  request.mutable_units(0)->set_check_in_minutes(minutes);
  KIT_CHECK(Import(request).refused_size() == 0);
}

void Bench::Require(const std::string& unit, uint32_t start_minute, uint32_t length_minutes,
                    uint32_t a, uint32_t b, uint32_t c,
                    const std::vector<types::v1::RoleSlot>& roles) {
  v1::ImportRosterRequest request;
  v1::StaffingRequirementSet* added = request.add_requirements();
  added->set_requirement_id(unit + "-" + std::to_string(start_minute));
  added->set_unit_id(unit);
  for (uint32_t day = 1; day <= 7; ++day) added->add_weekdays(day);
  added->set_start_minute(start_minute);
  added->set_length_minutes(length_minutes);
  added->set_heads_a(a);
  added->set_heads_b(b);
  added->set_heads_c(c);
  for (const auto role : roles) added->add_role_slots(role);
  KIT_CHECK(Import(request).refused_size() == 0);
}

void Bench::SetTasks(const std::string& unit, const std::vector<std::string>& tasks) {
  v1::ImportRosterRequest request;
  v1::TaskListSet* list = request.add_task_lists();
  list->set_task_list_id(unit + "-tasks");
  list->set_unit_id(unit);
  for (uint32_t day = 1; day <= 7; ++day) list->add_weekdays(day);
  for (const std::string& text : tasks) *list->add_tasks() = Task(text);
  KIT_CHECK(Import(request).refused_size() == 0);
}

void Bench::SickCall(const std::string& absence, const std::string& employment,
                     const std::string& from, const std::string& to, bool open_ended) {
  sickness::v1::SickCallReported event;
  event.set_absence_id(absence);
  event.set_employment_id(employment);
  *event.mutable_interval() = kit::MakeInterval(At(from), At(to));
  event.set_open_ended(open_ended);
  sickness_.Say(kTenant, absence, event);
  Deliver(sickness_);
}

void Bench::HearSickCall(const sickness::v1::SickCallReported& event) {
  const uint64_t cursor = journal_->Cursor("sickness");
  kit::Envelope envelope;
  envelope.set_service("sickness");
  envelope.set_sequence(cursor + 1);
  envelope.set_tenant_id(kTenant);
  envelope.set_stream_id(event.absence_id());
  envelope.set_type(event.GetDescriptor()->full_name());
  envelope.set_payload(event.SerializeAsString());
  bus::v1::Events events;
  events.set_after(cursor);
  events.set_through(cursor + 1);
  events.add_envelopes(envelope.SerializeAsString());
  KIT_CHECK(hearing_->Digest(*journal_, "sickness", events) == kit::Digested::kDone);
  KIT_CHECK(journal_->Flush().ok());
}

void Bench::Extend(const std::string& absence, const std::string& employment,
                   const std::string& from, const std::string& to) {
  sickness::v1::AbsenceExtended event;
  event.set_absence_id(absence);
  event.set_employment_id(employment);
  *event.mutable_interval() = kit::MakeInterval(At(from), At(to));
  sickness_.Say(kTenant, absence, event);
  Deliver(sickness_);
}

void Bench::Recover(const std::string& absence, const std::string& employment,
                    const std::string& fit) {
  sickness::v1::RecoveryReported event;
  event.set_absence_id(absence);
  event.set_employment_id(employment);
  *event.mutable_fit_from_time() = kit::ToProto(At(fit));
  sickness_.Say(kTenant, absence, event);
  Deliver(sickness_);
}

void Bench::Accept(const std::string& gap, const std::string& employment,
                   const std::string& offer) {
  pool::v1::OfferAccepted event;
  event.set_offer_id(offer);
  event.set_gap_id(gap);
  event.set_employment_id(employment);
  if (const v1::GapRow* row = state_->Gap(kTenant, gap)) {
    event.set_shift_id(row->gap().shift_id());
    *event.mutable_interval() = row->gap().interval();
  }
  pool_.Say(kTenant, offer, event);
  Deliver(pool_);
}

void Bench::AcceptOnHoliday(const std::string& gap, const std::string& employment,
                            const std::string& approver) {
  pool::v1::OfferAccepted event;
  event.set_offer_id("offer-" + employment);
  event.set_gap_id(gap);
  event.set_employment_id(employment);
  event.set_holiday_approver_employment_id(approver);
  *event.mutable_interval() = state_->Gap(kTenant, gap)->gap().interval();
  pool_.Say(kTenant, event.offer_id(), event);
  Deliver(pool_);
}

void Bench::AcceptLeaving(const std::string& gap, const std::string& employment,
                          const std::string& shift) {
  pool::v1::OfferAccepted event;
  event.set_offer_id("offer-" + employment);
  event.set_gap_id(gap);
  event.set_employment_id(employment);
  event.set_release_shift_id(shift);
  if (const v1::GapRow* row = state_->Gap(kTenant, gap)) {
    event.set_shift_id(row->gap().shift_id());
    *event.mutable_interval() = row->gap().interval();
  }
  pool_.Say(kTenant, event.offer_id(), event);
  Deliver(pool_);
}

void Bench::ProposeSplit(const std::string& gap, const std::string& local) {
  pool::v1::GapSplitProposed event;
  event.set_gap_id(gap);
  *event.mutable_split_time() = kit::ToProto(At(local));
  pool_.Say(kTenant, gap, event);
  Deliver(pool_);
}
}  // namespace vagtbro::roster
