#include "draw.h"

#include "kit/base/check.h"

namespace vagtbro::demo {
namespace {

// FNV-1a: std::hash may differ from one standard library to the next.
std::uint64_t Hash(const std::string& text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

}  // namespace

Draw::Draw(std::uint64_t seed, const std::string& stream)
    : bits_(Hash(std::to_string(seed) + "/" + stream)) {}

std::uint64_t Draw::Below(std::uint64_t n) {
  KIT_CHECK(n > 0);
  const std::uint64_t fair = UINT64_MAX - UINT64_MAX % n;  // a multiple of n: no remainder favoured
  std::uint64_t drawn = bits_();
  while (drawn >= fair) drawn = bits_();
  return drawn % n;
}

int Draw::Between(int low, int high) {
  KIT_CHECK(low <= high);
  return low + static_cast<int>(Below(static_cast<std::uint64_t>(high - low) + 1));
}

}  // namespace vagtbro::demo
