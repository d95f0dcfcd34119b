// GetRoster: shifts of a unit, an employment or all, page by page.
#include <algorithm>
#include <utility>

#include "kit/base/proto_time.h"
#include "kit/journal/table.h"
#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/roster_api.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

constexpr int kMostDays = 62;
constexpr uint32_t kUsualPage = 1000;
constexpr uint32_t kMostOnAPage = 5000;

absl::Status Check(const v1::GetRosterRequest& request) {
  absl::Status checked = CheckInterval(request.interval(), kMostDays);
  if (checked.ok() && !request.unit_id().empty()) checked = CheckId("unit_id", request.unit_id());
  if (checked.ok() && !request.employment_id().empty()) {
    checked = CheckId("employment_id", request.employment_id());
  }
  if (checked.ok() && request.page_size() > kMostOnAPage) {
    checked = kit::Malformed("page_size", "ask for at most 5000 shifts a page");
  }
  return checked;
}

absl::Status CheckKnown(const RosterState& state, const v1::GetRosterRequest& request) {
  const absl::Status checked = CheckTenant(state, request.tenant_id());
  if (!checked.ok() || request.unit_id().empty()) return checked;
  return CheckUnit(state, request.tenant_id(), request.unit_id());
}

bool IsAskedFor(const v1::GetRosterRequest& request, const v1::Shift& shift) {
  const auto& units = shift.unit_ids();
  return kit::Overlaps(shift.interval(), request.interval()) &&
         (request.employment_id().empty() || shift.employment_id() == request.employment_id()) &&
         (request.unit_id().empty() ||
          std::find(units.begin(), units.end(), request.unit_id()) != units.end());
}

// The smallest index that holds every shift asked for, with the group to look in.
std::pair<const ShiftIndex&, std::string> IndexFor(const RosterState& state,
                                                   const v1::GetRosterRequest& request) {
  const std::string& tenant = request.tenant_id();
  if (!request.employment_id().empty()) {
    return {state.by_employment(), kit::Key(tenant, request.employment_id())};
  }
  if (!request.unit_id().empty()) return {state.by_unit(), kit::Key(tenant, request.unit_id())};
  return {state.by_tenant(), tenant};
}

}  // namespace

absl::Status GetRoster(const RosterState& state, const v1::GetRosterRequest& request,
                       v1::GetRosterResponse* response, absl::Time now) {
  absl::Status checked = Check(request);
  if (checked.ok()) checked = CheckKnown(state, request);
  if (!checked.ok()) return checked;
  const auto [index, group] = IndexFor(state, request);
  auto [entry, last] = index.Around(group, worktime::FromProto(request.interval()));
  if (!request.page_token().empty()) {
    const auto before = ParsePageToken(request.page_token());
    if (!before) return kit::Malformed("page_token", "send next_page_token as it was given");
    entry = index.Of(group).upper_bound(*before);
    if (entry == index.Of(group).end() || entry->first >= kit::End(request.interval())) {
      return absl::OkStatus();
    }
  }
  const uint32_t size = request.page_size() == 0 ? kUsualPage : request.page_size();
  for (; entry != last; ++entry) {
    const v1::ShiftRow& row = *state.Shift(request.tenant_id(), entry->second);
    if (!IsAskedFor(request, row.shift())) continue;
    if (response->shifts_size() == static_cast<int>(size)) {
      const v1::Shift& end = response->shifts(response->shifts_size() - 1).shift();
      response->set_next_page_token(PageToken({kit::Start(end.interval()), end.shift_id()}));
      return absl::OkStatus();
    }
    *response->add_shifts() = ToRosterShift(row, now);
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
