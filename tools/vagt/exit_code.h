// Exit codes and the one sentence on stderr: what went wrong and what to do about it.
#pragma once

#include <string>

#include "absl/status/status.h"

namespace vagtbro::vagt {

enum ExitCode {
  kOk = 0,
  kUnexpected = 1,
  kUsage = 2,    // the command or its arguments; a malformed request
  kRefused = 3,  // the rules said no, or an import left something out
  kNotFound = 4,
  kUnavailable = 5,  // a service cannot be reached or did not answer in time; also: not SERVING
};

ExitCode ExitCodeOf(const absl::Status& status);

// "the offer has lapsed [OFFER_LAPSED]": the message, and the reason if the status carries one.
std::string Sentence(const absl::Status& status);

}  // namespace vagtbro::vagt
