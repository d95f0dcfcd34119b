// Timelines: the profiles of one kind of people, one after the other.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "worktime/book/layer.h"
#include "worktime/book/layering.h"
#include "worktime/profile.h"

namespace vagtbro::worktime {

// Who shares a profile: all that a layer can tell apart.
struct ScopeClass {
  std::string tenant;
  std::string agreement;  // empty: not on file
  std::vector<std::string> units;
  std::string employment;

  auto operator<=>(const ScopeClass&) const = default;
};

// The strictest of its units. Requires the layers in the order in which they are laid.
Stack StackFor(const std::vector<const Layer*>& layers, const ScopeClass& who, absl::Time time);

class Timeline {
 public:
  Timeline(const std::vector<const Layer*>& layers, const ScopeClass& who);

  const Profile& At(absl::Time time) const;

 private:
  struct Part {
    absl::Time from_time;
    Profile profile;
  };
  std::vector<Part> parts_;  // by time; the first from the infinite past
};

}  // namespace vagtbro::worktime
