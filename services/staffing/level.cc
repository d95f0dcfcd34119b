#include "staffing/level.h"

#include <algorithm>
#include <array>

namespace vagtbro::staffing {
namespace {

using types::v1::RoleSlot;

// How often each role is there, by its number.
using RoleCounts = std::array<uint32_t, types::v1::RoleSlot_ARRAYSIZE>;

// A role that this binary does not know counts as none.
size_t RoleIndex(RoleSlot role) {
  return types::v1::RoleSlot_IsValid(role) ? static_cast<size_t>(role) : 0;
}

// Something begins or ends: a head (need absent) or a need.
struct Edge {
  absl::Time time;
  bool begins = false;
  const Presence* presence = nullptr;
  const Need* need = nullptr;
};

std::vector<Edge> EdgesWithin(const std::vector<Need>& needs,
                              const std::vector<Presence>& presences, const Interval& within) {
  std::vector<Edge> edges;
  const auto add = [&](const Interval& interval, const Presence* presence, const Need* need) {
    const Interval common = Common(interval, within);
    if (IsEmpty(common)) return;
    edges.push_back({common.start_time, true, presence, need});
    edges.push_back({common.end_time, false, presence, need});
  };
  for (const Presence& presence : presences) add(presence.interval, &presence, nullptr);
  for (const Need& need : needs) add(need.interval, nullptr, &need);
  std::stable_sort(edges.begin(), edges.end(),
                   [](const Edge& a, const Edge& b) { return a.time < b.time; });
  return edges;
}

v1::ServiceLevel LevelOf(const Need& need, uint32_t heads) {
  if (heads >= need.heads_a) return v1::SERVICE_LEVEL_A;
  if (heads >= need.heads_b) return v1::SERVICE_LEVEL_B;
  if (heads >= need.heads_c) return v1::SERVICE_LEVEL_C;
  return v1::SERVICE_LEVEL_BELOW_C;
}

// The unit at one instant, moved from edge to edge.
class Moment {
 public:
  void Pass(const Edge& edge) {
    if (edge.need != nullptr && edge.begins) needs_.push_back(edge.need);
    if (edge.need != nullptr && !edge.begins) {
      needs_.erase(std::find(needs_.begin(), needs_.end(), edge.need));
    }
    if (edge.presence == nullptr) return;
    uint32_t& held = held_[RoleIndex(edge.presence->role)];
    edge.begins ? ++heads_ : --heads_;
    edge.begins ? ++held : --held;
  }

  Stretch Until(absl::Time start, absl::Time end) const {
    Stretch stretch{{start, end}, v1::SERVICE_LEVEL_UNSPECIFIED, heads_, {}};
    RoleCounts needed{};
    for (const Need* need : needs_) {
      stretch.level = std::max(stretch.level, LevelOf(*need, heads_));
      RoleCounts asked{};
      for (const RoleSlot role : need->roles) ++asked[RoleIndex(role)];
      for (size_t i = 0; i < asked.size(); ++i) needed[i] = std::max(needed[i], asked[i]);
    }
    for (size_t i = 1; i < needed.size(); ++i) {
      for (uint32_t n = held_[i]; n < needed[i]; ++n) {
        stretch.missing_roles.push_back(static_cast<RoleSlot>(i));
      }
    }
    return stretch;
  }

 private:
  std::vector<const Need*> needs_;
  RoleCounts held_{};
  uint32_t heads_ = 0;
};

bool SameButTime(const Stretch& a, const Stretch& b) {
  return a.level == b.level && a.heads == b.heads && a.missing_roles == b.missing_roles;
}

void Append(std::vector<Stretch>* stretches, Stretch next) {
  if (!stretches->empty() && SameButTime(stretches->back(), next)) {
    stretches->back().interval.end_time = next.interval.end_time;
  } else {
    stretches->push_back(std::move(next));
  }
}

}  // namespace

std::vector<Stretch> Stretches(const std::vector<Need>& needs,
                               const std::vector<Presence>& presences, const Interval& within) {
  std::vector<Stretch> stretches;
  Moment moment;
  absl::Time at = within.start_time;
  for (const Edge& edge : EdgesWithin(needs, presences, within)) {
    if (edge.time > at) Append(&stretches, moment.Until(at, edge.time));
    at = edge.time;
    moment.Pass(edge);
  }
  if (at < within.end_time) Append(&stretches, moment.Until(at, within.end_time));
  return stretches;
}

std::vector<LevelChange> Changes(const std::vector<Stretch>& before,
                                 const std::vector<Stretch>& after) {
  std::vector<LevelChange> changes;
  auto old = before.begin();
  auto now = after.begin();
  while (old != before.end() && now != after.end()) {
    const Interval common = Common(old->interval, now->interval);
    if (old->level != now->level && !IsEmpty(common)) {
      if (!changes.empty() && changes.back().interval.end_time == common.start_time &&
          changes.back().from == old->level && changes.back().to == now->level) {
        changes.back().interval.end_time = common.end_time;
        changes.back().heads = std::min(changes.back().heads, now->heads);
      } else {
        changes.push_back({common, old->level, now->level, now->heads});
      }
    }
    const bool old_ends = old->interval.end_time == common.end_time;
    const bool now_ends = now->interval.end_time == common.end_time;
    if (old_ends) ++old;
    if (now_ends) ++now;
  }
  return changes;
}

}  // namespace vagtbro::staffing
