// ReportRecovery: somebody is fit again, now or from a later instant.
//
// It closes the absence that runs or comes next, and every other one that would have begun before
// the person is fit. What is planned for later stays.
#include <cstdlib>

#include "kit/rpc/refusal.h"
#include "sickness/api/convert.h"
#include "sickness/api/sickness_api.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"

namespace vagtbro::sickness {
namespace {

absl::Status Explain(RecoverRefusal refusal) {
  switch (refusal) {
    case RecoverRefusal::kFitAfterEnd:
      return kit::Refused("FIT_AFTER_END", "the absence ends before that; extend it instead");
  }
  std::abort();  // -Werror=switch has named every refusal.
}

void EmitRecovery(kit::Commit& commit, const v1::AbsenceRow& absence, absl::Time fit_from) {
  if (absence.has_fit_from_time() && kit::FromProto(absence.fit_from_time()) == fit_from) return;
  v1::RecoveryReported event;
  event.set_absence_id(absence.absence_id());
  event.set_employment_id(absence.employment_id());
  *event.mutable_fit_from_time() = kit::ToProto(fit_from);
  commit.Emit(absence.absence_id(), event);
}

}  // namespace

absl::Status ReportRecovery(const SicknessState& state, kit::Commit& commit,
                            const v1::ReportRecoveryRequest& request,
                            v1::ReportRecoveryResponse* response) {
  const TenantId tenant(request.tenant_id());
  const auto employment = ParseEmployment(request.employment_id());
  if (!employment.ok()) return employment.status();
  std::optional<absl::Time> said;
  if (request.has_fit_from_time()) {
    const auto time = ParseTime("fit_from_time", request.fit_from_time());
    if (!time.ok()) return time.status();
    said = *time;
  }
  if (!state.Knows(tenant, *employment)) return UnknownEmployment();

  const auto ahead = state.Ahead(tenant, *employment, commit.now());
  if (ahead.empty()) return NotAway();
  const v1::AbsenceRow& first = ahead.front();
  const auto fit_from = FitFrom(first, said, commit.now());
  if (!fit_from) return Explain(fit_from.error());

  EmitRecovery(commit, first, *fit_from);
  for (auto other = ahead.begin() + 1; other != ahead.end(); ++other) {
    const bool covers =
        kit::Start(other->interval()) < *fit_from && *fit_from < EffectiveEnd(*other);
    if (covers) EmitRecovery(commit, *other, *fit_from);
  }
  *response->mutable_absence() = ToAbsence(*state.Absence(tenant, first.absence_id()));
  return absl::OkStatus();
}

}  // namespace vagtbro::sickness
