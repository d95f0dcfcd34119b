// ErasePerson: name, numbers and PINs are gone; the employments end, and their ids stay.
#include <algorithm>

#include "directory/api/directory_api.h"
#include "directory/store/employments_of.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::directory {
namespace {

// What others still need to read what has happened: nothing of it says anything about the person.
// One that is over already keeps its end.
v1::EmploymentRegistered Bare(const v1::EmploymentRegistered& known, absl::Time now) {
  v1::EmploymentRegistered bare;
  bare.set_employment_id(known.employment_id());
  bare.set_person_id(known.person_id());
  bare.set_kind(known.kind());
  bare.set_home_unit_id(known.home_unit_id());
  bare.set_profession(known.profession());
  bare.set_agreement_profile(known.agreement_profile());
  bare.set_agency_employment_id(known.agency_employment_id());
  *bare.mutable_start_time() = known.start_time();
  absl::Time end = std::max(now, kit::FromProto(known.start_time()));
  if (known.has_end_time()) end = std::min(end, kit::FromProto(known.end_time()));
  *bare.mutable_end_time() = kit::ToProto(end);
  return bare;
}

}  // namespace

absl::Status ErasePerson(const DirectoryState& state, kit::Commit& commit,
                         const v1::ErasePersonRequest& request, v1::ErasePersonResponse* response) {
  const std::string& id = request.person_id();
  if (!kit::IsId(id)) return kit::Malformed("person_id", "name the person");
  const std::string key = kit::Key(commit.tenant(), id);
  const v1::PersonErased* before = state.erased().Find(key);
  if (before == nullptr && state.persons().Find(key) == nullptr) {
    return kit::Unknown("UNKNOWN_PERSON", "nobody has this person_id");
  }
  if (before != nullptr) {
    *response->mutable_employment_ids() = before->employment_ids();
    return absl::OkStatus();
  }
  v1::PersonErased erased;
  erased.set_person_id(id);
  for (const auto& employment : EmploymentsOf(state, commit.tenant(), id)) {
    erased.add_employment_ids(employment.employment_id());
    commit.Emit(employment.employment_id(), Bare(employment, commit.now()));
  }
  commit.Emit(id, erased);
  *response->mutable_employment_ids() = erased.employment_ids();
  return absl::OkStatus();
}

}  // namespace vagtbro::directory
