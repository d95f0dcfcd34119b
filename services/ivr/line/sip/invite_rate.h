// InviteRate: how many calls one address may begin: a bucket for each, that fills by the second.
//
// Shape:   `per_second` on average, twice that at once. An address that has been still is
// forgotten. Units:   `now` is any time that only grows.
#pragma once

#include <map>
#include <string>

#include "absl/time/time.h"

namespace vagtbro::ivr {

class InviteRate {
 public:
  explicit InviteRate(int per_second) : per_second_(per_second), most_(2.0 * per_second) {}

  // Takes one. False: it is too much.
  bool Take(const std::string& address, absl::Duration now);

 private:
  struct Bucket {
    double left;
    absl::Duration at;
  };

  double per_second_;
  double most_;
  std::map<std::string, Bucket> buckets_;
};

}  // namespace vagtbro::ivr
