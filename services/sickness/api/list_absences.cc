// ListAbsences: newest report first, in pages that stay right while new absences come in.
#include <algorithm>
#include <iterator>

#include "kit/rpc/refusal.h"
#include "sickness/api/convert.h"
#include "sickness/api/sickness_api.h"

namespace vagtbro::sickness {
namespace {

constexpr uint32_t kUsualPage = 100;
constexpr uint32_t kLargestPage = 1000;

absl::StatusOr<std::optional<Span>> ParseInterval(const v1::ListAbsencesRequest& request) {
  if (!request.has_interval()) return std::optional<Span>();
  const auto start = ParseTime("interval.start_time", request.interval().start_time());
  if (!start.ok()) return start.status();
  const auto end = ParseTime("interval.end_time", request.interval().end_time());
  if (!end.ok()) return end.status();
  if (*start >= *end) return kit::Malformed("interval", "must end after it starts");
  return std::optional<Span>(Span{*start, *end});
}

// True if the unit is not asked for, or is where the person belongs today.
bool IsOfUnit(const SicknessState& state, const TenantId& tenant, const std::string& unit_id,
              const v1::AbsenceRow& row) {
  if (unit_id.empty()) return true;
  const v1::EmployeeRow* employee = state.Employee(tenant, EmploymentId(row.employment_id()));
  return employee != nullptr && employee->home_unit_id() == unit_id;
}

}  // namespace

absl::Status ListAbsences(const SicknessState& state, const v1::ListAbsencesRequest& request,
                          v1::ListAbsencesResponse* response, absl::Time /*now*/) {
  const TenantId tenant(request.tenant_id());
  const Absences::Order* order = &state.absences().OfTenant(tenant);
  if (!request.employment_id().empty()) {
    const auto employment = ParseEmployment(request.employment_id());
    if (!employment.ok()) return employment.status();
    order = &state.absences().OfEmployment(tenant, *employment);
  }
  const auto span = ParseInterval(request);
  if (!span.ok()) return span.status();

  auto next = order->rbegin();
  if (!request.page_token().empty()) {
    const v1::AbsenceRow* last = state.Absence(tenant, request.page_token());
    if (last == nullptr) return kit::Malformed("page_token", "comes from no earlier page");
    // A reverse iterator from lower_bound() begins at the first absence older than `last`.
    next = std::make_reverse_iterator(
        order->lower_bound({kit::FromProto(last->report_time()), last->absence_id()}));
  }
  const uint32_t asked = request.page_size() == 0 ? kUsualPage : request.page_size();
  const int page = static_cast<int>(std::min(asked, kLargestPage));
  for (; next != order->rend(); ++next) {
    const v1::AbsenceRow& row = *state.Absence(tenant, next->second);
    if (*span && !Touches(row, **span)) continue;
    if (!IsOfUnit(state, tenant, request.unit_id(), row)) continue;
    if (response->absences_size() == page) {
      response->set_next_page_token(response->absences(page - 1).absence_id());
      break;
    }
    *response->add_absences() = ToAbsence(row);
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::sickness
