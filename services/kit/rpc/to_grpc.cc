#include "kit/rpc/to_grpc.h"

#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>

#include "absl/strings/cord.h"

namespace vagtbro::kit {
namespace {

const char* const kErrorInfo = "type.googleapis.com/google.rpc.ErrorInfo";

}  // namespace

grpc::Status ToGrpc(const absl::Status& status, const std::string& domain) {
  if (status.ok()) return grpc::Status::OK;
  const auto code = static_cast<grpc::StatusCode>(status.raw_code());
  const std::string message(status.message());
  google::rpc::Status details;
  details.set_code(status.raw_code());
  details.set_message(message);
  google::rpc::ErrorInfo info;
  const auto payload = status.GetPayload(kErrorInfo);
  if (payload && info.ParseFromString(std::string(*payload))) {
    info.set_domain(domain);
    details.add_details()->PackFrom(info);
  }
  return {code, message, details.SerializeAsString()};
}

absl::Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  absl::Status result(static_cast<absl::StatusCode>(status.error_code()), status.error_message());
  google::rpc::Status details;
  google::rpc::ErrorInfo info;
  if (details.ParseFromString(status.error_details())) {
    for (const auto& detail : details.details()) {
      if (detail.UnpackTo(&info)) {
        result.SetPayload(kErrorInfo, absl::Cord(info.SerializeAsString()));
      }
    }
  }
  return result;
}

}  // namespace vagtbro::kit
