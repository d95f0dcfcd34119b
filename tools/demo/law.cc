#include "law.h"

#include "kit/base/proto_time.h"

namespace vagtbro::demo {
namespace {

// The contract counts from 1, the library from 0, in the same order.
worktime::Profession Trained(types::v1::Profession profession) {
  static_assert(static_cast<int>(worktime::Profession::kUnskilled) + 1 ==
                static_cast<int>(types::v1::PROFESSION_UNSKILLED));
  return static_cast<worktime::Profession>(static_cast<int>(profession) - 1);
}

worktime::DutyKind KindOf(types::v1::ShiftKind kind) {
  if (kind == types::v1::SHIFT_KIND_NIGHT_WAKING) return worktime::DutyKind::kNightWaking;
  if (kind == types::v1::SHIFT_KIND_NIGHT_SLEEPING) return worktime::DutyKind::kNightSleeping;
  return worktime::DutyKind::kOrdinary;
}

}  // namespace

worktime::WorkerFacts FactsOf(const directory::v1::PersonRecord& record) {
  worktime::WorkerFacts facts;
  facts.professions.Add(Trained(record.employment().profession()));
  facts.competences.assign(record.employment().competences().begin(),
                           record.employment().competences().end());
  for (const auto& leave : record.leave()) {
    facts.leaves.push_back(
        {leave.holiday() ? worktime::LeaveKind::kHoliday : worktime::LeaveKind::kOther,
         {kit::Start(leave.interval()), kit::End(leave.interval())}});
  }
  if (record.employment().minor()) facts.adult_time = absl::InfiniteFuture();
  return facts;
}

worktime::Duty DutyOf(const roster::v1::Shift& shift) {
  return {"", KindOf(shift.kind()), {kit::Start(shift.interval()), kit::End(shift.interval())}};
}

worktime::Proposal ProposalOf(const roster::v1::Shift& shift) {
  worktime::Proposal proposal;
  proposal.duty = DutyOf(shift);
  for (const int profession : shift.requirement().professions()) {
    proposal.slot.professions.Add(Trained(static_cast<types::v1::Profession>(profession)));
  }
  proposal.slot.competences.assign(shift.requirement().competences().begin(),
                                   shift.requirement().competences().end());
  return proposal;
}

}  // namespace vagtbro::demo
