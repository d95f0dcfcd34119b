// Random: the one source of chance of a simulated morning; the same seed draws the same for ever.
#pragma once

#include <cstdint>
#include <vector>

namespace vagtbro::simulation {

class Random final {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  // SplitMix64, by Sebastiano Vigna; public domain algorithm.
  uint64_t Next() {
    uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  // 0 to bound - 1.
  size_t Below(size_t bound) { return static_cast<size_t>(Next() % bound); }
  bool Percent(unsigned chance) { return Below(100) < chance; }
  template <class T>
  const T& Pick(const std::vector<T>& from) {
    return from[Below(from.size())];
  }

 private:
  uint64_t state_;
};

}  // namespace vagtbro::simulation
