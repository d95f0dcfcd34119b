#include "roster/testing/bench.h"

#include "kit/base/check.h"
#include "kit/base/proto_time.h"
#include "kit/journal/owner.h"
#include "kit/journal/replay.h"
#include "roster/api/roster_api.h"
#include "roster/react/hear.h"
#include "roster/store/levels.h"

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

v1::ImportRosterResponse Bench::Import(const v1::ImportRosterRequest& part) {
  v1::ImportRosterResponse response;
  KIT_CHECK(Do(part, &ImportRoster, &response).ok());
  return response;
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
