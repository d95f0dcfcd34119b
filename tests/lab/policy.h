// Policy: a way of finding somebody, as the lab plays it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vagtbro/pool/v1/pool_policy.pb.h"

namespace vagtbro::lab {

struct Policy {
  std::string name;   // on the command line and in files
  std::string title;  // in tables and plots
  pool::v1::WaveStyle style = pool::v1::WAVE_STYLE_UNSPECIFIED;
  uint32_t turn_minutes = 0;
  bool telephone = false;  // a planner calls one after the other
  bool nobody_asked = false;
};

// "ours", "one-by-one", "broadcast", "phone-tree".
const std::vector<Policy>& Policies();
// Absent: no policy has this name.
std::optional<Policy> PolicyNamed(const std::string& name);

// Every gap goes to the leader at once: the days as they are, for the look back.
Policy NobodyAsked();

// The municipality's rules with the policy's way of asking.
pool::v1::PolicySet Applied(const Policy& policy, pool::v1::PolicySet set);

}  // namespace vagtbro::lab
