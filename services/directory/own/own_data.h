// What people see and change about themselves, one function an RPC. The contract is
// own_service.proto.
//
// A new PIN comes in three steps, as in directory_api.h: ask the state which hash (owner), do the
// arithmetic (any thread), decide (owner).
//
// Errors:  INVALID_ARGUMENT MALFORMED_FIELD and the reasons of the contract; NOT_FOUND
//          UNKNOWN_EMPLOYMENT, also of an employment that is over; UNAVAILABLE if the PIN changed
//          between the steps: send again.
// Threads: the owner thread, except PreparePinChange(): any other.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "directory/store/directory_state.h"
#include "directory/vault/pin_hash.h"
#include "kit/journal/commit.h"
#include "vagtbro/directory/v1/own_service.pb.h"

namespace vagtbro::directory {

absl::Status ListColleagues(const DirectoryState& state, const v1::ListColleaguesRequest& request,
                            v1::ListColleaguesResponse* response, absl::Time now);

// What is unchanged leaves no trace. Imports leave it alone from then on.
absl::Status UpdateContact(const DirectoryState& state, kit::Commit& commit,
                           const v1::UpdateContactRequest& request,
                           v1::UpdateContactResponse* response);

// The outcome of checking the old PIN, and the hash of the new one.
struct PinChange {
  std::string hash;  // checked against
  bool matches = false;
  std::string new_hash;
};

// The hash to check against; of somebody without a PIN it is one that nothing matches.
std::string HashToChange(const DirectoryState& state, const PinVault& vault,
                         const v1::ChangePinRequest& request);
// Slow.
PinChange PreparePinChange(const PinVault& vault, const std::string& hash,
                           const v1::ChangePinRequest& request);
// OK also where the old PIN is refused: the try is counted, and the answer kept for retries.
absl::Status ChangePin(const DirectoryState& state, const PinVault& vault, kit::Commit& commit,
                       const PinChange& change, const v1::ChangePinRequest& request,
                       v1::ChangePinAnswer* answer);
// What the person is told.
absl::Status Told(const v1::ChangePinAnswer& answer);

}  // namespace vagtbro::directory
