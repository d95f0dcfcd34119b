#include "notifications/domain/patience.h"

#include <algorithm>
#include <array>

namespace vagtbro::notifications {
namespace {

template <size_t size>
absl::Duration At(const std::array<int, size>& seconds, uint32_t attempts) {
  const size_t index = std::clamp<size_t>(attempts, 1, size) - 1;
  return absl::Seconds(seconds[index]);
}

}  // namespace

absl::Duration MessagePatience(uint32_t attempts) {
  constexpr std::array<int, 4> kSeconds = {5, 15, 60, 300};
  return At(kSeconds, attempts);
}

absl::Duration ReplyPatience(uint32_t attempts) {
  constexpr std::array<int, 3> kSeconds = {1, 5, 15};
  return At(kSeconds, attempts);
}

}  // namespace vagtbro::notifications
