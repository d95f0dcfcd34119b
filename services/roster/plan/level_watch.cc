#include "roster/plan/level_watch.h"

#include <algorithm>
#include <tuple>

#include "roster/plan/absorb.h"
#include "roster/plan/replan_tasks.h"
#include "roster/store/levels.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

template <class Fact>
void EmitChange(kit::Commit& commit, const std::string& unit, const LevelChange& change) {
  Fact fact;
  fact.set_unit_id(unit);
  *fact.mutable_interval() = worktime::ToProto(change.interval);
  fact.set_from_level(change.from);
  fact.set_to_level(change.to);
  fact.set_heads(change.heads);
  commit.Emit(unit, fact);
}

}  // namespace

LevelWatch::LevelWatch(const RosterState& state, kit::Commit& commit,
                       const std::vector<std::string>& shift_ids)
    : state_(state), commit_(commit) {
  std::vector<Area> areas;
  for (const std::string& id : shift_ids) {
    const v1::Shift& shift = state.Shift(commit.tenant(), id)->shift();
    for (Area& area : AreasOf(shift, commit.now())) areas.push_back(std::move(area));
  }
  Watch(Joined(areas));
}

// Remembers how it is now where nothing is remembered yet.
void LevelWatch::Watch(const std::vector<Area>& areas) {
  for (const Area& area : areas) {
    std::vector<Interval> fresh = {area.interval};
    for (const Watched& known : watched_) {
      if (known.area.unit_id == area.unit_id) fresh = Outside(fresh, known.area.interval);
    }
    for (const Interval& interval : fresh) {
      watched_.push_back(
          {{area.unit_id, interval}, LevelsOf(state_, commit_.tenant(), area.unit_id, interval)});
    }
  }
}

std::vector<Area> LevelWatch::Areas() const {
  std::vector<Area> areas;
  for (const Watched& watched : watched_) areas.push_back(watched.area);
  return Joined(areas);
}

void LevelWatch::Absorb() {
  for (const std::string& id : VacatedBasis(state_, commit_.tenant(), Areas(), commit_.now())) {
    const auto found = FindAbsorption(state_, commit_.tenant(), id, commit_.now());
    if (!found) continue;
    for (const std::string& changing : {found->shift_id, found->team_shift_id}) {
      Watch(AreasOf(state_.Shift(commit_.tenant(), changing)->shift(), commit_.now()));
    }
    EmitAbsorbed(state_, commit_, *found);
  }
}

void LevelWatch::Join() {
  std::sort(watched_.begin(), watched_.end(), [](const Watched& a, const Watched& b) {
    return std::tie(a.area.unit_id, a.area.interval.start_time) <
           std::tie(b.area.unit_id, b.area.interval.start_time);
  });
  std::vector<Watched> joined;
  for (Watched& next : watched_) {
    const bool touches = !joined.empty() && joined.back().area.unit_id == next.area.unit_id &&
                         joined.back().area.interval.end_time == next.area.interval.start_time;
    if (!touches) {
      joined.push_back(std::move(next));
      continue;
    }
    joined.back().area.interval.end_time = next.area.interval.end_time;
    joined.back().before.insert(joined.back().before.end(), next.before.begin(), next.before.end());
  }
  watched_ = std::move(joined);
}

void LevelWatch::Settle() {
  Absorb();
  Join();
  for (const auto& [area, before] : watched_) {
    const auto after = LevelsOf(state_, commit_.tenant(), area.unit_id, area.interval);
    for (const LevelChange& change : Changes(before, after)) {
      if (change.lowered()) {
        EmitChange<v1::ServiceLevelLowered>(commit_, area.unit_id, change);
      } else {
        EmitChange<v1::ServiceLevelRaised>(commit_, area.unit_id, change);
      }
      ReplanTasks(state_, commit_, area.unit_id, change);
    }
  }
  TendGaps(state_, commit_, Areas());
}

}  // namespace vagtbro::roster
