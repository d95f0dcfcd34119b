// Identify: who keys this number and PIN.
//
// An unknown number, one without PIN and a wrong PIN get the same words after the same work. Only a
// lock is told apart, as the caller has to know that trying on is of no use.
#include <cstdlib>

#include "directory/api/directory_api.h"
#include "directory/domain/pin_rules.h"
#include "directory/domain/record_rules.h"
#include "directory/vault/pin_hash.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::directory {
namespace {

const std::string kNotIdentified = "NOT_IDENTIFIED";
const std::string kPinLocked = "PIN_LOCKED";

// Employment id of the number, if it has a PIN and is not over; empty: nobody to identify.
std::string OwnerOf(const DirectoryState& state, const v1::IdentifyRequest& request) {
  const TenantId tenant(request.tenant_id());
  const std::string employment_id = state.numbers().OwnerOf(tenant, request.employment_no());
  return state.pins().Find(kit::Key(tenant.str(), employment_id)) == nullptr ? "" : employment_id;
}

bool IsOver(const v1::EmploymentRegistered& employment, absl::Time now) {
  return employment.has_end_time() && kit::FromProto(employment.end_time()) <= now;
}

void EmitFailure(kit::Commit& commit, const std::string& employment_id, bool locks) {
  v1::PinFailed failed;
  failed.set_employment_id(employment_id);
  commit.Emit(employment_id, failed);
  if (!locks) return;
  v1::PinLocked locked;
  locked.set_employment_id(employment_id);
  *locked.mutable_unlock_time() = kit::ToProto(commit.now() + kLockedFor);
  commit.Emit(employment_id, locked);
}

void EmitAccepted(kit::Commit& commit, const std::string& employment_id) {
  v1::PinAccepted accepted;
  accepted.set_employment_id(employment_id);
  commit.Emit(employment_id, accepted);
}

// Emits what the verdict leads to. Returns the refusal; empty: identified.
std::string Settle(PinVerdict verdict, kit::Commit& commit, const std::string& employment_id) {
  switch (verdict) {
    case PinVerdict::kAccepted:
      return "";
    case PinVerdict::kAcceptedAfterFailures:
      EmitAccepted(commit, employment_id);
      return "";
    case PinVerdict::kWrong:
      EmitFailure(commit, employment_id, false);
      return kNotIdentified;
    case PinVerdict::kWrongAndLocked:
      EmitFailure(commit, employment_id, true);
      return kNotIdentified;
    case PinVerdict::kLocked:
      return kPinLocked;
  }
  std::abort();  // -Werror=switch has named every verdict.
}

}  // namespace

std::string PinHashFor(const DirectoryState& state, const v1::IdentifyRequest& request) {
  const v1::PinRow* row = state.pins().Find(kit::Key(request.tenant_id(), OwnerOf(state, request)));
  return row == nullptr ? DummyPinHash() : row->argon2id_hash();
}

PinCheck PrepareCheck(const std::string& hash, const std::string& pin) {
  return {hash, PinMatches(hash, pin)};
}

absl::Status Identify(const DirectoryState& state, kit::Commit& commit, const PinCheck& check,
                      const v1::IdentifyRequest& request, v1::IdentifyAnswer* answer) {
  if (!IsEmploymentNo(request.employment_no())) {
    return kit::Malformed("employment_no", "key 5 to 8 digits");
  }
  if (!IsPin(request.pin())) return kit::Malformed("pin", "key 4 to 6 digits");
  if (PinHashFor(state, request) != check.hash) {
    return absl::UnavailableError(std::string("the PIN was changed meanwhile; send again"));
  }
  const std::string employment_id = OwnerOf(state, request);
  const std::string key = kit::Key(request.tenant_id(), employment_id);
  if (employment_id.empty() || IsOver(state.employments().Get(key), commit.now())) {
    answer->set_refusal(kNotIdentified);
    return absl::OkStatus();
  }
  const PinVerdict verdict = JudgePin(*state.pins().Find(key), check.matches, commit.now());
  answer->set_refusal(Settle(verdict, commit, employment_id));
  if (!answer->refusal().empty()) return absl::OkStatus();
  const std::string person_id = state.employments().Get(key).person_id();
  answer->set_employment_id(employment_id);
  answer->set_language(state.persons().Get(kit::Key(request.tenant_id(), person_id)).language());
  return absl::OkStatus();
}

absl::Status Reveal(const v1::IdentifyAnswer& answer, const PinCheck& check,
                    v1::IdentifyResponse* response) {
  if (answer.refusal() == kPinLocked) {
    return kit::Refused(kPinLocked, "too many wrong PINs; try again later or ask the desk");
  }
  if (!answer.refusal().empty() || !check.matches) {
    return kit::Refused(kNotIdentified, "number and PIN do not fit together");
  }
  response->set_employment_id(answer.employment_id());
  response->set_language(answer.language());
  return absl::OkStatus();
}

}  // namespace vagtbro::directory
