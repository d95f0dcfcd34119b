// Percentile: of figures in ascending order, the smallest that so many per cent do not exceed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vagtbro::pool {

// Requires at least one figure.
inline uint32_t Percentile(const std::vector<uint32_t>& sorted, size_t percent) {
  const size_t rank = (sorted.size() * percent + 99) / 100;
  return sorted[std::max<size_t>(rank, 1) - 1];
}

}  // namespace vagtbro::pool
