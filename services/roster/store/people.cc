#include "roster/store/people.h"

#include "worktime/proto/facts.h"
#include "worktime/proto/verdict.h"
#include "worktime/rules.h"

namespace vagtbro::roster {
namespace {

// The average of WT-48 looks back four months plus the holiday and sickness in them.
constexpr absl::Duration kLookBack = absl::Hours(365 * 24);

// Times that the person behind `employment` was or is to be there, the holding of `without` aside.
std::vector<worktime::Duty> DutiesOf(const RosterState& state, const std::string& tenant,
                                     const std::string& employment, const std::string& without,
                                     const Interval& within) {
  std::vector<worktime::Duty> duties;
  for (const std::string& own : state.SamePerson(tenant, employment)) {
    for (const v1::ShiftRow* row : state.OfEmployment(tenant, own, within)) {
      const bool holds_it = row->shift().shift_id() == without;
      for (const Attendance& there : AttendancesOf(*row)) {
        if (there.employment_id != own) continue;
        if (holds_it && IsHeld(*row) && there.interval == HeldTime(*row)) continue;
        duties.push_back(
            worktime::MakeDuty(row->shift().shift_id(), row->shift().kind(), there.interval));
      }
    }
  }
  return duties;
}

}  // namespace

types::v1::Verdict AskTheLaw(const RosterState& state, const std::string& tenant,
                             const directory::v1::EmploymentRegistered& employment,
                             const v1::Shift& shift, const Interval& interval) {
  if (employment.kind() == directory::v1::EMPLOYMENT_KIND_AGENCY) {
    return worktime::AnsweredByAgency();
  }
  const std::string& id = employment.employment_id();
  worktime::WorkerFacts facts;
  facts.duties = DutiesOf(state, tenant, id, shift.shift_id(),
                          {interval.start_time - kLookBack, absl::InfiniteFuture()});
  for (const std::string& own : state.SamePerson(tenant, id)) {
    worktime::AddEmployment(*state.Employment(tenant, own), &facts);
  }
  for (const auto& [leave_id, row] : state.LeavesOf(tenant, id)) {
    facts.leaves.push_back(
        worktime::MakeLeave(worktime::FromProto(row->interval()), row->holiday()));
  }
  for (const auto& [absence_id, row] : state.AbsencesOf(tenant, id)) {
    facts.sick.push_back(worktime::FromProto(row->interval()));
  }
  return worktime::ToProto(worktime::Evaluate(
      worktime::Worker(std::move(facts)),
      worktime::MakeProposal(shift.shift_id(), shift.kind(), interval, shift.requirement()),
      worktime::ProfileFor(employment.agreement_profile())));
}

bool IsAway(const RosterState& state, const std::string& tenant, const std::string& employment,
            const Interval& interval) {
  for (const auto& [absence_id, row] : state.AbsencesOf(tenant, employment)) {
    const Interval away = worktime::FromProto(row->interval());
    if (!IsEmpty(away) && Overlaps(away, interval)) return true;
  }
  return false;
}

bool HoldsAnother(const RosterState& state, const std::string& tenant,
                  const std::string& employment, const std::string& shift_id,
                  const Interval& interval) {
  for (const std::string& own : state.SamePerson(tenant, employment)) {
    for (const v1::ShiftRow* row : state.OfEmployment(tenant, own, interval)) {
      if (row->shift().shift_id() != shift_id && row->shift().employment_id() == own &&
          Overlaps(HeldTime(*row), interval)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace vagtbro::roster
