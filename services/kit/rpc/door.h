// Door: knows who calls by the gateway's word, and asks the rules before the work is done.
//
// A call without a word is the house's own: another service, or `vagtbro` on the command line. A
// call with one gets what the rules beside its method allow (kit/access/rights.h), no more.
//
// Errors:  UNAUTHENTICATED: the word is not the gateway's, or too old, or no key is known to tell;
//          PERMISSION_DENIED as rights.h says. Both are logged with ids alone, and counted.
// Threads: Announce() on any; Check() on the owner thread where a rule is about units.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "kit/access/rights.h"
#include "kit/ops/metrics.h"
#include "kit/rpc/request.h"
#include "kit/time/clock.h"

namespace vagtbro::kit {

class Door;

// One call at the door.
class Visit final {
 public:
  Visit() = default;  // of the house

  // OK if they may; asked once, before the work.
  absl::Status Check();
  // What a mutation is to note of who called. Of somebody let in: after Check().
  Caller CallerOf(const std::string& traceparent) const;
  // Empties what they may not see of an answer.
  void Hide(google::protobuf::Message* response) const;

 private:
  friend class Door;
  Door* door_ = nullptr;  // null: of the house
  const google::protobuf::Message* request_ = nullptr;
  absl::StatusOr<Principal> principal_ = Principal();
  access::v1::Allow rule_;
};

class Door final {
 public:
  Door(const Clock& clock, Metrics& metrics);

  // Whose word counts: the gateway's public key in base64url, or the file in which it keeps it. The
  // file is read when a word cannot be told, so the gateway may be started later or get a new key.
  absl::Status Trust(const std::string& public_key);
  void TrustFile(const std::string& path);
  // How the service finds the units behind an id; before calls are taken.
  void KnowUnits(UnitsBehind units) { units_ = std::move(units); }

  // The request must outlive the visit.
  Visit Announce(const grpc::CallbackServerContext& context,
                 const google::protobuf::Message& request);

 private:
  friend class Visit;
  absl::StatusOr<Principal> Know(const std::string& token);
  absl::StatusOr<access::v1::Allow> Judge(const absl::StatusOr<Principal>& principal,
                                          const google::protobuf::Message& request);

  const Clock& clock_;
  Metrics& metrics_;
  UnitsBehind units_;
  std::mutex mutex_;  // guards what follows
  std::string key_file_;
  std::optional<PrincipalVerifier> verifier_;
};

}  // namespace vagtbro::kit
