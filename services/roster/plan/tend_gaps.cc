#include "roster/plan/tend_gaps.h"

#include <algorithm>
#include <map>
#include <set>

#include "roster/domain/shared_watch.h"
#include "roster/plan/accepted.h"
#include "roster/plan/need.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

class Tending {
 public:
  Tending(const RosterState& state, kit::Commit& commit) : state_(state), commit_(commit) {}

  // Vacated shifts in the areas, those that fit best first. Those that do not help come last. Each
  // brings in its whole time in all of its units, because a search for it helps there, too.
  void Collect(std::vector<Area> areas) {
    std::set<std::string> seen;
    for (size_t i = 0; i < areas.size(); ++i) {
      const Area area = areas[i];
      for (const auto* row : state_.VacatedOf(commit_.tenant(), area.unit_id, area.interval)) {
        const std::string& id = row->shift().shift_id();
        const Interval vacant = VacantTime(*row, commit_.now());
        if (IsEmpty(vacant) || !seen.insert(id).second) continue;
        for (const std::string& unit : row->shift().unit_ids()) areas.push_back({unit, vacant});
        auto fit = Need(*row, Counting::kHolders);
        if (!fit) fit = Fit{false, false, {}, absl::InfiniteFuture(), id};
        vacated_.push_back(*fit);
      }
    }
    std::sort(vacated_.begin(), vacated_.end(), FitsBetter);
  }

  // The best first. One look at each is enough: a gap opened meanwhile only makes the others
  // needed less.
  void OpenNeeded() {
    for (const Fit& fit : vacated_) {
      const v1::ShiftRow& row = *state_.Shift(commit_.tenant(), fit.shift_id);
      if (row.state() == v1::SHIFT_STATE_OPEN || !Need(row, Counting::kHoldersAndGaps)) continue;
      if (IsAccepted(state_, commit_.tenant(), row, commit_.now())) continue;
      OpenGap(state_, commit_, row);
    }
  }

  // The worst first. After the opening: a shared watch searched for now may stand in for a gap
  // that was opened for one of its units.
  void CloseUnneeded() {
    for (auto fit = vacated_.rbegin(); fit != vacated_.rend(); ++fit) {
      const v1::ShiftRow& row = *state_.Shift(commit_.tenant(), fit->shift_id);
      if (row.state() != v1::SHIFT_STATE_OPEN || Need(row, Counting::kHoldersAndGaps)) continue;
      CloseGap(commit_, row.gap_id(), v1::GAP_CLOSE_REASON_NOT_NEEDED);
    }
  }

 private:
  std::optional<Fit> Need(const v1::ShiftRow& row, Counting counting) const {
    return NeedOf(state_, commit_.tenant(), row, commit_.now(), counting);
  }

  const RosterState& state_;
  kit::Commit& commit_;
  std::vector<Fit> vacated_;
};

}  // namespace

std::vector<Area> AreasOf(const v1::Shift& shift, absl::Time now) {
  Interval left = WholeOf(shift);
  left.start_time = std::max(left.start_time, now);
  std::vector<Area> areas;
  if (IsEmpty(left)) return areas;
  for (const std::string& unit : shift.unit_ids()) areas.push_back({unit, left});
  return areas;
}

std::vector<Area> Joined(const std::vector<Area>& areas) {
  std::map<std::string, std::vector<Interval>> by_unit;
  for (const Area& area : areas) by_unit[area.unit_id].push_back(area.interval);
  std::vector<Area> joined;
  for (auto& [unit, intervals] : by_unit) {
    for (const Interval& block : worktime::Merge(std::move(intervals))) {
      joined.push_back({unit, block});
    }
  }
  return joined;
}

void OpenGap(const RosterState& state, kit::Commit& commit, const v1::ShiftRow& row) {
  const v1::Shift& shift = row.shift();
  v1::GapOpened opened;
  opened.set_gap_id(commit.NewId("gap"));
  opened.set_shift_id(shift.shift_id());
  *opened.mutable_unit_ids() = shift.unit_ids();
  *opened.mutable_interval() = worktime::ToProto(VacantTime(row, commit.now()));
  opened.set_kind(shift.kind());
  *opened.mutable_requirement() = SlotOf(shift, state.UnitsOf(commit.tenant(), shift));
  opened.set_level(LevelWithout(state, commit.tenant(), row, commit.now()));
  opened.set_cause(GapCauseOf(row));
  commit.Emit(opened.gap_id(), opened);
}

void CloseGap(kit::Commit& commit, const std::string& gap_id, v1::GapCloseReason reason) {
  v1::GapClosed closed;
  closed.set_gap_id(gap_id);
  closed.set_reason(reason);
  commit.Emit(closed.gap_id(), closed);
}

void TendGaps(const RosterState& state, kit::Commit& commit, const std::vector<Area>& areas) {
  Tending tending(state, commit);
  tending.Collect(areas);
  tending.OpenNeeded();
  tending.CloseUnneeded();
}

}  // namespace vagtbro::roster
