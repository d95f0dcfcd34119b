// Wav: sound as a file that every player opens.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace vagtbro::phone {

// 16-bit mono, 8 kHz. INVALID_ARGUMENT: the file cannot be written.
absl::Status WriteWav(const std::string& path, const std::vector<std::int16_t>& samples);

}  // namespace vagtbro::phone
