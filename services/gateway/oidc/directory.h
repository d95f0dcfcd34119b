// Directory: what the municipality's own directory says of an employment.
//
// Errors:  NOT_FOUND: nobody has it, or it has ended; UNAVAILABLE: not to be told now.
// Threads: any; blocks, so never a thread of the server.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace vagtbro::gateway {

struct Scope {
  std::string home_unit_id;  // empty: none, e.g. of the pool
  std::vector<std::string> leads_unit_ids;
};

class Directory {
 public:
  virtual ~Directory() = default;
  virtual absl::StatusOr<Scope> Find(const std::string& employment_id) = 0;
};

}  // namespace vagtbro::gateway
