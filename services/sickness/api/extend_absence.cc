// ExtendAbsence: the absence that runs, or comes next, ends later.
#include <cstdlib>

#include "kit/rpc/refusal.h"
#include "sickness/api/convert.h"
#include "sickness/api/sickness_api.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"

namespace vagtbro::sickness {
namespace {

absl::Status Explain(ExtendRefusal refusal) {
  switch (refusal) {
    case ExtendRefusal::kNotLonger:
      return kit::Refused("NOT_LONGER",
                          "the absence already lasts as long; report recovery instead");
    case ExtendRefusal::kTooLong:
      return kit::Refused("TOO_LONG", "an absence lasts at most 180 days; report a new one then");
  }
  std::abort();  // -Werror=switch has named every refusal.
}

}  // namespace

absl::Status ExtendAbsence(const SicknessState& state, kit::Commit& commit,
                           const v1::ExtendAbsenceRequest& request,
                           v1::ExtendAbsenceResponse* response) {
  const TenantId tenant(request.tenant_id());
  const auto employment = ParseEmployment(request.employment_id());
  if (!employment.ok()) return employment.status();
  if (!request.has_end_time()) return kit::Malformed("end_time", "say until when");
  const auto end = ParseTime("end_time", request.end_time());
  if (!end.ok()) return end.status();
  if (!state.Knows(tenant, *employment)) return UnknownEmployment();

  const auto ahead = state.Ahead(tenant, *employment, commit.now());
  if (ahead.empty()) return NotAway();
  const v1::AbsenceRow& absence = ahead.front();
  const auto extended = Extended(absence, *end);
  if (!extended) return Explain(extended.error());

  v1::AbsenceExtended event;
  event.set_absence_id(absence.absence_id());
  event.set_employment_id(absence.employment_id());
  *event.mutable_interval() = kit::MakeInterval(extended->start_time, extended->end_time);
  commit.Emit(absence.absence_id(), event);
  *response->mutable_absence() = ToAbsence(*state.Absence(tenant, absence.absence_id()));
  return absl::OkStatus();
}

}  // namespace vagtbro::sickness
