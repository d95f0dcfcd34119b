// ListNames: what people are called who are known by their ids, and nothing else of them.
#include "directory/api/directory_api.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::directory {
namespace {

constexpr int kMostAtOnce = 200;

}  // namespace

absl::Status ListNames(const DirectoryState& state, const v1::ListNamesRequest& request,
                       v1::ListNamesResponse* response) {
  if (request.employment_ids_size() > kMostAtOnce) {
    return kit::Malformed("employment_ids", "ask for at most 200 at a time");
  }
  for (const std::string& id : request.employment_ids()) {
    const auto* employment = state.employments().Find(kit::Key(request.tenant_id(), id));
    if (employment == nullptr) continue;
    const auto* person =
        state.persons().Find(kit::Key(request.tenant_id(), employment->person_id()));
    if (person == nullptr) continue;
    v1::EmploymentName* named = response->add_names();
    named->set_employment_id(id);
    named->set_name(person->name());
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::directory
