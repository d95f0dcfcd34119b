// Phone tree: the list of a planner with one telephone: one gap in hand at a time, one call at a
// time.
//
// The gap in hand is kept until nobody is left to call for it; then the one that begins first.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "absl/time/time.h"
#include "vagtbro/pool/v1/pool_events.pb.h"

namespace vagtbro::lab {

class PhoneTree final {
 public:
  void Put(const pool::v1::ShiftOffered& offer);
  // Need not be called any more.
  void Drop(const std::string& gap_id, const std::string& offer_id);
  // Whom to call now; off the list with it.
  std::optional<pool::v1::ShiftOffered> Next();

 private:
  using Gap = std::pair<absl::Time, std::string>;  // when it begins, and which
  std::map<Gap, std::map<int, pool::v1::ShiftOffered>> lists_;
  Gap in_hand_;
  int put_ = 0;
};

}  // namespace vagtbro::lab
