// GetDayPlan: who does what in a unit at the level in force.
#include <algorithm>
#include <set>
#include <tuple>
#include <vector>

#include "kit/time/local_time.h"
#include "roster/api/convert.h"
#include "roster/api/roster_api.h"
#include "roster/domain/day_plan.h"
#include "roster/store/levels.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

constexpr int kMostDays = 7;

class Planner {
 public:
  Planner(const RosterState& state, const v1::GetDayPlanRequest& request)
      : state_(state),
        request_(request),
        asked_(worktime::FromProto(request.interval())),
        whole_days_{FirstOfDay(asked_.start_time), asked_.end_time} {
    Attend();
  }

  void Answer(v1::GetDayPlanResponse* response) const {
    const auto stretches = LevelsOf(state_, request_.tenant_id(), request_.unit_id(), whole_days_);
    const auto lists = state_.TaskListsOf(request_.tenant_id(), request_.unit_id());
    // The whole of the first day is planned, so that the answer does not depend on the question.
    const auto tasks = PlanTasks(WhileOpen(TasksWithin(lists, whole_days_, kit::LocalZone())),
                                 stretches, Attendants(), kit::LocalZone());
    for (const Stretch& stretch : stretches) {
      for (const Interval& part : WithoutChange(Common(stretch.interval, asked_))) {
        AddStretch(stretch, part, tasks, response);
      }
    }
  }

 private:
  struct There {
    Attendant who;
    std::string shift_id;
  };

  // Those that begin while the unit is closed are nobody's.
  std::vector<DatedTask> WhileOpen(std::vector<DatedTask> tasks) const {
    const auto closed = state_.ClosedTimes(request_.tenant_id(), request_.unit_id());
    const auto in_it = [&](const DatedTask& task) {
      const absl::Time start = task.interval.start_time;
      return std::any_of(closed.begin(), closed.end(), [&](const Interval& time) {
        return time.start_time <= start && start < time.end_time;
      });
    };
    tasks.erase(std::remove_if(tasks.begin(), tasks.end(), in_it), tasks.end());
    return tasks;
  }

  static absl::Time FirstOfDay(absl::Time time) {
    return absl::FromCivil(absl::ToCivilDay(time, kit::LocalZone()), kit::LocalZone());
  }

  void Attend() {
    for (const auto* row : state_.OfUnit(request_.tenant_id(), request_.unit_id(), whole_days_)) {
      const v1::Shift& shift = row->shift();
      if (IsMeeting(shift)) continue;
      for (const Attendance& there : AttendancesOf(*row)) {
        if (!Overlaps(there.interval, whole_days_)) continue;
        const auto* known = state_.Employment(request_.tenant_id(), there.employment_id);
        const std::string person = known == nullptr ? there.employment_id : known->person_id();
        there_.push_back({{there.employment_id, person, shift.requirement().role(), there.interval},
                          shift.shift_id()});
      }
    }
    std::sort(there_.begin(), there_.end(), [](const There& a, const There& b) {
      return std::tie(a.who.employment_id, a.shift_id) < std::tie(b.who.employment_id, b.shift_id);
    });
  }

  std::vector<Attendant> Attendants() const {
    std::vector<Attendant> all;
    for (const There& there : there_) all.push_back(there.who);
    return all;
  }

  // Cut where somebody comes or goes.
  std::vector<Interval> WithoutChange(const Interval& interval) const {
    std::vector<Interval> parts;
    if (IsEmpty(interval)) return parts;
    std::set<absl::Time> cuts = {interval.start_time, interval.end_time};
    for (const There& there : there_) {
      for (const absl::Time cut : {there.who.interval.start_time, there.who.interval.end_time}) {
        if (interval.start_time < cut && cut < interval.end_time) cuts.insert(cut);
      }
    }
    for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
      parts.push_back({*cut, *std::next(cut)});
    }
    return parts;
  }

  void AddStretch(const Stretch& stretch, const Interval& part,
                  const std::vector<v1::PlannedTask>& tasks,
                  v1::GetDayPlanResponse* response) const {
    v1::DayPlanStretch* answer = response->add_stretches();
    *answer->mutable_interval() = worktime::ToProto(part);
    answer->set_level(stretch.level);
    answer->set_heads(stretch.heads);
    for (const auto role : stretch.missing_roles) answer->add_missing_roles(role);
    for (const There& there : there_) {
      if (!Overlaps(there.who.interval, part)) continue;
      v1::OnDuty* on_duty = answer->add_on_duty();
      on_duty->set_employment_id(there.who.employment_id);
      on_duty->set_shift_id(there.shift_id);
      on_duty->set_role(there.who.role);
    }
    for (const v1::PlannedTask& task : tasks) {
      const absl::Time start = worktime::FromProto(task.interval()).start_time;
      if (part.start_time <= start && start < part.end_time) *answer->add_tasks() = task;
    }
  }

  const RosterState& state_;
  const v1::GetDayPlanRequest& request_;
  const Interval asked_;
  const Interval whole_days_;  // from the first instant of the first day on
  std::vector<There> there_;   // by employment, then shift
};

}  // namespace

absl::Status GetDayPlan(const RosterState& state, const v1::GetDayPlanRequest& request,
                        v1::GetDayPlanResponse* response) {
  absl::Status checked = CheckId("unit_id", request.unit_id());
  if (checked.ok()) checked = CheckInterval(request.interval(), kMostDays);
  if (checked.ok()) checked = CheckTenant(state, request.tenant_id());
  if (checked.ok()) checked = CheckUnit(state, request.tenant_id(), request.unit_id());
  if (!checked.ok()) return checked;
  Planner(state, request).Answer(response);
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
