#include "kit/rpc/refusal.h"

#include <google/rpc/error_details.pb.h>

#include "absl/strings/cord.h"

namespace vagtbro::kit {
namespace {

absl::Status WithReason(absl::Status status, const std::string& reason,
                        const std::map<std::string, std::string>& metadata) {
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  for (const auto& [name, value] : metadata) (*info.mutable_metadata())[name] = value;
  status.SetPayload("type.googleapis.com/google.rpc.ErrorInfo",
                    absl::Cord(info.SerializeAsString()));
  return status;
}

}  // namespace

absl::Status Refused(const std::string& reason, const std::string& message,
                     const std::map<std::string, std::string>& metadata) {
  return WithReason(absl::FailedPreconditionError(message), reason, metadata);
}

absl::Status Malformed(const std::string& field, const std::string& message) {
  return WithReason(absl::InvalidArgumentError(field + ": " + message), "MALFORMED_FIELD",
                    {{"field", field}});
}

absl::Status Unknown(const std::string& reason, const std::string& message) {
  return WithReason(absl::NotFoundError(message), reason, {});
}

std::string ReasonOf(const absl::Status& status) {
  const auto payload = status.GetPayload("type.googleapis.com/google.rpc.ErrorInfo");
  google::rpc::ErrorInfo info;
  if (!payload || !info.ParseFromString(std::string(*payload))) return "";
  return info.reason();
}

}  // namespace vagtbro::kit
