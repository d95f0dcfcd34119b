#include "ivr/line/sip/invite_rate.h"

#include <algorithm>

namespace vagtbro::ivr {
namespace {

// The allow-list bounds the addresses; a wide one must not fill the memory.
constexpr std::size_t kMostAddresses = 4096;

}  // namespace

bool InviteRate::Take(const std::string& address, absl::Duration now) {
  const auto filled = [&](const Bucket& bucket) {
    return std::min(most_, bucket.left + per_second_ * absl::ToDoubleSeconds(now - bucket.at));
  };
  if (buckets_.size() >= kMostAddresses) {
    std::erase_if(buckets_, [&](const auto& entry) { return filled(entry.second) >= most_; });
  }
  Bucket& bucket = buckets_.try_emplace(address, Bucket{most_, now}).first->second;
  bucket = {filled(bucket), now};
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}

}  // namespace vagtbro::ivr
