#include "tools/phone/wav.h"

#include <fstream>

namespace vagtbro::phone {
namespace {

constexpr std::uint32_t kRate = 8000;
constexpr std::uint32_t kBytes = 2;  // a sample

void Put(std::ofstream& file, std::uint32_t number, std::uint32_t bytes) {
  for (std::uint32_t i = 0; i < bytes; ++i) file.put(static_cast<char>(number >> (8 * i) & 0xFF));
}

}  // namespace

absl::Status WriteWav(const std::string& path, const std::vector<std::int16_t>& samples) {
  std::ofstream file(path, std::ios::binary);
  const auto size = static_cast<std::uint32_t>(samples.size() * kBytes);
  file << "RIFF";
  Put(file, 36 + size, 4);
  file << "WAVEfmt ";
  Put(file, 16, 4);
  Put(file, 1, 2);  // PCM
  Put(file, 1, 2);  // mono
  Put(file, kRate, 4);
  Put(file, kRate * kBytes, 4);
  Put(file, kBytes, 2);
  Put(file, 8 * kBytes, 2);
  file << "data";
  Put(file, size, 4);
  for (const std::int16_t sample : samples) Put(file, static_cast<std::uint16_t>(sample), kBytes);
  file.close();
  return file ? absl::OkStatus() : absl::InvalidArgumentError("cannot write " + path);
}

}  // namespace vagtbro::phone
