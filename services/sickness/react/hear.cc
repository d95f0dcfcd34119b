#include "sickness/react/hear.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "vagtbro/directory/v1/directory_events.pb.h"

namespace vagtbro::sickness {
namespace {

// Most changes of an employment (hours, competences) are nothing to sickness.
bool SaysNothingNew(const directory::v1::EmploymentRegistered& heard,
                    const v1::EmployeeRow& known) {
  return known.home_unit_id() == heard.home_unit_id() &&
         std::equal(known.leads_unit_ids().begin(), known.leads_unit_ids().end(),
                    heard.leads_unit_ids().begin(), heard.leads_unit_ids().end()) &&
         known.has_end_time() == heard.has_end_time() &&
         kit::FromProto(known.end_time()) == kit::FromProto(heard.end_time());
}

absl::Status OnEmploymentRegistered(const SicknessState& state, kit::Commit& commit,
                                    const directory::v1::EmploymentRegistered& heard) {
  const auto employment = EmploymentId::Parse(heard.employment_id());
  if (!employment) return absl::InvalidArgumentError(std::string("employment_id is malformed"));
  const v1::EmployeeRow* known = state.Employee(TenantId(commit.tenant()), *employment);
  if (known != nullptr && SaysNothingNew(heard, *known)) return absl::OkStatus();
  commit.Emit(employment->str(), heard);
  return absl::OkStatus();
}

}  // namespace

void Hear(const SicknessState& state, kit::Hearing& hearing) {
  hearing.On<directory::v1::EmploymentRegistered>(
      "directory", [&state](kit::Commit& commit, const auto& heard, const kit::Envelope&) {
        return OnEmploymentRegistered(state, commit, heard);
      });
}

}  // namespace vagtbro::sickness
