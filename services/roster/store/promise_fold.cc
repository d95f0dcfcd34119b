// How the events about closed units, check-ins, trainings, days off and the policy change the rows.
#include <algorithm>

#include "kit/base/proto_time.h"
#include "roster/store/roster_state.h"
#include "vagtbro/directory/v1/directory_events.pb.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

using kit::Envelope;
using kit::Key;

constexpr uint32_t kNoon = 12 * 60;  // recover_cut_off_minute, unless a municipality chose another

}  // namespace

void RosterState::FoldPromises() {
  events_.On<v1::UnitClosed>([this](const auto& fact, const Envelope& event) {
    std::vector<Interval> closed = ClosedTimes(event.tenant_id(), fact.unit_id());
    closed.push_back(worktime::FromProto(fact.interval()));
    v1::ClosureRow row;
    for (const Interval& block : worktime::Merge(std::move(closed))) {
      *row.add_intervals() = worktime::ToProto(block);
    }
    closures_.Put(Key(event.tenant_id(), fact.unit_id()), row);
  });
  events_.On<v1::CheckedIn>([this](const auto& fact, const Envelope& event) {
    ChangeShift(event, fact.shift_id(), [&](v1::ShiftRow row) {
      row.set_checked_in(row.shift().employment_id() == fact.employment_id());
      return row;
    });
  });
  events_.On<v1::CheckInMissed>([](const auto&, const Envelope&) {});
  events_.On<v1::TrainingPlanned>([this](const auto& fact, const Envelope& event) {
    trainings_.Keep(event.tenant_id(), fact.training_id(), fact);
  });
  events_.On<v1::DayOffPlanned>([this](const auto& fact, const Envelope& event) {
    days_off_.Keep(event.tenant_id(), fact.day_off_id(), fact);
  });
  events_.On<v1::RosterPolicySet>([this](const auto& fact, const Envelope& event) {
    policies_.Put(Key(event.tenant_id(), ""), fact);
  });
  events_.On<v1::ChangeOverridden>([](const auto&, const Envelope&) {});
  // Their employments have ended before; what has happened keeps the opaque ids.
  events_.On<directory::v1::PersonErased>([](const auto&, const Envelope&) {});
}

std::vector<Interval> RosterState::ClosedTimes(const std::string& tenant,
                                               const std::string& unit) const {
  std::vector<Interval> closed;
  const v1::ClosureRow* row = closures_.Find(Key(tenant, unit));
  if (row == nullptr) return closed;
  for (const auto& interval : row->intervals()) closed.push_back(worktime::FromProto(interval));
  return closed;
}

uint32_t RosterState::RecoverCutOffMinute(const std::string& tenant) const {
  const v1::RosterPolicySet* policy = Policy(tenant);
  const bool chosen = policy != nullptr && policy->has_recover_cut_off_minute();
  return chosen ? policy->recover_cut_off_minute() : kNoon;
}

const v1::RosterPolicySet* RosterState::Policy(const std::string& tenant) const {
  return policies_.Find(Key(tenant, ""));
}

std::optional<absl::Time> RosterState::CheckInDue(const std::string& tenant,
                                                  const v1::ShiftRow& row) const {
  uint32_t minutes = 0;
  for (const v1::UnitRegistered* unit : UnitsOf(tenant, row.shift())) {
    const uint32_t asked = unit->check_in_minutes();
    if (asked != 0) minutes = minutes == 0 ? asked : std::min(minutes, asked);
  }
  return roster::CheckInDue(row, absl::Minutes(minutes));
}

void RosterState::SetCheckInAlarm(const Envelope& event, const v1::ShiftRow& row) {
  const std::string& id = row.shift().shift_id();
  const std::string alarm = std::string(kCheckIn) + "/" + event.tenant_id() + "/" + id;
  if (const auto due = CheckInDue(event.tenant_id(), row)) {
    alarms().Set(
        kit::MakeAlarm(alarm, event.tenant_id(), *due, kCheckIn, id, event.correlation_id()));
  } else {
    alarms().Clear(alarm);
  }
}

}  // namespace vagtbro::roster
