#include "worktime/profile.h"

#include <cstdint>

namespace vagtbro::worktime {

absl::Duration ReferenceLimit(const Profile& profile) {
  const std::int64_t week_seconds = absl::ToInt64Seconds(7 * absl::Hours(24));
  return absl::Seconds(absl::ToInt64Seconds(profile.average_week) *
                       absl::ToInt64Seconds(profile.reference_period) / week_seconds);
}

const Profile* InForce(const std::vector<Profile>& profiles, absl::Time time) {
  const Profile* latest = nullptr;
  for (const Profile& profile : profiles) {
    if (profile.in_force_time > time) continue;
    if (latest == nullptr || latest->in_force_time < profile.in_force_time) latest = &profile;
  }
  return latest;
}

}  // namespace vagtbro::worktime
