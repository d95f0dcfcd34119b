#include "law.h"

#include "directory/domain/qualification_rules.h"
#include "worktime/proto/facts.h"

namespace vagtbro::demo {

worktime::WorkerFacts FactsOf(const directory::v1::PersonRecord& record) {
  directory::v1::EmploymentRegistered employment = record.employment();
  for (const auto& authorisation : record.authorisations()) {
    *employment.add_authorisations() = directory::AsTold(authorisation);
  }
  worktime::WorkerFacts facts;
  worktime::AddEmployment(employment, &facts);
  for (const auto& leave : record.leave()) {
    facts.leaves.push_back(
        worktime::MakeLeave(worktime::FromProto(leave.interval()), leave.holiday()));
  }
  return facts;
}

worktime::Duty DutyOf(const roster::v1::Shift& shift) {
  return worktime::MakeDuty("", shift.kind(), worktime::FromProto(shift.interval()));
}

worktime::Proposal ProposalOf(const roster::v1::Shift& shift) {
  return worktime::MakeProposal("", shift.kind(), worktime::FromProto(shift.interval()),
                                shift.requirement(),
                                {shift.unit_ids().begin(), shift.unit_ids().end()});
}

}  // namespace vagtbro::demo
