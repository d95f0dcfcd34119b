// GetWorkReport: planned and lost time, overtime and service levels, week by week, without people.
//
// Units with fewer than five people in a week are left out of its sums, and a week without others
// is not told.
#include <algorithm>

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "kit/time/local_time.h"
#include "roster/api/convert.h"
#include "roster/api/plan_api.h"
#include "roster/api/units_asked.h"
#include "roster/domain/weeks.h"
#include "roster/domain/work_figures.h"
#include "roster/store/levels.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

constexpr int kMostDays = 62;

class WeekReport {
 public:
  WeekReport(const RosterState& state, const std::string& tenant, const Interval& week)
      : state_(state), tenant_(tenant), week_(week) {}

  v1::WorkWeek Of(const std::vector<std::string>& units) {
    const std::set<std::string> told = LargeEnough(PeopleOf(units));
    v1::WorkWeek answer;
    *answer.mutable_interval() = worktime::ToProto(week_);
    answer.set_suppressed(told.empty());
    if (told.empty()) return answer;
    for (const std::string& unit : told) AddWork(unit, &answer);
    answer.set_people(static_cast<uint32_t>(people_.size()));
    answer.set_over_contract_minutes(static_cast<uint64_t>(OverContract()));
    AddLevels(told, &answer);
    return answer;
  }

 private:
  std::string PersonOf(const std::string& employment) const {
    const auto* known = state_.Employment(tenant_, employment);
    return known == nullptr ? employment : known->person_id();
  }

  std::map<std::string, std::set<std::string>> PeopleOf(
      const std::vector<std::string>& units) const {
    std::map<std::string, std::set<std::string>> people;
    for (const std::string& unit : units) {
      for (const v1::ShiftRow* row : state_.OfUnit(tenant_, unit, week_)) {
        for (const std::string& id : PlannedFor(*row)) people[unit].insert(PersonOf(id));
      }
    }
    return people;
  }

  // A shift of several units counts once.
  void AddWork(const std::string& unit, v1::WorkWeek* answer) {
    for (const v1::ShiftRow* row : state_.OfUnit(tenant_, unit, week_)) {
      const auto planned_for = PlannedFor(*row);
      if (planned_for.empty() || !counted_.insert(row->shift().shift_id()).second) continue;
      for (const std::string& id : planned_for) {
        employments_.insert(id);
        people_.insert(PersonOf(id));
      }
      const auto planned = static_cast<uint64_t>(PlannedMinutes(*row, week_));
      const auto lost = static_cast<uint64_t>(LostMinutes(*row, week_));
      answer->set_planned_minutes(answer->planned_minutes() + planned);
      answer->set_lost_minutes(answer->lost_minutes() + lost);
    }
  }

  int64_t OverContract() const {
    int64_t over = 0;
    for (const std::string& id : employments_) {
      const auto* employment = state_.Employment(tenant_, id);
      if (employment == nullptr || employment->weekly_minutes() == 0) continue;
      const int64_t worked =
          PersonWeekOf(state_.OfEmployment(tenant_, id, week_), id, week_, {}, kit::LocalZone())
              .minutes;
      over += std::max<int64_t>(0, worked - employment->weekly_minutes());
    }
    return over;
  }

  void AddLevels(const std::set<std::string>& units, v1::WorkWeek* answer) const {
    std::vector<absl::Duration> at(4);
    for (const std::string& unit : units) {
      for (const Stretch& stretch : LevelsOf(state_, tenant_, unit, week_)) {
        if (stretch.level == v1::SERVICE_LEVEL_UNSPECIFIED) continue;
        at.at(static_cast<size_t>(stretch.level) - 1) += Length(stretch.interval);
      }
    }
    for (const absl::Duration time : at) {
      answer->add_level_minutes(static_cast<uint64_t>(absl::ToInt64Minutes(time)));
    }
  }

  const RosterState& state_;
  const std::string& tenant_;
  const Interval week_;
  std::set<std::string> counted_, employments_, people_;
};

}  // namespace

absl::Status GetWorkReport(const RosterState& state, const v1::GetWorkReportRequest& request,
                           v1::GetWorkReportResponse* response) {
  const absl::Status checked = CheckInterval(request.interval(), kMostDays);
  if (!checked.ok()) return checked;
  const auto units = UnitsAsked(state, request.tenant_id(), request.unit_ids());
  if (!units.ok()) return units.status();
  for (const Interval& week : WeeksOf(worktime::FromProto(request.interval()), kit::LocalZone())) {
    *response->add_weeks() = WeekReport(state, request.tenant_id(), week).Of(*units);
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
