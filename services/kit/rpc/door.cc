#include "kit/rpc/door.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <fstream>

#include "kit/access/request_field.h"
#include "kit/base/log.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::kit {
namespace {

const char* const kDenied = "vagtbro_rpc_denied_total";

std::string FirstLine(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

}  // namespace

absl::Status Visit::Check() {
  if (door_ == nullptr) return absl::OkStatus();
  auto rule = door_->Judge(principal_, *request_);
  if (!rule.ok()) return rule.status();
  rule_ = *std::move(rule);
  return absl::OkStatus();
}

Caller Visit::CallerOf(const std::string& traceparent) const {
  return {traceparent, principal_.ok() ? principal_->employment_id : ""};
}

void Visit::Hide(google::protobuf::Message* response) const {
  if (door_ != nullptr) kit::Hide(rule_, response);
}

Door::Door(const Clock& clock, Metrics& metrics)
    : clock_(clock),
      metrics_(metrics),
      units_([](const auto&, const auto&, const auto&) { return std::vector<std::string>(); }) {
  metrics_.Describe(kDenied, "Calls refused to somebody, by method and reason.");
}

absl::Status Door::Trust(const std::string& public_key) {
  auto verifier = PrincipalVerifier::FromPublicKey(public_key);
  if (!verifier.ok()) return verifier.status();
  const std::lock_guard lock(mutex_);
  verifier_ = *std::move(verifier);
  return absl::OkStatus();
}

void Door::TrustFile(const std::string& path) {
  const std::lock_guard lock(mutex_);
  key_file_ = path;
}

Visit Door::Announce(const grpc::CallbackServerContext& context,
                     const google::protobuf::Message& request) {
  Visit visit;
  const auto [from, to] = context.client_metadata().equal_range(kPrincipalHeader);
  if (from == to) return visit;
  visit.door_ = this;
  visit.request_ = &request;
  visit.principal_ = std::next(from) == to
                         ? Know({from->second.data(), from->second.size()})
                         : absl::InvalidArgumentError("the call has several principals");
  return visit;
}

absl::StatusOr<Principal> Door::Know(const std::string& token) {
  const std::lock_guard lock(mutex_);
  absl::StatusOr<Principal> known =
      verifier_ ? verifier_->Verify(token, clock_.Now())
                : absl::InvalidArgumentError("this service has no key of a gateway");
  if (known.ok() || absl::IsAborted(known.status()) || key_file_.empty()) return known;
  const auto fresh = PrincipalVerifier::FromPublicKey(FirstLine(key_file_));
  if (!fresh.ok()) return known;
  verifier_ = *fresh;
  return verifier_->Verify(token, clock_.Now());
}

absl::StatusOr<access::v1::Allow> Door::Judge(const absl::StatusOr<Principal>& principal,
                                              const google::protobuf::Message& request) {
  const auto* method = MethodTaking(request);
  const std::string name =
      method == nullptr ? "unknown" : method->file()->package() + "/" + method->name();
  absl::StatusOr<access::v1::Allow> rule;
  if (!principal.ok()) {
    rule = absl::UnauthenticatedError(std::string(principal.status().message()) +
                                      "; sign in again at the gateway");
  } else if (method == nullptr) {
    rule = absl::PermissionDeniedError("this method is in no contract");
  } else {
    rule = MayCall(*principal, *method, request, units_);
  }
  if (rule.ok()) return rule;
  const std::string reason = principal.ok() ? ReasonOf(rule.status()) : "UNAUTHENTICATED";
  metrics_.Add(kDenied, {{"method", name}, {"reason", reason}});
  LogWarning("call refused", {{"method", name},
                              {"reason", reason},
                              {"actor", principal.ok() ? principal->employment_id : ""}});
  return rule;
}

}  // namespace vagtbro::kit
