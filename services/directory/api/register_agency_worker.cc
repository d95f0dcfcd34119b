// RegisterAgencyWorker: takes in whom an agency sends. The name stays here; others hear an id.
#include <sodium.h>

#include <array>

#include "absl/strings/cord.h"
#include "directory/api/agency_worker.h"
#include "directory/api/directory_api.h"
#include "directory/api/faults.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::directory {
namespace {

// 32 hex digits.
std::string HashOf(const std::string& text) {
  std::array<unsigned char, 16> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size(), nullptr, 0);
  std::array<char, 2 * 16 + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

// INVALID_ARGUMENT with a reason of its own; `missing` is listed in the metadata as well.
absl::Status DataMissing(const std::vector<std::string>& missing) {
  std::string list;
  for (const std::string& field : missing) list += (list.empty() ? "" : ",") + field;
  const absl::Status reason = kit::Refused("WORKER_DATA_MISSING", "", {{"missing", list}});
  absl::Status status = absl::InvalidArgumentError("send what is missing: " + list);
  reason.ForEachPayload([&status](const auto& type_url, const absl::Cord& payload) {
    status.SetPayload(type_url, payload);
  });
  return status;
}

}  // namespace

absl::Status RegisterAgencyWorker(const DirectoryState& state, kit::Commit& commit,
                                  const v1::RegisterAgencyWorkerRequest& request,
                                  v1::RegisterAgencyWorkerResponse* response) {
  if (!EmploymentId::Parse(request.agency_employment_id())) {
    return kit::Malformed("agency_employment_id", "name the desk that sends the worker");
  }
  const v1::EmploymentRegistered* desk =
      state.employments().Find(kit::Key(commit.tenant(), request.agency_employment_id()));
  if (desk == nullptr) return kit::Unknown("UNKNOWN_EMPLOYMENT", "no such desk; import it first");
  if (desk->kind() != v1::EMPLOYMENT_KIND_AGENCY) {
    return kit::Refused("NOT_AN_AGENCY", "only the desk of an agency sends workers");
  }
  const std::vector<std::string> missing = MissingIn(request);
  if (!missing.empty()) return DataMissing(missing);

  const std::string hash = HashOf(commit.tenant() + "/" + WorkerName(request));
  const v1::EmploymentRegistered known =
      state.employments().Get(kit::Key(commit.tenant(), WorkerEmploymentId(hash)));
  const auto record = Tidied(WorkerRecord(request, *desk, known, hash, commit.now()));
  const auto refuse = [](Fault fault) {
    const v1::RefusedRecord refused = RefusedFor(fault);
    return kit::Refused(refused.reason(), refused.advice());
  };
  if (!record) return refuse(record.error());
  if (state.erased().Find(kit::Key(commit.tenant(), record->person.person_id())) != nullptr) {
    return refuse(Fault::kPersonErased);
  }
  response->set_employment_id(record->employment.employment_id());
  commit.Emit(record->person.person_id(), record->person);
  commit.Emit(record->employment.employment_id(), record->employment);
  return absl::OkStatus();
}

}  // namespace vagtbro::directory
