#include "lab/policy.h"

namespace vagtbro::lab {

const std::vector<Policy>& Policies() {
  static const std::vector<Policy> kPolicies = {
      {.name = "ours", .title = "Vagtbro's waves"},
      {.name = "one-by-one",
       .title = "One by one, 15 min each",
       .style = pool::v1::WAVE_STYLE_ONE_BY_ONE,
       .turn_minutes = 15},
      {.name = "broadcast", .title = "Everybody at once", .style = pool::v1::WAVE_STYLE_BROADCAST},
      // The offer waits on the list until the planner has come to it.
      {.name = "phone-tree",
       .title = "One planner, one telephone",
       .style = pool::v1::WAVE_STYLE_ONE_BY_ONE,
       .turn_minutes = 240,
       .telephone = true}};
  return kPolicies;
}

std::optional<Policy> PolicyNamed(const std::string& name) {
  for (const Policy& policy : Policies()) {
    if (policy.name == name) return policy;
  }
  return std::nullopt;
}

Policy NobodyAsked() {
  return {.name = "nobody-asked", .title = "Nobody is asked", .nobody_asked = true};
}

pool::v1::PolicySet Applied(const Policy& policy, pool::v1::PolicySet set) {
  set.set_wave_style(policy.style);
  set.set_turn_minutes(policy.turn_minutes);
  if (policy.nobody_asked) {
    set.clear_ladder();
    set.add_ladder()->set_rung(pool::v1::RUNG_LEADER);
  }
  return set;
}

}  // namespace vagtbro::lab
