// Bench: a whole roster in a test, without threads, sockets or a clock that runs.
//
// Stories are told with it: given units, people and shifts; when somebody is sick, fit, willing;
// then these facts were said. Every act is flushed, so what was said is on disk.
//
// Shape:   tenant "legeby"; time stands still until MoveTo(). It begins on Sunday 1 February 2026.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kit/base/check.h"
#include "kit/bus/hearing.h"
#include "kit/journal/disk.h"
#include "kit/journal/journal.h"
#include "kit/rpc/request.h"
#include "kit/testing/fake_upstream.h"
#include "kit/testing/temp_folder.h"
#include "kit/time/clock.h"
#include "roster/store/roster_state.h"
#include "roster/testing/shifts.h"
#include "vagtbro/roster/v1/roster_service.pb.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"

namespace vagtbro::roster {

inline const std::string kTenant = "legeby";

enum class DiskKind { kMemory, kRocks };

class Bench final {
 public:
  explicit Bench(DiskKind kind);
  ~Bench();

  // Given.
  void Employ(const std::string& employment, const std::string& person = "",
              directory::v1::EmploymentKind kind = directory::v1::EMPLOYMENT_KIND_UNIT_STAFF);
  void Hear(const directory::v1::EmploymentRegistered& event);
  // A manager, who answers for overrides.
  void EmployLeader(const std::string& employment, const std::string& unit);
  // The employment is over at that time.
  void End(const std::string& employment, const std::string& local);
  void Erase(const std::string& person, const std::vector<std::string>& employments);
  // Without the upstream's book-keeping; for measurements.
  void HearSickCall(const sickness::v1::SickCallReported& event);
  void GiveLeave(const std::string& person, absl::Time from, absl::Time to);
  void AddUnit(const std::string& unit, const std::vector<std::string>& night_share = {});
  // Whoever covers a shift there must check in so many minutes after its start.
  void AskToCheckIn(const std::string& unit, uint32_t minutes);
  // Every day at the same time.
  void Require(const std::string& unit, uint32_t start_minute, uint32_t length_minutes, uint32_t a,
               uint32_t b, uint32_t c, const std::vector<types::v1::RoleSlot>& roles = {});
  v1::ImportRosterResponse Import(const v1::ImportRosterRequest& request);
  // Adds a list that holds every day; a task is "id LEVEL start-minute length", e.g. "bath A 540
  // 60".
  void SetTasks(const std::string& unit, const std::vector<std::string>& tasks);
  v1::ImportRosterResponse Publish(const std::vector<v1::Shift>& shifts);

  // When.
  void MoveTo(const std::string& local);
  void SickCall(const std::string& absence, const std::string& employment, const std::string& from,
                const std::string& to, bool open_ended = false);
  void Extend(const std::string& absence, const std::string& employment, const std::string& from,
              const std::string& to);
  void Recover(const std::string& absence, const std::string& employment, const std::string& fit);
  // Says yes to all of the gap.
  void Accept(const std::string& gap, const std::string& employment,
              const std::string& offer = "offer-1");
  // Says yes and leaves a shift of their own for it.
  void AcceptLeaving(const std::string& gap, const std::string& employment,
                     const std::string& shift);
  // Says yes on a holiday, which the approver lets them interrupt.
  void AcceptOnHoliday(const std::string& gap, const std::string& employment,
                       const std::string& approver);
  // The pool would rather have two parts.
  void ProposeSplit(const std::string& gap, const std::string& local);
  absl::Status Assign(const std::string& shift, const std::string& employment,
                      const std::string& override_reason = "");
  absl::Status Undo(const std::string& shift);
  absl::Status Release(const std::string& shift, const std::string& employment);
  absl::Status Change(const std::string& shift, const std::string& from, const std::string& to,
                      const std::string& override_reason = "");
  absl::Status Cancel(const std::string& shift);
  absl::Status CheckIn(const std::string& shift, const std::string& employment);
  // Any RPC that changes something: bench.Do<Request, Response>(request, &roster::AssignShift).
  template <class Request, class Response>
  absl::Status Do(Request request,
                  absl::Status (*function)(const RosterState&, kit::Commit&, const Request&,
                                           Response*),
                  Response* response = nullptr);
  // The process ends and starts again.
  void Reopen();

  // Then.
  template <class Fact>
  std::vector<Fact> Said() const;
  // Names of the public facts, oldest first.
  std::vector<std::string> Told() const;
  // Said() and Told() begin here.
  void Listen() { heard_ = journal_->head(); }
  const v1::ShiftRow& Shift(const std::string& id) const { return *state_->Shift(kTenant, id); }
  std::string HolderOf(const std::string& id) const { return Shift(id).shift().employment_id(); }
  v1::ServiceLevel LevelAt(const std::string& unit, const std::string& local) const;
  // Rows that a replay from the first event would give otherwise; empty: byte for byte the same.
  std::vector<std::string> ReplayDifferences();

  // The day plan of a unit, of these times.
  v1::GetDayPlanResponse Plan(const std::string& unit, const std::string& from,
                              const std::string& to) const;

  const RosterState& state() const { return *state_; }
  kit::Journal& journal() { return *journal_; }
  absl::Time now() const { return clock_.Now(); }

 private:
  void Deliver(kit::FakeUpstream& upstream);
  void Open();
  std::vector<kit::Envelope> Envelopes() const;

  kit::ManualClock clock_;
  std::optional<kit::TempFolder> folder_;  // absent: in memory
  std::unique_ptr<kit::Disk> disk_;
  std::unique_ptr<RosterState> state_;
  std::unique_ptr<kit::Hearing> hearing_;
  std::unique_ptr<kit::Journal> journal_;
  kit::FakeUpstream directory_{"directory"}, sickness_{"sickness"}, pool_{"pool"};
  uint64_t heard_ = 0;
  int requests_ = 0;
};

template <class Request, class Response>
absl::Status Bench::Do(Request request,
                       absl::Status (*function)(const RosterState&, kit::Commit&, const Request&,
                                                Response*),
                       Response* response) {
  request.set_tenant_id(kTenant);
  request.set_request_id("request-" + std::to_string(++requests_));
  Response answer;
  const absl::Status done = kit::RunMutation<Request, Response>(
      *journal_, Request::descriptor()->full_name(), request,
      response == nullptr ? &answer : response,
      [this, function](kit::Commit& commit, const Request& asked, Response* answered) {
        return function(*state_, commit, asked, answered);
      });
  KIT_CHECK(journal_->Flush().ok());
  return done;
}

template <class Fact>
std::vector<Fact> Bench::Said() const {
  std::vector<Fact> facts;
  for (const kit::Envelope& envelope : Envelopes()) {
    Fact fact;
    if (envelope.type() == Fact::descriptor()->full_name() &&
        fact.ParseFromString(envelope.payload())) {
      facts.push_back(fact);
    }
  }
  return facts;
}

}  // namespace vagtbro::roster
