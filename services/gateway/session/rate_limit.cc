#include "gateway/session/rate_limit.h"

#include <algorithm>

namespace vagtbro::gateway {

absl::Duration RateLimit::Take(const std::string& name, absl::Time now) {
  const std::lock_guard lock(mutex_);
  Forget(now);
  Bucket& bucket = buckets_.try_emplace(name, Bucket{burst_, now}).first->second;
  const double passed = std::max(0.0, absl::ToDoubleSeconds(now - bucket.time));
  bucket.tokens = std::min(burst_, bucket.tokens + passed * per_second_);
  bucket.time = now;
  if (bucket.tokens < 1) return absl::Seconds((1 - bucket.tokens) / per_second_);
  bucket.tokens -= 1;
  return absl::ZeroDuration();
}

size_t RateLimit::size() const {
  const std::lock_guard lock(mutex_);
  return buckets_.size();
}

void RateLimit::Forget(absl::Time now) {
  const absl::Duration full = absl::Seconds(burst_ / per_second_);
  if (now - forgot_time_ < full) return;
  forgot_time_ = now;
  std::erase_if(buckets_, [&](const auto& entry) { return now - entry.second.time >= full; });
}

}  // namespace vagtbro::gateway
