#include "roster/plan/level_watch.h"

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
  areas_ = Joined(areas);
  for (const Area& area : areas_) {
    before_.push_back(LevelsOf(state_, commit_.tenant(), area.unit_id, area.interval));
  }
}

void LevelWatch::Settle() {
  for (size_t i = 0; i < areas_.size(); ++i) {
    const std::string& unit = areas_[i].unit_id;
    for (const LevelChange& change :
         Changes(before_[i], LevelsOf(state_, commit_.tenant(), unit, areas_[i].interval))) {
      if (change.lowered()) {
        EmitChange<v1::ServiceLevelLowered>(commit_, unit, change);
      } else {
        EmitChange<v1::ServiceLevelRaised>(commit_, unit, change);
      }
    }
  }
  TendGaps(state_, commit_, areas_);
}

}  // namespace vagtbro::roster
