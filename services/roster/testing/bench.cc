#include "roster/testing/bench.h"

#include "kit/base/check.h"
#include "kit/base/proto_time.h"
#include "kit/journal/owner.h"
#include "kit/journal/replay.h"
#include "roster/api/roster_api.h"
#include "roster/react/hear.h"
#include "roster/store/levels.h"
#include "vagtbro/pool/v1/pool_events.pb.h"

namespace vagtbro::roster {
namespace {

constexpr size_t kAllEvents = 1'000'000;

}  // namespace

Bench::Bench(DiskKind kind) : clock_(At("2026-02-01 12:00")) {
  if (kind == DiskKind::kRocks) folder_.emplace();
  if (!folder_) disk_ = std::make_unique<kit::MemoryDisk>();
  Open();
}

Bench::~Bench() {
  journal_.reset();
  disk_.reset();
}

void Bench::Open() {
  if (folder_) {
    auto disk = kit::OpenRocksDisk(folder_->path());
    KIT_CHECK(disk.ok());
    disk_ = *std::move(disk);
  }
  state_ = std::make_unique<RosterState>();
  hearing_ = std::make_unique<kit::Hearing>();
  roster::Hear(*state_, *hearing_);
  auto journal = kit::Journal::Open("roster", *disk_, clock_, *state_);
  KIT_CHECK(journal.ok());
  journal_ = *std::move(journal);
}

void Bench::Reopen() {
  KIT_CHECK(journal_->Flush().ok());
  journal_.reset();
  if (folder_) disk_.reset();
  Open();
}

void Bench::Deliver(kit::FakeUpstream& upstream) {
  KIT_CHECK(upstream.Deliver(*journal_, *hearing_) == kit::Digested::kDone);
}

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

v1::ImportRosterResponse Bench::Import(const v1::ImportRosterRequest& part) {
  v1::ImportRosterResponse response;
  KIT_CHECK(Do(part, &ImportRoster, &response).ok());
  return response;
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

v1::ImportRosterResponse Bench::Publish(const std::vector<v1::Shift>& shifts) {
  v1::ImportRosterRequest request;
  for (const v1::Shift& shift : shifts) *request.add_shifts() = shift;
  return Import(request);
}

void Bench::MoveTo(const std::string& local) {
  KIT_CHECK(clock_.Advance(At(local) - clock_.Now()).ok());
  kit::FireDueAlarms(*journal_, clock_.Now(), [this](kit::Commit& commit, const kit::Alarm& alarm) {
    OnAlarm(*state_, commit, alarm);
  });
  KIT_CHECK(journal_->Flush().ok());
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

absl::Status Bench::Assign(const std::string& shift, const std::string& employment,
                           const std::string& override_reason) {
  v1::AssignShiftRequest request;
  request.set_shift_id(shift);
  request.set_employment_id(employment);
  if (!override_reason.empty()) {
    request.mutable_override()->set_approver_employment_id("leader");
    request.mutable_override()->set_reason_code(override_reason);
  }
  return Do(request, &AssignShift);
}

absl::Status Bench::Undo(const std::string& shift) {
  v1::UndoCoverRequest request;
  request.set_shift_id(shift);
  return Do(request, &UndoCover);
}

absl::Status Bench::Release(const std::string& shift, const std::string& employment) {
  v1::ReleaseCoverRequest request;
  request.set_shift_id(shift);
  request.set_employment_id(employment);
  return Do(request, &ReleaseCover);
}

absl::Status Bench::Change(const std::string& shift, const std::string& from, const std::string& to,
                           const std::string& override_reason) {
  v1::ChangeShiftRequest request;
  request.set_shift_id(shift);
  *request.mutable_interval() = kit::MakeInterval(At(from), At(to));
  if (!override_reason.empty()) {
    request.mutable_override()->set_approver_employment_id("leader");
    request.mutable_override()->set_reason_code(override_reason);
  }
  return Do(request, &ChangeShift);
}

absl::Status Bench::Cancel(const std::string& shift) {
  v1::CancelShiftRequest request;
  request.set_shift_id(shift);
  return Do(request, &CancelShift);
}

absl::Status Bench::CheckIn(const std::string& shift, const std::string& employment) {
  v1::CheckInRequest request;
  request.set_shift_id(shift);
  request.set_employment_id(employment);
  return Do(request, &roster::CheckIn);
}

v1::GetDayPlanResponse Bench::Plan(const std::string& unit, const std::string& from,
                                   const std::string& to) const {
  v1::GetDayPlanRequest request;
  request.set_tenant_id(kTenant);
  request.set_unit_id(unit);
  *request.mutable_interval() = kit::MakeInterval(At(from), At(to));
  v1::GetDayPlanResponse response;
  KIT_CHECK(GetDayPlan(*state_, request, &response).ok());
  return response;
}

std::vector<kit::Envelope> Bench::Envelopes() const {
  std::vector<kit::Envelope> envelopes;
  for (const kit::LoggedEvent& event : journal_->log().Read(heard_, kAllEvents)) {
    kit::Envelope envelope;
    KIT_CHECK(envelope.ParseFromString(*event.bytes));
    envelopes.push_back(std::move(envelope));
  }
  return envelopes;
}

std::vector<std::string> Bench::Told() const {
  std::vector<std::string> names;
  for (const kit::Envelope& envelope : Envelopes()) {
    if (envelope.audience() != bus::v1::AUDIENCE_PUBLIC) continue;
    names.push_back(envelope.type().substr(envelope.type().rfind('.') + 1));
  }
  return names;
}

v1::ServiceLevel Bench::LevelAt(const std::string& unit, const std::string& local) const {
  const absl::Time at = At(local);
  return LevelsOf(*state_, kTenant, unit, {at, at + absl::Seconds(1)}).at(0).level;
}

std::vector<std::string> Bench::ReplayDifferences() {
  KIT_CHECK(journal_->Flush().ok());
  RosterState fresh;
  return kit::ReplayDifferences(*disk_, fresh);
}

}  // namespace vagtbro::roster
