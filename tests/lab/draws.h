// Draws: chance that belongs to a name, so that it comes out the same in whatever order it is asked
// for.
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace vagtbro::lab {

// A generator of its own for `name`.
inline std::mt19937_64 DrawsOf(uint64_t seed, const std::string& name) {
  uint64_t hash = 14695981039346656037U ^ seed;  // FNV-1a
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return std::mt19937_64(hash);
}

// From 0 up to, but not including, 1.
inline double Share(std::mt19937_64& draws) {
  return std::uniform_real_distribution<double>(0, 1)(draws);
}

}  // namespace vagtbro::lab
