#include "pool/store/moves.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "staffing/level.h"
#include "worktime/pay.h"
#include "worktime/proto/facts.h"

namespace vagtbro::pool {
namespace {

using worktime::Interval;

// Longest duty that can reach into a time from before it.
constexpr absl::Duration kLongestDuty = absl::Hours(36);

template <class Values, class Value>
bool Contains(const Values& values, const Value& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

std::set<std::string> OwnOf(const roster::v1::GapOpened& gap) {
  return {gap.unit_ids().begin(), gap.unit_ids().end()};
}

template <class Wanted>
std::set<std::string> UnitsWhere(const PoolState& state, const std::string& tenant, Wanted wanted) {
  std::set<std::string> units;
  for (const auto& [key, unit] : state.units().Under(kit::Key(tenant, ""))) {
    if (wanted(unit)) units.insert(unit.unit_id());
  }
  return units;
}

// What `text_of` says of the gap's own units.
template <class TextOf>
std::set<std::string> AmongOwn(const PoolState& state, const std::string& tenant,
                               const roster::v1::GapOpened& gap, TextOf text_of) {
  std::set<std::string> texts;
  for (const std::string& id : gap.unit_ids()) {
    const auto* unit = state.units().Find(kit::Key(tenant, id));
    if (unit != nullptr) texts.insert(text_of(*unit));
  }
  return texts;
}

std::set<std::string> DepartmentsOf(const PoolState& state, const std::string& tenant,
                                    const roster::v1::GapOpened& gap) {
  return AmongOwn(state, tenant, gap, [](const auto& unit) { return unit.department_id(); });
}

// They are there until the gap begins, or until now if it has.
absl::Time LeaveTime(const Interval& worked, const roster::v1::GapOpened& gap, absl::Time now) {
  return std::max({worked.start_time, kit::Start(gap.interval()), now});
}

// Who is in the unit when the duty's holder has gone to the gap.
std::vector<staffing::Presence> PresencesWithout(const PoolState& state, const std::string& tenant,
                                                 const std::string& unit, const v1::DutyRow& left,
                                                 const roster::v1::GapOpened& gap,
                                                 const Interval& within) {
  std::vector<staffing::Presence> there;
  for (const auto* duty :
       state.people().DutiesIn(tenant, unit, within.start_time - kLongestDuty, within.end_time)) {
    const roster::v1::Shift& shift = duty->shift();
    const bool counts =
        !shift.employment_id().empty() && shift.kind() != types::v1::SHIFT_KIND_MEETING &&
        shift.shift_id() != left.shift().shift_id() && shift.shift_id() != gap.shift_id();
    if (!counts) continue;
    there.push_back({worktime::FromProto(WorkedInterval(*duty)), shift.requirement().role()});
  }
  if (Contains(gap.unit_ids(), unit)) {
    there.push_back({worktime::FromProto(gap.interval()), gap.requirement().role()});
  }
  return there;
}

}  // namespace

std::set<std::string> SistersOf(const PoolState& state, const std::string& tenant,
                                const roster::v1::GapOpened& gap) {
  std::set<std::string> sisters;
  for (const std::string& id : gap.unit_ids()) {
    const auto* unit = state.units().Find(kit::Key(tenant, id));
    if (unit == nullptr) continue;
    sisters.insert(unit->sister_unit_ids().begin(), unit->sister_unit_ids().end());
  }
  for (const std::string& id : gap.unit_ids()) sisters.erase(id);
  return sisters;
}

std::set<std::string> OnSiteWith(const PoolState& state, const std::string& tenant,
                                 const roster::v1::GapOpened& gap) {
  const auto facilities =
      AmongOwn(state, tenant, gap, [](const auto& unit) { return unit.facility(); });
  std::set<std::string> units = UnitsWhere(state, tenant, [&](const auto& unit) {
    return !unit.facility().empty() && facilities.count(unit.facility()) != 0;
  });
  units.merge(SistersOf(state, tenant, gap));
  units.merge(OwnOf(gap));
  return units;
}

std::set<std::string> NearOf(const PoolState& state, const std::string& tenant,
                             const roster::v1::GapOpened& gap, roster::v1::UnitKind kind) {
  const auto departments = DepartmentsOf(state, tenant, gap);
  const auto sisters = SistersOf(state, tenant, gap);
  return UnitsWhere(state, tenant, [&](const auto& unit) {
    const bool near =
        sisters.count(unit.unit_id()) != 0 || departments.count(unit.department_id()) != 0;
    return unit.kind() == kind && near && !Contains(gap.unit_ids(), unit.unit_id());
  });
}

std::set<std::string> OtherDepartments(const PoolState& state, const std::string& tenant,
                                       const roster::v1::GapOpened& gap) {
  const auto own = DepartmentsOf(state, tenant, gap);
  if (own.empty() || own.count("") != 0) return {};  // one department for all
  return UnitsWhere(state, tenant, [&](const auto& unit) {
    return !unit.department_id().empty() && own.count(unit.department_id()) == 0;
  });
}

std::vector<const v1::DutyRow*> OnDutyDuring(const PoolState& state, const std::string& tenant,
                                             const std::string& unit_id,
                                             const roster::v1::GapOpened& gap) {
  const Interval wanted = worktime::FromProto(gap.interval());
  std::vector<const v1::DutyRow*> duties =
      state.people().DutiesIn(tenant, unit_id, wanted.start_time - kLongestDuty, wanted.end_time);
  std::erase_if(duties, [&](const v1::DutyRow* duty) {
    const Interval common = worktime::Common(worktime::FromProto(WorkedInterval(*duty)), wanted);
    return duty->shift().employment_id().empty() || duty->shift().shift_id() == gap.shift_id() ||
           duty->shift().kind() == types::v1::SHIFT_KIND_MEETING || worktime::IsEmpty(common) ||
           2 * worktime::Length(common) < worktime::Length(wanted);
  });
  return duties;
}

bool CanSpare(const PoolState& state, const std::string& tenant, const v1::DutyRow& duty,
              const roster::v1::GapOpened& gap, absl::Time now) {
  const roster::v1::Shift& shift = duty.shift();
  const Interval worked = worktime::FromProto(WorkedInterval(duty));
  const Interval vacant{LeaveTime(worked, gap, now), worked.end_time};
  if (worktime::IsEmpty(vacant)) return true;
  bool required = false;
  for (const std::string& unit : shift.unit_ids()) {
    const auto stretches =
        staffing::Stretches(state.needs().Of(tenant, unit, vacant),
                            PresencesWithout(state, tenant, unit, duty, gap, vacant), vacant);
    for (const staffing::Stretch& stretch : stretches) {
      if (stretch.level == roster::v1::SERVICE_LEVEL_BELOW_C ||
          Contains(stretch.missing_roles, shift.requirement().role())) {
        return false;
      }
      required = required || stretch.level != roster::v1::SERVICE_LEVEL_UNSPECIFIED;
    }
  }
  return required || shift.combination_post() || shift.tier() != types::v1::SHIFT_TIER_BASIS;
}

worktime::Worker WorkerAfterLeaving(const PoolState& state, const std::string& tenant,
                                    const std::string& person_id, const v1::DutyRow& duty,
                                    const roster::v1::GapOpened& gap, absl::Time now) {
  const Interval worked = worktime::FromProto(WorkedInterval(duty));
  const Interval before{worked.start_time, std::min(worked.end_time, LeaveTime(worked, gap, now))};
  std::vector<worktime::Duty> added;
  if (!worktime::IsEmpty(before)) {
    added.push_back(worktime::MakeDuty(duty.shift().shift_id(), duty.shift().kind(), before));
  }
  return state.people().WorkerWith(tenant, person_id, added, {duty.shift().shift_id()});
}

int64_t FreedOre(const Candidate& candidate, const v1::DutyRow& duty,
                 const roster::v1::GapOpened& gap, absl::Time now) {
  const Interval worked = worktime::FromProto(WorkedInterval(duty));
  const bool later = kit::End(gap.interval()) <= worked.start_time;
  const Interval left{
      later ? worked.start_time : std::max(worked.start_time, LeaveTime(worked, gap, now)),
      worked.end_time};
  if (worktime::IsEmpty(left)) return 0;
  const auto& shift = duty.shift();
  const worktime::Proposal planned =
      WithTerms(worktime::MakeProposal(shift.shift_id(), shift.kind(), left, shift.requirement()),
                *candidate.member);
  return worktime::CostOf(*candidate.worker, planned, *candidate.profile).ore();
}

uint32_t MovesInWeekOf(const PoolState& state, const std::string& tenant,
                       const directory::v1::EmploymentRegistered& employment,
                       const roster::v1::GapOpened& gap) {
  const absl::CivilDay day = absl::ToCivilDay(kit::Start(gap.interval()), kit::LocalZone());
  const absl::CivilDay monday = absl::PrevWeekday(day + 1, absl::Weekday::monday);
  const Interval week{absl::FromCivil(monday, kit::LocalZone()),
                      absl::FromCivil(monday + 7, kit::LocalZone())};
  uint32_t moves = 0;
  for (const auto* duty : state.people().HeldBy(tenant, employment.employment_id())) {
    const absl::Time start = kit::Start(WorkedInterval(*duty));
    const auto& units = duty->shift().unit_ids();
    const bool outside = !units.empty() && !Contains(units, employment.home_unit_id());
    if (outside && week.start_time <= start && start < week.end_time) ++moves;
  }
  return moves;
}

}  // namespace vagtbro::pool
