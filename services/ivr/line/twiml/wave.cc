#include "ivr/line/twiml/wave.h"

#include <cstdint>

#include "ivr/line/media/rem.h"

namespace vagtbro::ivr {
namespace {

constexpr std::uint32_t kRate = 8000;
constexpr std::uint16_t kSampleBytes = 2;

std::string Little(std::uint32_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>((value >> (8 * i)) & 0xFF);
  return text;
}

}  // namespace

std::string WaveOf(const std::string& a_law) {
  constexpr std::uint32_t kHeaderBytes = 36;  // behind its own first two words
  const auto bytes = static_cast<std::uint32_t>(a_law.size() * kSampleBytes);
  std::string wave = "RIFF" + Little(kHeaderBytes + bytes, 4) + "WAVEfmt " + Little(16, 4) +
                     Little(1, 2) + Little(1, 2) + Little(kRate, 4) +
                     Little(kRate * kSampleBytes, 4) + Little(kSampleBytes, 2) +
                     Little(8 * kSampleBytes, 2) + "data" + Little(bytes, 4);
  wave.reserve(wave.size() + bytes);
  for (const char c : a_law) {
    const auto sample = static_cast<std::uint16_t>(g711_alaw2pcm(static_cast<std::uint8_t>(c)));
    wave += static_cast<char>(sample & 0xFF);
    wave += static_cast<char>(sample >> 8);
  }
  return wave;
}

}  // namespace vagtbro::ivr
