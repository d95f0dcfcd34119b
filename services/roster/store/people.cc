#include "roster/store/people.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "roster/domain/shared_watch.h"
#include "worktime/proto/facts.h"
#include "worktime/proto/verdict.h"
#include "worktime/rules.h"

namespace vagtbro::roster {
namespace {

// The average of WT-48 looks back four months plus the holiday and sickness in them.
constexpr absl::Duration kLookBack = absl::Hours(365 * 24);

// Until when they are there in what they hold of the shift.
absl::Time LeaveTime(const v1::Shift& shift, const Interval& held, const LawQuestion& question) {
  absl::Time leave_time = held.end_time;
  if (shift.shift_id() == question.release_shift_id) {
    leave_time = std::min(leave_time, question.leave_time);
  }
  const auto left = question.leaves.find(shift.shift_id());
  return left == question.leaves.end() ? leave_time : std::min(leave_time, left->second);
}

// Shifts of the employment, the imagined ones as they would stand.
RosterState::Shifts ShiftsOf(const RosterState& state, const std::string& tenant,
                             const std::string& employment, const Interval& within,
                             const LawQuestion& question) {
  RosterState::Shifts rows = state.OfEmployment(tenant, employment, within);
  if (question.imagined == nullptr) return rows;
  std::erase_if(rows, [&](const v1::ShiftRow* row) {
    return question.imagined->count(row->shift().shift_id()) != 0;
  });
  for (const auto& [id, row] : *question.imagined) {
    const auto& parts = row.worked_parts();
    const bool theirs = row.shift().employment_id() == employment ||
                        std::any_of(parts.begin(), parts.end(), [&](const v1::WorkedPart& part) {
                          return part.employment_id() == employment;
                        });
    if (theirs && Overlaps(WholeOf(row.shift()), within)) rows.push_back(&row);
  }
  return rows;
}

// Times that the person behind `employment` was or is to be there, the holding of `without` aside.
std::vector<worktime::Duty> DutiesOf(const RosterState& state, const std::string& tenant,
                                     const std::string& employment, const std::string& without,
                                     const Interval& within, const LawQuestion& question) {
  std::vector<worktime::Duty> duties;
  for (const std::string& own : state.SamePerson(tenant, employment)) {
    for (const v1::ShiftRow* row : ShiftsOf(state, tenant, own, within, question)) {
      const v1::Shift& shift = row->shift();
      for (Attendance& there : AttendancesOf(*row)) {
        if (there.employment_id != own) continue;
        const bool holding = IsHeld(*row) && there.interval == HeldTime(*row);
        if (holding && shift.shift_id() == without) continue;
        if (holding) there.interval.end_time = LeaveTime(shift, there.interval, question);
        if (IsEmpty(there.interval)) continue;
        duties.push_back(worktime::MakeDuty(shift.shift_id(), shift.kind(), there.interval));
        duties.back().split = shift.split_id();
      }
    }
  }
  for (const auto& [id, interval] : TrainingsOf(state, tenant, employment)) {
    if (!Overlaps(interval, within)) continue;
    duties.push_back(worktime::MakeDuty(id, types::v1::SHIFT_KIND_MEETING, interval));
  }
  return duties;
}

// The one medication role that may not come together with `role`; unspecified: none.
types::v1::RoleSlot OtherMedicationRole(types::v1::RoleSlot role) {
  switch (role) {
    case types::v1::ROLE_SLOT_MEDICATION_RESPONSIBLE:
      return types::v1::ROLE_SLOT_MEDICATION_CHECKER;
    case types::v1::ROLE_SLOT_MEDICATION_CHECKER:
      return types::v1::ROLE_SLOT_MEDICATION_RESPONSIBLE;
    default:
      return types::v1::ROLE_SLOT_UNSPECIFIED;
  }
}

bool SharesAUnit(const v1::Shift& a, const v1::Shift& b) {
  return std::any_of(a.unit_ids().begin(), a.unit_ids().end(), [&](const std::string& unit) {
    return std::find(b.unit_ids().begin(), b.unit_ids().end(), unit) != b.unit_ids().end();
  });
}

bool HoldsOtherMedicationRole(const RosterState& state, const std::string& tenant,
                              const std::string& employment, const v1::Shift& shift,
                              const Interval& interval, const LawQuestion& question) {
  const auto other = OtherMedicationRole(shift.requirement().role());
  if (other == types::v1::ROLE_SLOT_UNSPECIFIED) return false;
  for (const std::string& own : state.SamePerson(tenant, employment)) {
    for (const v1::ShiftRow* row : ShiftsOf(state, tenant, own, interval, question)) {
      const std::string& id = row->shift().shift_id();
      const bool aside = id == shift.shift_id() || id == question.release_shift_id;
      if (aside || row->shift().employment_id() != own) continue;
      if (row->shift().requirement().role() == other && Overlaps(HeldTime(*row), interval) &&
          SharesAUnit(row->shift(), shift)) {
        return true;
      }
    }
  }
  return false;
}

// True if at every instant somebody else with an authorisation in order is on duty in the shift's
// first unit.
bool AuthorisedStays(const RosterState& state, const std::string& tenant, const v1::Shift& shift,
                     const Interval& interval) {
  std::vector<Interval> covered;
  for (const v1::ShiftRow* row : state.OfUnit(tenant, shift.unit_ids(0), interval)) {
    if (row->shift().shift_id() == shift.shift_id() || !IsHeld(*row)) continue;
    const auto* holder = state.Employment(tenant, row->shift().employment_id());
    if (holder == nullptr) continue;
    const Interval held = HeldTime(*row);
    const auto& all = holder->authorisations();
    const bool authorised = std::any_of(all.begin(), all.end(), [&](const auto& one) {
      return one.in_good_standing() && held.end_time <= kit::FromProto(one.expire_time());
    });
    if (authorised) covered.push_back(held);
  }
  absl::Time until = interval.start_time;
  std::sort(covered.begin(), covered.end(),
            [](const Interval& a, const Interval& b) { return a.start_time < b.start_time; });
  for (const Interval& held : covered) {
    if (held.start_time <= until) until = std::max(until, held.end_time);
  }
  return until >= interval.end_time;
}

}  // namespace

types::v1::Verdict AskTheLaw(const RosterState& state, const std::string& tenant,
                             const directory::v1::EmploymentRegistered& employment,
                             const v1::Shift& shift, const Interval& interval,
                             const LawQuestion& question) {
  if (employment.kind() == directory::v1::EMPLOYMENT_KIND_AGENCY) {
    return worktime::AnsweredByAgency();
  }
  const bool sent = employment.kind() == directory::v1::EMPLOYMENT_KIND_AGENCY_WORKER;
  const std::string& id = employment.employment_id();
  worktime::WorkerFacts facts;
  facts.duties = DutiesOf(state, tenant, id, shift.shift_id(),
                          {interval.start_time - kLookBack, absl::InfiniteFuture()}, question);
  for (const std::string& own : state.SamePerson(tenant, id)) {
    worktime::AddEmployment(*state.Employment(tenant, own), &facts);
  }
  for (const auto& [leave_id, row] : state.LeavesOf(tenant, id)) {
    facts.leaves.push_back(
        worktime::MakeLeave(worktime::FromProto(row->interval()), row->holiday()));
  }
  for (const std::string& own : state.SamePerson(tenant, id)) {
    for (const v1::DayOffPlanned* planned : state.days_off().Of(tenant, own)) {
      facts.days_off.push_back(worktime::FromProto(planned->interval()));
    }
  }
  for (const auto& [absence_id, row] : state.AbsencesOf(tenant, id)) {
    facts.sick.push_back(worktime::FromProto(row->interval()));
  }
  worktime::Proposal proposal = worktime::MakeProposal(
      shift.shift_id(), shift.kind(), interval, SlotOf(shift, state.UnitsOf(tenant, shift)),
      {shift.unit_ids().begin(), shift.unit_ids().end()});
  proposal.duty.split = shift.split_id();
  proposal.terms = worktime::TermsOf(employment);
  proposal.ask_time = question.ask_time;
  proposal.consented = question.consented;
  proposal.rescheduled = question.rescheduled;
  proposal.holiday_interrupted = question.holiday_interrupted;
  if (!question.downgrade_approver.empty()) {
    proposal.downgrade = {question.downgrade_approver,
                          AuthorisedStays(state, tenant, shift, interval)};
  }
  proposal.holds_other_medication_role =
      HoldsOtherMedicationRole(state, tenant, id, shift, interval, question);
  const auto& profile = state.rule_book().For(
      {tenant, employment.agreement_profile(), proposal.unit_ids, id, interval.start_time});
  const worktime::Worker worker(std::move(facts));
  if (sent) return worktime::AskAboutAgencyWorker(worker, proposal, profile);
  if (question.in_full) return worktime::AskInFull(worker, proposal, profile);
  return worktime::ToProto(
      worktime::Evaluate(worker, proposal, profile, worktime::Pricing::kLawOnly));
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
  const auto trainings = TrainingsOf(state, tenant, employment);
  return std::any_of(trainings.begin(), trainings.end(),
                     [&](const auto& training) { return Overlaps(training.second, interval); });
}

std::vector<std::pair<std::string, Interval>> TrainingsOf(const RosterState& state,
                                                          const std::string& tenant,
                                                          const std::string& employment) {
  std::map<std::string, Interval> found;
  for (const std::string& own : state.SamePerson(tenant, employment)) {
    for (const v1::TrainingPlanned* planned : state.trainings().Of(tenant, own)) {
      found.emplace(planned->training_id(), worktime::FromProto(planned->interval()));
    }
  }
  return {found.begin(), found.end()};
}

}  // namespace vagtbro::roster
