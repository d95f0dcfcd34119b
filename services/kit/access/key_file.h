// KeyFile: 32 secret bytes in a file, made once.
//
// Shape:   mode 0600; a crash while it is made leaves a whole key or none, and a key that was given
//          out is on disk.
// Errors:  DATA_LOSS: the file is no key, or is gone and must not be made anew; UNAVAILABLE: it
//          cannot be read or written.
#pragma once

#include <array>
#include <string>

#include "absl/status/statusor.h"

namespace vagtbro::kit {

using SecretKey = std::array<unsigned char, 32>;

// kRefuse: something was made with it that no other key can read.
enum class IfGone { kMake, kRefuse };
absl::StatusOr<SecretKey> OpenKeyFile(const std::string& path, IfGone if_gone = IfGone::kMake);

// For tests: a key that follows from `seed`.
SecretKey KeyFromSeed(const std::string& seed);

}  // namespace vagtbro::kit
