#include "sickness/react/hear.h"

#include "vagtbro/directory/v1/directory_events.pb.h"

namespace vagtbro::sickness {
namespace {

absl::Status OnEmploymentRegistered(const SicknessState& state, kit::Commit& commit,
                                    const directory::v1::EmploymentRegistered& heard) {
  const auto employment = EmploymentId::Parse(heard.employment_id());
  if (!employment) return absl::InvalidArgumentError(std::string("employment_id is malformed"));
  const v1::EmployeeRow* known = state.Employee(TenantId(commit.tenant()), *employment);
  // Most changes of an employment (hours, competences) are nothing to sickness.
  if (known != nullptr && known->home_unit_id() == heard.home_unit_id()) return absl::OkStatus();
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
