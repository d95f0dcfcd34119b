// Tones: keys as the sound they make, recorded in a file that sipp plays: A-law in RTP.
//
// Shape:   80 ms a key and 80 ms of silence after it; a capture file of Ethernet frames.
// Source:  ITU-T Q.23 (the pairs of tones), G.711 (A-law), written here by hand so that the
//          decoder is tested against another's tables.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <string>

namespace vagtbro::ivr {

// A sample of -32768..32767 in A-law.
inline std::uint8_t ALaw(int sample) {
  const int sign = sample >= 0 ? 0x80 : 0;
  int magnitude = sample >= 0 ? sample >> 4 : (-sample - 1) >> 4;  // twelve bits
  if (magnitude > 0x7FF) magnitude = 0x7FF;
  int segment = 0;
  for (int top = magnitude >> 5; top > 0; top >>= 1) ++segment;
  const int steps = segment < 2 ? magnitude >> 1 : magnitude >> segment;
  return static_cast<std::uint8_t>((sign | segment << 4 | (steps & 0x0F)) ^ 0x55);
}

class Tones final {
 public:
  // How long `keys` take.
  static int Milliseconds(const std::string& keys) { return static_cast<int>(keys.size()) * 160; }

  static void Write(const std::string& path, const std::string& keys) {
    Tones tones(path);
    for (const char key : keys) {
      for (int frame = 0; frame < 4; ++frame) tones.Frame(Pair(key));
      for (int frame = 0; frame < 4; ++frame) tones.Frame({0, 0});
    }
  }

 private:
  using Hertz = std::array<double, 2>;

  explicit Tones(const std::string& path) : file_(path, std::ios::binary) {
    constexpr std::uint32_t kHeader[] = {0xA1B2C3D4, 0x00040002, 0, 0, 65535, 1};
    file_.write(reinterpret_cast<const char*>(kHeader), sizeof(kHeader));
  }

  static Hertz Pair(char key) {
    const std::string keys = "123456789*0#";
    const std::size_t at = keys.find(key);
    constexpr double kRows[] = {697, 770, 852, 941};
    constexpr double kColumns[] = {1209, 1336, 1477};
    return {kRows[at / 3], kColumns[at % 3]};
  }

  void Frame(const Hertz& pair) {
    constexpr std::uint32_t kBytes = 14 + 20 + 8 + 12 + 160;
    const std::uint32_t micros = packets_ * 20000;
    const std::uint32_t record[] = {micros / 1000000, micros % 1000000, kBytes, kBytes};
    file_.write(reinterpret_cast<const char*>(record), sizeof(record));
    Big({0, 0, 0, 0, 0, 0, 0x0800}, 2);                            // Ethernet
    Big({0x4500, 200, 0, 0, 0x4011, 0, 0x7F00, 1, 0x7F00, 1}, 2);  // IPv4, 20 + 180
    Big({6000, 6000, 180, 0}, 2);                                  // UDP
    Big({0x8008, packets_}, 2);                                    // RTP, PCMA
    Big({packets_ * 160, 0x5EED}, 4);
    for (int i = 0; i < 160; ++i, ++sample_) {
      const double at = 2 * M_PI * sample_ / 8000;
      const double sound = pair[0] == 0 ? 0 : std::sin(pair[0] * at) + std::sin(pair[1] * at);
      file_.put(static_cast<char>(ALaw(static_cast<int>(sound * 8000))));
    }
    ++packets_;
  }
  void Big(std::initializer_list<std::uint32_t> words, int bytes) {
    for (const std::uint32_t word : words) {
      for (int byte = bytes - 1; byte >= 0; --byte) file_.put(static_cast<char>(word >> 8 * byte));
    }
  }

  std::ofstream file_;
  std::uint32_t packets_ = 0;
  int sample_ = 0;
};

}  // namespace vagtbro::ivr
