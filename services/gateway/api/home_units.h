// HomeUnits: in which unit somebody is at home now, asked from the directory and kept a while.
//
// Errors:  UNAVAILABLE: not to be told now.
// Threads: any; blocks, so never a thread of the server.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "gateway/oidc/directory.h"
#include "kit/time/clock.h"

namespace vagtbro::gateway {

class HomeUnits final {
 public:
  // Both must outlive it; `directory` null: there is none, and nobody is known.
  HomeUnits(Directory* directory, const kit::Clock& clock) : directory_(directory), clock_(clock) {}

  // Empty: of no unit, e.g. of the pool; nullopt: nobody, or not employed any more.
  absl::StatusOr<std::optional<std::string>> Of(const std::string& employment_id);

 private:
  struct Told {
    std::optional<std::string> unit_id;
    absl::Time at;
  };
  Directory* const directory_;
  const kit::Clock& clock_;
  std::mutex mutex_;
  std::map<std::string, Told> told_;
};

}  // namespace vagtbro::gateway
