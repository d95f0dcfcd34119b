// ReportSick: a sick call becomes an absence with a receipt.
//
// A person who reports twice is not asked which call counts: the second joins the first absence and
// hears its receipt again. Nothing is emitted unless it says something new.
#include <cstdlib>

#include "kit/rpc/refusal.h"
#include "sickness/api/convert.h"
#include "sickness/api/sickness_api.h"
#include "sickness/domain/receipt_number.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"

namespace vagtbro::sickness {
namespace {

struct SickCall {
  TenantId tenant;
  EmploymentId employment;
  v1::AbsenceKind kind;
  v1::ReportChannel channel;
  std::optional<absl::Time> start;
  std::optional<absl::Time> end;
};

absl::Status Explain(ReportRefusal refusal) {
  switch (refusal) {
    case ReportRefusal::kIntervalOver:
      return kit::Refused("INTERVAL_OVER", "the absence would end before it begins or before now");
    case ReportRefusal::kStartsTooFarAhead:
      return kit::Refused("STARTS_TOO_FAR_AHEAD", "report at most 14 days ahead");
    case ReportRefusal::kStartedTooLongAgo:
      return kit::Refused("STARTED_TOO_LONG_AGO", "report at most 24 hours after the start");
    case ReportRefusal::kTooLong:
      return kit::Refused("TOO_LONG", "an absence lasts at most 180 days; extend it later");
  }
  std::abort();  // -Werror=switch has named every refusal.
}

absl::StatusOr<SickCall> Parse(const v1::ReportSickRequest& request) {
  const auto employment = ParseEmployment(request.employment_id());
  if (!employment.ok()) return employment.status();
  if (!v1::AbsenceKind_IsValid(request.kind()) || request.kind() == v1::ABSENCE_KIND_UNSPECIFIED) {
    return kit::Malformed("kind", "name one of the permitted kinds");
  }
  if (!v1::ReportChannel_IsValid(request.channel())) {
    return kit::Malformed("channel", "is none of the known ways");
  }
  SickCall call{
      TenantId(request.tenant_id()), *employment, request.kind(), request.channel(), {}, {}};
  if (call.channel == v1::REPORT_CHANNEL_UNSPECIFIED) call.channel = v1::REPORT_CHANNEL_DESK;
  if (request.has_start_time()) {
    const auto start = ParseTime("start_time", request.start_time());
    if (!start.ok()) return start.status();
    call.start = *start;
  }
  if (request.has_end_time()) {
    const auto end = ParseTime("end_time", request.end_time());
    if (!end.ok()) return end.status();
    call.end = *end;
  }
  return call;
}

std::string EmitSickCall(const SicknessState& state, kit::Commit& commit, const SickCall& call,
                         const Span& span) {
  v1::SickCallReported reported;
  reported.set_absence_id(commit.NewId("abs"));
  reported.set_employment_id(call.employment.str());
  *reported.mutable_interval() = kit::MakeInterval(span.start_time, span.end_time);
  reported.set_open_ended(!call.end);
  reported.set_late(IsLate(call.start, commit.now()));
  v1::ReceiptIssued issued;
  issued.set_absence_id(reported.absence_id());
  issued.set_receipt_no(ReceiptNumber(state.ReceiptsIssued(call.tenant)));
  issued.set_kind(call.kind);
  issued.set_channel(call.channel);
  commit.Emit(reported.absence_id(), reported);
  commit.Emit(reported.absence_id(), issued);
  return reported.absence_id();
}

absl::Status Join(const v1::AbsenceRow& absence, const Span& span, bool end_known,
                  kit::Commit& commit) {
  const auto joined = Joined(absence, span, end_known);
  if (!joined) return Explain(joined.error());
  const Span stands{kit::Start(absence.interval()), EffectiveEnd(absence)};
  if (*joined == stands) return absl::OkStatus();
  v1::AbsenceExtended extended;
  extended.set_absence_id(absence.absence_id());
  extended.set_employment_id(absence.employment_id());
  *extended.mutable_interval() = kit::MakeInterval(joined->start_time, joined->end_time);
  commit.Emit(absence.absence_id(), extended);
  return absl::OkStatus();
}

}  // namespace

absl::Status ReportSick(const SicknessState& state, kit::Commit& commit,
                        const v1::ReportSickRequest& request, v1::ReportSickResponse* response) {
  const auto call = Parse(request);
  if (!call.ok()) return call.status();
  if (!state.Knows(call->tenant, call->employment)) return UnknownEmployment();
  const auto span = ReportedSpan(call->start, call->end, commit.now());
  if (!span) return Explain(span.error());

  for (const v1::AbsenceRow& absence : state.Ahead(call->tenant, call->employment, commit.now())) {
    if (!Touches(absence, *span)) continue;
    const absl::Status joined = Join(absence, *span, call->end.has_value(), commit);
    if (!joined.ok()) return joined;
    response->set_already_reported(true);
    *response->mutable_absence() = ToAbsence(*state.Absence(call->tenant, absence.absence_id()));
    return absl::OkStatus();
  }
  const std::string absence_id = EmitSickCall(state, commit, *call, *span);
  *response->mutable_absence() = ToAbsence(*state.Absence(call->tenant, absence_id));
  return absl::OkStatus();
}

}  // namespace vagtbro::sickness
