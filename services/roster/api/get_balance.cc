// GetBalance: planned against contracted time of one employment, week by week.
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "kit/time/local_time.h"
#include "roster/api/convert.h"
#include "roster/api/plan_api.h"
#include "roster/domain/weeks.h"
#include "roster/domain/work_figures.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

constexpr int kMostDays = 62;

// The contract asks for nothing in a week in which nobody is employed.
uint32_t Contracted(const directory::v1::EmploymentRegistered& employment, const Interval& week) {
  const bool begun = kit::FromProto(employment.start_time()) < week.end_time;
  const bool over =
      employment.has_end_time() && kit::FromProto(employment.end_time()) <= week.start_time;
  return begun && !over ? employment.weekly_minutes() : 0;
}

}  // namespace

absl::Status GetBalance(const RosterState& state, const v1::GetBalanceRequest& request,
                        v1::GetBalanceResponse* response) {
  const std::string& tenant = request.tenant_id();
  const std::string& id = request.employment_id();
  absl::Status checked = CheckId("employment_id", id);
  if (checked.ok()) checked = CheckInterval(request.interval(), kMostDays);
  if (checked.ok()) checked = CheckTenant(state, tenant);
  if (!checked.ok()) return checked;
  const auto* employment = state.Employment(tenant, id);
  if (employment == nullptr) {
    return kit::Unknown("UNKNOWN_EMPLOYMENT", "nobody has this employment_id");
  }
  for (const Interval& week : WeeksOf(worktime::FromProto(request.interval()), kit::LocalZone())) {
    const auto& profile =
        state.rule_book().For({tenant, employment->agreement_profile(), {}, id, week.start_time});
    const PersonWeek figures =
        PersonWeekOf(state.OfEmployment(tenant, id, week), id, week,
                     {profile.night_start_minute, profile.night_end_minute}, kit::LocalZone());
    v1::WeekBalance* answer = response->add_weeks();
    *answer->mutable_interval() = worktime::ToProto(week);
    answer->set_planned_minutes(static_cast<uint32_t>(figures.minutes));
    answer->set_contracted_minutes(Contracted(*employment, week));
    answer->set_shifts(figures.shifts);
    answer->set_nights(figures.nights);
    answer->set_weekend_shifts(figures.weekend_shifts);
    answer->set_cover_minutes(static_cast<uint32_t>(figures.cover_minutes));
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
