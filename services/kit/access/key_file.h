// KeyFile: 32 secret bytes in a file, made once.
//
// Shape:   mode 0600; a crash while it is made leaves a whole key or none.
// Errors:  DATA_LOSS: the file is no key; UNAVAILABLE: it cannot be read or written.
#pragma once

#include <array>
#include <string>

#include "absl/status/statusor.h"

namespace vagtbro::kit {

using SecretKey = std::array<unsigned char, 32>;

absl::StatusOr<SecretKey> OpenKeyFile(const std::string& path);

}  // namespace vagtbro::kit
