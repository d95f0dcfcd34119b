// ChangePin: a new PIN for who keys the old one; wrong tries count as they do on the telephone.
#include "directory/api/directory_api.h"
#include "directory/api/pin_try.h"
#include "directory/domain/pin_rules.h"
#include "directory/own/own_data.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::directory {
namespace {

absl::Status CheckNewPin(const std::string& pin, const std::string& number) {
  if (!IsPin(pin)) {
    return kit::Refused("MALFORMED_PIN", "choose 4 to 6 digits");
  }
  if (IsPopularPin(pin) || IsOfNumber(pin, number)) {
    return kit::Refused("POPULAR_PIN", "choose one that is hard to guess");
  }
  return absl::OkStatus();
}

}  // namespace

std::string HashToChange(const DirectoryState& state, const PinVault& vault,
                         const v1::ChangePinRequest& request) {
  const auto* row = state.pins().Find(kit::Key(request.tenant_id(), request.employment_id()));
  return row == nullptr ? vault.dummy() : row->argon2id_hash();
}

PinChange PreparePinChange(const PinVault& vault, const std::string& hash,
                           const v1::ChangePinRequest& request) {
  return {hash, vault.Matches(hash, request.old_pin()), vault.Hash(request.new_pin())};
}

absl::Status ChangePin(const DirectoryState& state, const PinVault& vault, kit::Commit& commit,
                       const PinChange& change, const v1::ChangePinRequest& request,
                       v1::ChangePinAnswer* answer) {
  const auto employment_id = EmploymentId::Parse(request.employment_id());
  if (!employment_id) return kit::Malformed("employment_id", "name the employment");
  const std::string key = kit::Key(commit.tenant(), employment_id->str());
  if (state.employments().Find(key) == nullptr) {
    return kit::Unknown("UNKNOWN_EMPLOYMENT", "no such employment");
  }
  const std::string number = state.numbers().Get(key).employment_no();
  const v1::PinRow* row = state.pins().Find(key);
  if (number.empty() || row == nullptr) {
    return kit::Refused("NO_NUMBER", "this employment does not use the telephone");
  }
  const absl::Status checked = CheckNewPin(request.new_pin(), number);
  if (!checked.ok()) return checked;
  if (HashToChange(state, vault, request) != change.hash) {
    return absl::UnavailableError(std::string("the PIN was changed meanwhile; send again"));
  }
  v1::PinSet set;
  set.set_employment_id(employment_id->str());
  set.set_argon2id_hash(change.new_hash);
  set.set_own(true);
  if (!SettleTry(commit, employment_id->str(), *row, change.matches, &set)) {
    answer->set_refusal("NOT_IDENTIFIED");
  }
  return absl::OkStatus();
}

absl::Status Told(const v1::ChangePinAnswer& answer) {
  if (answer.refusal().empty()) return absl::OkStatus();
  return kit::Refused(answer.refusal(), "number and PIN do not fit together");
}

}  // namespace vagtbro::directory
