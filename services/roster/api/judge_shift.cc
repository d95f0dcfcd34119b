// JudgeShift: what the law would say if these people had a shift, as it is or at another time.
#include <algorithm>

#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/plan_api.h"
#include "roster/domain/plain_no.h"
#include "roster/domain/promise_rules.h"
#include "roster/store/people.h"
#include "worktime/proto/facts.h"
#include "worktime/proto/told_verdict.h"

namespace vagtbro::roster {
namespace {

constexpr int kMostPeople = 100;

absl::Status Check(const RosterState& state, const v1::JudgeShiftRequest& request) {
  absl::Status checked = CheckShiftId(state, request.tenant_id(), request.shift_id());
  if (checked.ok() && request.has_interval()) checked = CheckInterval(request.interval(), 1);
  if (!checked.ok()) return checked;
  if (request.employment_ids().empty() || request.employment_ids_size() > kMostPeople) {
    return kit::Malformed("employment_ids", "name 1 to 100 people");
  }
  if (request.has_interval() && Length(worktime::FromProto(request.interval())) > kLongestShift) {
    return kit::Malformed("interval", "at most 24 hours");
  }
  for (const std::string& id : request.employment_ids()) {
    checked = CheckId("employment_ids", id);
    if (!checked.ok()) return checked;
    if (state.Employment(request.tenant_id(), id) == nullptr) {
      return kit::Unknown("UNKNOWN_EMPLOYMENT", "nobody has one of the employment_ids");
    }
  }
  return absl::OkStatus();
}

// What is left of it for somebody who does not hold it by now.
Interval LeftOf(const v1::ShiftRow& row, absl::Time now) {
  if (!IsHeld(row)) return VacantTime(row, now);
  Interval left = WholeOf(row.shift());
  left.start_time = std::max(left.start_time, now);
  return left;
}

bool IsAtHome(const directory::v1::EmploymentRegistered& employment, const v1::Shift& shift) {
  const auto& units = shift.unit_ids();
  return std::find(units.begin(), units.end(), employment.home_unit_id()) != units.end();
}

v1::ShiftJudgement Judge(const RosterState& state, const std::string& tenant,
                         const v1::ShiftRow& row, const std::string& id, bool moved,
                         absl::Time now) {
  const auto& employment = *state.Employment(tenant, id);
  // Their own shift is moved, as ChangeShift asks; for anybody else it is an extra one.
  const bool theirs = row.shift().employment_id() == id;
  const Interval time = theirs ? HeldTime(row) : LeftOf(row, now);
  LawQuestion question{.ask_time = now};
  question.rescheduled = theirs && moved;
  v1::ShiftJudgement judgement;
  judgement.set_employment_id(id);
  judgement.set_employed(worktime::IsEmployed(employment, time));
  const types::v1::Verdict verdict =
      AskTheLaw(state, tenant, employment, row.shift(), time, question);
  *judgement.mutable_verdict() = IsAtHome(employment, row.shift())
                                     ? worktime::ToldToPlanner(verdict)
                                     : ToldToOtherUnit(verdict);
  return judgement;
}

}  // namespace

absl::Status JudgeShift(const RosterState& state, const v1::JudgeShiftRequest& request,
                        v1::JudgeShiftResponse* response, absl::Time now) {
  const absl::Status checked = Check(state, request);
  if (!checked.ok()) return checked;
  v1::ShiftRow row = *state.Shift(request.tenant_id(), request.shift_id());
  const bool wanted = row.state() != v1::SHIFT_STATE_CANCELLED;
  if (request.has_interval()) {
    v1::Shift moved = row.shift();
    *moved.mutable_interval() = request.interval();
    row = Changed(std::move(row), moved);
  }
  if (!wanted || IsEmpty(LeftOf(row, now))) {
    return kit::Refused("SHIFT_OVER", "nothing is left of the shift");
  }
  for (const std::string& id : request.employment_ids()) {
    *response->add_judgements() =
        Judge(state, request.tenant_id(), row, id, request.has_interval(), now);
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
