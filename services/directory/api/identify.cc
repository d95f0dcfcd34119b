// Identify: who keys this number and PIN.
//
// An unknown number, one without PIN, a wrong PIN, a locked one and a caller who has failed too
// often get the same words after the same work. The lock and the way round it are told elsewhere.
#include "directory/api/directory_api.h"
#include "directory/api/pin_try.h"
#include "directory/domain/failure_window.h"
#include "directory/domain/phone_number.h"
#include "directory/domain/pin_rules.h"
#include "directory/domain/record_rules.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::directory {
namespace {

const std::string kNotIdentified = "NOT_IDENTIFIED";

// Employment id of the number, if it has a PIN; empty: nobody to identify.
std::string OwnerOf(const DirectoryState& state, const v1::IdentifyRequest& request) {
  const TenantId tenant(request.tenant_id());
  const std::string employment_id = state.numbers().OwnerOf(tenant, request.employment_no());
  return state.pins().Find(kit::Key(tenant.str(), employment_id)) == nullptr ? "" : employment_id;
}

bool IsOver(const v1::EmploymentRegistered& employment, absl::Time now) {
  return employment.has_end_time() && kit::FromProto(employment.end_time()) <= now;
}

// What a try leads to for the employment. True: identified.
bool Settle(kit::Commit& commit, const std::string& employment_id, const v1::PinRow& row,
            const PinCheck& check) {
  v1::PinSet anew;
  anew.set_employment_id(employment_id);
  anew.set_argon2id_hash(check.new_hash);
  anew.set_own(row.own());
  return SettleTry(commit, employment_id, row, check.matches,
                   check.new_hash.empty() ? nullptr : &anew);
}

void Refuse(kit::Commit& commit, const PinCheck& check, v1::IdentifyAnswer* answer) {
  v1::CallerFailed failed;
  failed.set_caller_hash(check.caller_hash);
  commit.Emit(check.caller_hash, failed);
  answer->set_refusal(kNotIdentified);
}

}  // namespace

std::string PinHashFor(const DirectoryState& state, const PinVault& vault,
                       const v1::IdentifyRequest& request) {
  const v1::PinRow* row = state.pins().Find(kit::Key(request.tenant_id(), OwnerOf(state, request)));
  return row == nullptr ? vault.dummy() : row->argon2id_hash();
}

PinCheck PrepareCheck(const PinVault& vault, const std::string& hash,
                      const v1::IdentifyRequest& request) {
  PinCheck check;
  check.hash = hash;
  check.matches = vault.Matches(hash, request.pin());
  if (check.matches && vault.IsOld(hash)) check.new_hash = vault.Hash(request.pin());
  // Lines show a number at home or from abroad; words for "withheld" are no number.
  const std::string& caller = request.caller_number();
  check.caller_hash = vault.pepper().OfCaller(ToE164(caller).value_or(caller));
  return check;
}

absl::Status Identify(const DirectoryState& state, const PinVault& vault, kit::Commit& commit,
                      const PinCheck& check, const v1::IdentifyRequest& request,
                      v1::IdentifyAnswer* answer) {
  if (!IsEmploymentNo(request.employment_no())) {
    return kit::Malformed("employment_no", "key 5 to 8 digits");
  }
  if (!IsPin(request.pin())) return kit::Malformed("pin", "key 4 to 6 digits");
  if (PinHashFor(state, vault, request) != check.hash) {
    return absl::UnavailableError(std::string("the PIN was changed meanwhile; send again"));
  }
  const auto caller = state.failed_callers().Get(kit::Key(commit.tenant(), check.caller_hash));
  if (IsFull(kOfCaller, caller, commit.now())) {
    // Not counted anywhere: who is not listened to locks nobody's PIN.
    answer->set_refusal(kNotIdentified);
    return absl::OkStatus();
  }
  const std::string employment_id = OwnerOf(state, request);
  const std::string key = kit::Key(request.tenant_id(), employment_id);
  const bool known = !employment_id.empty() && !IsOver(state.employments().Get(key), commit.now());
  if (!known || !Settle(commit, employment_id, *state.pins().Find(key), check)) {
    Refuse(commit, check, answer);
    return absl::OkStatus();
  }
  const std::string person_id = state.employments().Get(key).person_id();
  answer->set_employment_id(employment_id);
  answer->set_language(state.persons().Get(kit::Key(request.tenant_id(), person_id)).language());
  return absl::OkStatus();
}

uint32_t LocksOf(const DirectoryState& state, const v1::IdentifyRequest& request) {
  return state.pins().Get(kit::Key(request.tenant_id(), OwnerOf(state, request))).locks();
}

absl::Duration KeptBackFor(const DirectoryState& state, const std::string& tenant, absl::Time now) {
  const auto all = state.failures().Get(kit::Key(tenant, "all"));
  return IsFull(kOfTenant, all, now) ? kSlowedBy : absl::ZeroDuration();
}

absl::Status Reveal(const v1::IdentifyAnswer& answer, const PinCheck& check,
                    v1::IdentifyResponse* response) {
  if (!answer.refusal().empty() || !check.matches) {
    return kit::Refused(kNotIdentified, "number and PIN do not fit together");
  }
  response->set_employment_id(answer.employment_id());
  response->set_language(answer.language());
  return absl::OkStatus();
}

}  // namespace vagtbro::directory
