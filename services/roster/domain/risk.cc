#include "roster/domain/risk.h"

#include <algorithm>
#include <optional>
#include <set>

namespace vagtbro::roster {
namespace {

using staffing::v1::SERVICE_LEVEL_BELOW_C;
using staffing::v1::SERVICE_LEVEL_UNSPECIFIED;

bool Holds(const std::vector<Interval>& intervals, absl::Time time) {
  return std::any_of(intervals.begin(), intervals.end(), [time](const Interval& interval) {
    return interval.start_time <= time && time < interval.end_time;
  });
}

uint32_t HeadsC(const std::vector<Need>& needs, absl::Time time) {
  uint32_t heads = 0;
  for (const Need& need : needs) {
    if (Holds({need.interval}, time)) heads = std::max(heads, need.heads_c);
  }
  return heads;
}

// nullopt: the moment is not at risk.
std::optional<RiskKind> KindOf(const UnitPlan& plan, const Stretch& stretch, uint32_t heads_c,
                               absl::Time time) {
  if (stretch.level == SERVICE_LEVEL_UNSPECIFIED) return std::nullopt;
  if (stretch.level == SERVICE_LEVEL_BELOW_C) {
    if (Holds(plan.searched, time)) return RiskKind::kSearched;
    return Holds(plan.accepted, time) ? RiskKind::kAccepted : RiskKind::kNoShift;
  }
  if (!stretch.missing_roles.empty()) return RiskKind::kRoleMissing;
  // Nobody there who could fall away is no risk.
  const bool bare = stretch.heads > 0 && stretch.heads <= heads_c;
  return bare ? std::optional(RiskKind::kNoMargin) : std::nullopt;
}

// Instants within the stretch at which something else than its level may change.
std::set<absl::Time> CutsOf(const UnitPlan& plan, const Interval& stretch) {
  std::set<absl::Time> cuts = {stretch.start_time, stretch.end_time};
  const auto cut = [&](const Interval& interval) {
    for (const absl::Time time : {interval.start_time, interval.end_time}) {
      if (stretch.start_time < time && time < stretch.end_time) cuts.insert(time);
    }
  };
  for (const Need& need : plan.needs) cut(need.interval);
  for (const Interval& interval : plan.searched) cut(interval);
  for (const Interval& interval : plan.accepted) cut(interval);
  return cuts;
}

int64_t Margin(const Risk& risk) {
  return static_cast<int64_t>(risk.heads) - static_cast<int64_t>(risk.heads_c);
}

void Append(std::vector<Risk>* risks, Risk next) {
  if (risks->empty() || risks->back().kind != next.kind ||
      risks->back().interval.end_time != next.interval.start_time) {
    risks->push_back(std::move(next));
    return;
  }
  Risk& joined = risks->back();
  joined.interval.end_time = next.interval.end_time;
  joined.level = std::max(joined.level, next.level);
  if (Margin(next) < Margin(joined)) {
    joined.heads = next.heads;
    joined.heads_c = next.heads_c;
  }
  std::set<types::v1::RoleSlot> roles(joined.missing_roles.begin(), joined.missing_roles.end());
  roles.insert(next.missing_roles.begin(), next.missing_roles.end());
  joined.missing_roles.assign(roles.begin(), roles.end());
}

}  // namespace

std::vector<Risk> RisksOf(const UnitPlan& plan, const Interval& within) {
  std::vector<Risk> risks;
  for (const Stretch& stretch : Stretches(plan.needs, plan.presences, within)) {
    const std::set<absl::Time> cuts = CutsOf(plan, stretch.interval);
    for (auto start = cuts.begin(); std::next(start) != cuts.end(); ++start) {
      const uint32_t heads_c = HeadsC(plan.needs, *start);
      const auto kind = KindOf(plan, stretch, heads_c, *start);
      if (!kind) continue;
      const std::set<types::v1::RoleSlot> roles(stretch.missing_roles.begin(),
                                                stretch.missing_roles.end());
      Append(&risks, {{*start, *std::next(start)},
                      *kind,
                      stretch.level,
                      stretch.heads,
                      heads_c,
                      {roles.begin(), roles.end()}});
    }
  }
  return risks;
}

}  // namespace vagtbro::roster
