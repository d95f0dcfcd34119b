// Garbler: spoils bytes the way networks, bad stacks and enemies do; the same seed spoils the same.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

namespace vagtbro::ivr {

class Garbler {
 public:
  explicit Garbler(std::uint32_t seed) : random_(seed) {}

  // One to four spoilings of `text`.
  std::string Spoil(std::string text) {
    for (std::size_t times = 1 + Below(4); times > 0; --times) SpoilOnce(text);
    return text;
  }
  // So many bytes of nothing in particular.
  std::string Noise(std::size_t size) {
    std::string noise(size, '\0');
    for (char& byte : noise) byte = static_cast<char>(Below(256));
    return noise;
  }
  std::size_t Below(std::size_t end) { return random_() % end; }

 private:
  void SpoilOnce(std::string& text) {
    if (text.empty()) text = "\r\n";
    const std::size_t at = Below(text.size());
    const std::size_t size = std::min<std::size_t>(1 + Below(24), text.size() - at);
    switch (Below(7)) {
      case 0:
        text[at] = static_cast<char>(Below(256));
        break;
      case 1:
        text.erase(at, size);
        break;
      case 2:
        text.insert(at, text.substr(at, size));
        break;
      case 3:
        text.resize(at);
        break;
      case 4:  // a number out of all proportion
        text.insert(at, "99999999999999999999");
        break;
      case 5:
        text.insert(at, std::string(Below(2) * 4000 + 10, "\r\n:;%<A"[Below(7)]));
        break;
      default:
        text.insert(at, Noise(size));
    }
  }

  std::mt19937 random_;
};

}  // namespace vagtbro::ivr
