// RateLimit: a token bucket for each name, e.g. each address or session.
//
// Shape:   a bucket holds `burst` tokens and gets `per_second` more; a name not heard of for as
//          long as it takes to fill is forgotten.
// Threads: any.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "absl/time/time.h"

namespace vagtbro::gateway {

class RateLimit final {
 public:
  RateLimit(double per_second, double burst) : per_second_(per_second), burst_(burst) {}

  // Zero: go on. Otherwise how long to wait before the next try.
  absl::Duration Take(const std::string& name, absl::Time now);

  size_t size() const;

 private:
  struct Bucket {
    double tokens;
    absl::Time time;
  };
  void Forget(absl::Time now);

  const double per_second_;
  const double burst_;
  mutable std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;
  absl::Time forgot_time_ = absl::InfinitePast();
};

}  // namespace vagtbro::gateway
