#include "exit_code.h"

#include "kit/rpc/refusal.h"

namespace vagtbro::vagt {

ExitCode ExitCodeOf(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kOk:
      return kOk;
    case absl::StatusCode::kInvalidArgument:
      return kUsage;
    case absl::StatusCode::kFailedPrecondition:
      return kRefused;
    case absl::StatusCode::kNotFound:
      return kNotFound;
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
      return kUnavailable;
    default:
      return kUnexpected;
  }
}

std::string Sentence(const absl::Status& status) {
  std::string sentence(status.message());
  if (sentence.empty()) sentence = absl::StatusCodeToString(status.code());
  const std::string reason = kit::ReasonOf(status);
  return reason.empty() ? sentence : sentence + " [" + reason + "]";
}

}  // namespace vagtbro::vagt
