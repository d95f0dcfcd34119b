// What the directory answers, one function an RPC. The contract is directory_service.proto.
//
// Whatever has to hash a PIN comes in three steps, because a hash is slow and the owner thread must
// not wait: ask the state which hash (owner), do the arithmetic (any thread), decide (owner).
//
// Errors:  INVALID_ARGUMENT MALFORMED_FIELD; NOT_FOUND UNKNOWN_EMPLOYMENT; FAILED_PRECONDITION with
//          the reasons of the contract; UNAVAILABLE if a PIN changed between the steps: send again.
// Threads: the owner thread, except PrepareCheck() and PreparePin(): any other.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "directory/store/directory_state.h"
#include "directory/vault/pin_hash.h"
#include "kit/journal/commit.h"
#include "vagtbro/directory/v1/directory_service.pb.h"

namespace vagtbro::directory {

// The outcome of checking a PIN against a hash.
struct PinCheck {
  std::string hash;
  bool matches = false;
  std::string new_hash;     // to take the place of an old one that matches; empty: none
  std::string caller_hash;  // who rang
};

// The hash to check against; of somebody who does not exist it is one that nothing matches.
std::string PinHashFor(const DirectoryState& state, const PinVault& vault,
                       const v1::IdentifyRequest& request);
// Slow.
PinCheck PrepareCheck(const PinVault& vault, const std::string& hash,
                      const v1::IdentifyRequest& request);
// OK also for a refusal: the try is counted, and the answer kept for retries.
absl::Status Identify(const DirectoryState& state, const PinVault& vault, kit::Commit& commit,
                      const PinCheck& check, const v1::IdentifyRequest& request,
                      v1::IdentifyAnswer* answer);
// How often the PIN of that number has been locked since it was last keyed right.
uint32_t LocksOf(const DirectoryState& state, const v1::IdentifyRequest& request);
// How long every answer of this municipality is kept back, right or wrong: while too many fail.
absl::Duration KeptBackFor(const DirectoryState& state, const std::string& tenant, absl::Time now);
// What the caller gets. A kept answer never helps who does not have the PIN.
absl::Status Reveal(const v1::IdentifyAnswer& answer, const PinCheck& check,
                    v1::IdentifyResponse* response);

// One PIN of an import that has to be compared and perhaps hashed.
struct PinJob {
  int index = 0;  // of the record in the request
  std::string pin;
  std::string seen_hash;  // empty: none is set
};
// The outcome. An unchanged PIN has no new hash.
struct PreparedPin {
  std::string seen_hash;
  std::string new_hash;
};
using PreparedPins = std::map<int, PreparedPin>;

std::vector<PinJob> PinsToPrepare(const DirectoryState& state,
                                  const v1::ImportPeopleRequest& request);
// Slow.
PreparedPin PreparePin(const PinVault& vault, const PinJob& job);
absl::Status ImportPeople(const DirectoryState& state, kit::Commit& commit,
                          const PreparedPins& prepared, const v1::ImportPeopleRequest& request,
                          v1::ImportPeopleResponse* response);

// Takes in the worker whom an agency's desk sends, or widens the time for which they are sent.
absl::Status RegisterAgencyWorker(const DirectoryState& state, kit::Commit& commit,
                                  const v1::RegisterAgencyWorkerRequest& request,
                                  v1::RegisterAgencyWorkerResponse* response);

// Takes name, numbers and PINs away and ends the employments; done again it changes nothing.
absl::Status ErasePerson(const DirectoryState& state, kit::Commit& commit,
                         const v1::ErasePersonRequest& request, v1::ErasePersonResponse* response);

absl::Status GetContact(const DirectoryState& state, const v1::GetContactRequest& request,
                        v1::GetContactResponse* response);

absl::Status ListNames(const DirectoryState& state, const v1::ListNamesRequest& request,
                       v1::ListNamesResponse* response);

absl::Status ListEmployments(const DirectoryState& state, const v1::ListEmploymentsRequest& request,
                             v1::ListEmploymentsResponse* response, absl::Time now);

}  // namespace vagtbro::directory
