// ListColleagues: names of those one works with, and nothing else of them.
#include <algorithm>

#include "directory/domain/danish_order.h"
#include "directory/own/own_data.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::directory {
namespace {

bool IsInForce(const v1::EmploymentRegistered& employment, absl::Time now) {
  return kit::FromProto(employment.start_time()) <= now &&
         (!employment.has_end_time() || now < kit::FromProto(employment.end_time()));
}

bool WorksIn(const v1::EmploymentRegistered& employment, const std::string& unit_id) {
  const auto& led = employment.leads_unit_ids();
  return employment.home_unit_id() == unit_id ||
         std::find(led.begin(), led.end(), unit_id) != led.end();
}

}  // namespace

absl::Status ListColleagues(const DirectoryState& state, const v1::ListColleaguesRequest& request,
                            v1::ListColleaguesResponse* response, absl::Time now) {
  const auto employment_id = EmploymentId::Parse(request.employment_id());
  if (!employment_id) return kit::Malformed("employment_id", "name the employment");
  const std::string& tenant = request.tenant_id();
  const auto* own = state.employments().Find(kit::Key(tenant, employment_id->str()));
  if (own == nullptr || !IsInForce(*own, now)) {
    return kit::Unknown("UNKNOWN_EMPLOYMENT", "no employment in force has this id");
  }
  for (const auto& [key, row] : state.employments().Under(kit::Key(tenant, ""))) {
    const bool oneself = row.employment_id() == own->employment_id();
    const bool beside = !own->home_unit_id().empty() && WorksIn(row, own->home_unit_id());
    if (!IsInForce(row, now) || !(oneself || beside)) continue;
    v1::Colleague* colleague = response->add_colleagues();
    colleague->set_employment_id(row.employment_id());
    colleague->set_name(state.persons().Get(kit::Key(tenant, row.person_id())).name());
  }
  auto* all = response->mutable_colleagues();
  std::sort(all->begin(), all->end(), [](const v1::Colleague& a, const v1::Colleague& b) {
    return std::pair(DanishOrder(a.name()), a.employment_id()) <
           std::pair(DanishOrder(b.name()), b.employment_id());
  });
  return absl::OkStatus();
}

}  // namespace vagtbro::directory
