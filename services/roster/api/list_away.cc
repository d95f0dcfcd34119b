// ListAway: when people are away, as plain blocks.
//
// Leave and absences of a person are laid into one timeline before anything is told, so that no
// seam between them shows. They are told as whole local days: a sick call has a minute, a holiday
// does not. A unit is not told further back than a week.
#include <algorithm>

#include "kit/journal/table.h"
#include "kit/rpc/refusal.h"
#include "kit/time/local_time.h"
#include "roster/api/convert.h"
#include "roster/api/plan_api.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

constexpr int kMostDays = 62;
constexpr int kUnitDaysBack = 7;

absl::Status Check(const RosterState& state, const v1::ListAwayRequest& request) {
  const std::string& tenant = request.tenant_id();
  const bool by_unit = !request.unit_id().empty();
  if (by_unit == !request.employment_id().empty()) {
    return kit::Malformed("unit_id", "give unit_id or employment_id, one of the two");
  }
  absl::Status checked = CheckInterval(request.interval(), kMostDays);
  if (checked.ok()) {
    checked = by_unit ? CheckId("unit_id", request.unit_id())
                      : CheckId("employment_id", request.employment_id());
  }
  if (checked.ok()) checked = CheckTenant(state, tenant);
  if (!checked.ok() || by_unit) {
    return checked.ok() ? CheckUnit(state, tenant, request.unit_id()) : checked;
  }
  if (state.Employment(tenant, request.employment_id()) != nullptr) return checked;
  return kit::Unknown("UNKNOWN_EMPLOYMENT", "nobody has this employment_id");
}

std::vector<std::string> AskedAbout(const RosterState& state, const v1::ListAwayRequest& request) {
  if (!request.employment_id().empty()) return {request.employment_id()};
  std::vector<std::string> ids;
  for (const auto& [key, row] : state.workers().Under(kit::Key(request.tenant_id(), ""))) {
    const auto& employment = row.employment();
    if (employment.home_unit_id() == request.unit_id()) ids.push_back(employment.employment_id());
  }
  return ids;
}

absl::Time LocalMidnight(absl::Time time, int days_before = 0) {
  const absl::TimeZone zone = kit::LocalZone();
  return absl::FromCivil(absl::ToCivilDay(time, zone) - days_before, zone);
}

Interval WholeDays(Interval time) {
  if (IsEmpty(time)) return time;
  time.start_time = LocalMidnight(time.start_time);
  if (time.end_time != LocalMidnight(time.end_time)) {
    time.end_time = kit::NextLocalMidnight(time.end_time);
  }
  return time;
}

// In whole days, from `earliest` on.
worktime::Blocks AwayTimes(const RosterState& state, const std::string& tenant,
                           const std::string& employment, absl::Time earliest) {
  std::vector<Interval> times;
  for (const auto& aways :
       {state.AbsencesOf(tenant, employment), state.LeavesOf(tenant, employment)}) {
    for (const auto& [id, row] : aways) {
      Interval time = WholeDays(worktime::FromProto(row->interval()));
      time.start_time = std::max(time.start_time, earliest);
      if (!IsEmpty(time)) times.push_back(time);
    }
  }
  return worktime::Merge(std::move(times));
}

}  // namespace

absl::Status ListAway(const RosterState& state, const v1::ListAwayRequest& request,
                      v1::ListAwayResponse* response, absl::Time now) {
  const absl::Status checked = Check(state, request);
  if (!checked.ok()) return checked;
  const Interval asked = worktime::FromProto(request.interval());
  const absl::Time earliest =
      LocalMidnight(now, request.unit_id().empty() ? kMostDays : kUnitDaysBack);
  for (const std::string& id : AskedAbout(state, request)) {
    for (const Interval& block : AwayTimes(state, request.tenant_id(), id, earliest)) {
      if (!Overlaps(block, asked)) continue;
      v1::Away* away = response->add_away();
      away->set_employment_id(id);
      *away->mutable_interval() = worktime::ToProto(block);
    }
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
