// World: a municipality of three units and two weeks, put through seeded sequences of acts.
//
// Shape:   the same seed gives the same days; what is refused is an answer, too.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "roster/api/roster_api.h"
#include "roster/testing/acts.h"
#include "roster/testing/bench.h"

namespace vagtbro::roster {

inline constexpr int kWorldDays = 10;
inline constexpr int kWorldPeople = 18;

class World {
 public:
  explicit World(uint32_t seed) : random_(seed) {
    for (int i = 0; i < kWorldPeople; ++i) {
      people_.push_back("p" + std::to_string(i));
      bench.Employ(people_.back());
    }
    bench.Employ("p0-second", "p0-person");
    people_.push_back("p0-second");
    bench.Employ("desk", "agency", directory::v1::EMPLOYMENT_KIND_AGENCY);
    bench.EmployLeader("leader", "fjord");
    for (const std::string unit : {"eng", "fjord", "skov"}) {
      bench.AddUnit(unit, unit == "eng"     ? std::vector<std::string>{"fjord"}
                          : unit == "fjord" ? std::vector<std::string>{"eng"}
                                            : std::vector<std::string>{});
      bench.SetTasks(unit, {"meal C 480 30", "bath B 540 60", "walk A 600 60"});
      bench.Require(unit, 7 * 60, 480, 3, 2, 2, {types::v1::ROLE_SLOT_SHIFT_LEAD});
      bench.Require(unit, 23 * 60, 480, 1, 1, 1);
      if (unit != "skov") bench.AskToCheckIn(unit, 20);
    }
    PublishAll();
  }

  void Act() {
    switch (Below(24)) {
      case 0:
      case 1:
        return CallInSick();
      case 2:
        return Recover();
      case 3:
      case 4:
        return Accept();
      case 5:
        return Assign();
      case 6:
        (void)bench.Undo(Any(shifts_));
        return;
      case 7:
        return Republish();
      case 8:
      case 9:
        return Move();
      case 10:
        return Split();
      case 11:
        return Merge();
      case 12:
      case 13:
        return Release();
      case 14:
        return Change();
      case 15:
        if (Below(4) == 0) (void)bench.Cancel(Any(shifts_));
        return;
      case 16:
      case 17:
        return CheckIn();
      case 18:
        return Train();
      case 19:
        return Below(3) == 0 ? Close() : Meet();
      case 20:
        return Below(5) == 0 ? End() : MoveOn();
      case 21:
        return AcceptALevel();
      case 22:
      case 23:
        return UndoAnAct();
      default:
        return MoveOn();
    }
  }

  Bench bench{DiskKind::kMemory};
  int undone = 0;  // acts

 private:
  int Below(int number) { return std::uniform_int_distribution<int>(0, number - 1)(random_); }
  const std::string& Any(const std::vector<std::string>& ids) {
    return ids[static_cast<size_t>(Below(static_cast<int>(ids.size())))];
  }
  static std::string Local(absl::Time time) {
    return absl::FormatTime("%Y-%m-%d %H:%M", time, kit::LocalZone());
  }

  // Three day shifts a unit, one of them the shift lead and one a team shift, and a shared night.
  void PublishAll() {
    for (int day = 0; day < kWorldDays; ++day) {
      const std::string date = Local(At("2026-02-02 12:00") + day * absl::Hours(24)).substr(0, 10);
      for (const std::string unit : {"eng", "fjord", "skov"}) {
        for (int i = 0; i < 4; ++i) {
          const std::string id = unit + "-" + std::to_string(day) + "-" + std::to_string(i);
          const std::string start = date + (i == 3 ? " 23:00" : " 07:00");
          v1::Shift shift = BasisShift(id, unit, start, Any(people_));
          if (i == 0) shift = WithRole(shift, types::v1::ROLE_SLOT_SHIFT_LEAD);
          if (i == 2) shift.set_tier(types::v1::SHIFT_TIER_TEAM);
          if (i == 3 && unit == "eng") shift.add_unit_ids("fjord");
          bench.Publish({shift});
          if (bench.state().Shift(kTenant, id) != nullptr) shifts_.push_back(id);
        }
      }
    }
  }

  void CallInSick() {
    const absl::Time from = bench.now() + absl::Minutes(Below(36 * 60));
    const absl::Time to = from + absl::Minutes(60 + Below(60 * 60));
    absences_.emplace_back("abs-" + std::to_string(absences_.size()), Any(people_));
    const auto& [absence, who] = absences_.back();
    bench.SickCall(absence, who, Local(from), Local(to), Below(4) == 0);
    if (Below(3) == 0) bench.Extend(absence, who, Local(from), Local(to + absl::Hours(24)));
  }

  void Recover() {
    if (absences_.empty()) return;
    const auto& [absence, who] =
        absences_[static_cast<size_t>(Below(static_cast<int>(absences_.size())))];
    bench.Recover(absence, who, Local(bench.now() + absl::Minutes(Below(24 * 60))));
  }

  void Accept() {
    for (const std::string& id : shifts_) {
      if (bench.Shift(id).state() != v1::SHIFT_STATE_OPEN || Below(2) == 0) continue;
      bench.Accept(bench.Shift(id).gap_id(), Below(8) == 0 ? "desk" : Any(people_),
                   "offer-" + std::to_string(++offers_));
      return;
    }
  }

  // Somebody says yes to a gap and would leave a shift of their own for it.
  void Move() {
    const std::string gap = AnyGap();
    const std::string& own = Any(shifts_);
    if (gap.empty() || bench.HolderOf(own).empty()) return;
    bench.AcceptLeaving(gap, bench.HolderOf(own), own);
  }

  void Split() {
    const std::string gap = AnyGap();
    if (gap.empty()) return;
    const auto& interval = bench.state().Gap(kTenant, gap)->gap().interval();
    bench.ProposeSplit(gap, Local(kit::Start(interval) + absl::Minutes(Below(8 * 60))));
    for (const auto& split : bench.Said<v1::ShiftSplit>()) {
      const std::string& part = split.second().shift_id();
      if (std::find(shifts_.begin(), shifts_.end(), part) == shifts_.end()) shifts_.push_back(part);
    }
  }

  void Merge() {
    const std::string day = std::to_string(Below(kWorldDays));
    v1::MergeNightWatchesRequest request;
    for (const std::string unit : {"eng-", "fjord-"}) request.add_shift_ids(unit + day + "-3");
    (void)bench.Do(request, &MergeNightWatches);
  }

  void Release() {
    const std::string& id = Any(shifts_);
    (void)bench.Release(id, bench.HolderOf(id));
  }

  void Change() {
    const std::string& id = Any(shifts_);
    const auto& interval = bench.Shift(id).shift().interval();
    const absl::Time start = kit::Start(interval) + absl::Minutes(60 * (Below(7) - 3));
    const absl::Time end = start + absl::Minutes(60 + Below(9 * 60));
    (void)bench.Change(id, Local(start), Local(end), Below(3) == 0 ? "LIFE_AND_HEALTH" : "");
  }

  // Most come, some come late.
  void CheckIn() {
    for (const std::string& id : shifts_) {
      const v1::ShiftRow& row = bench.Shift(id);
      const std::string late = row.released_employment_id();
      const std::string who = row.shift().employment_id().empty() ? late : HolderOf(row);
      if (!who.empty() && Below(3) == 0) (void)bench.CheckIn(id, who);
    }
  }
  static std::string HolderOf(const v1::ShiftRow& row) { return row.shift().employment_id(); }

  void Train() {
    v1::PlanTrainingRequest request;
    for (int i = 0; i < 3; ++i)
      request.add_employment_ids(people_[static_cast<size_t>(Below(kWorldPeople))]);
    const absl::Time start = bench.now() + absl::Hours(24 + Below(48));
    *request.mutable_interval() = kit::MakeInterval(start, start + absl::Hours(6));
    (void)bench.Do(request, &PlanTraining);
  }

  void Meet() {
    v1::PlanMeetingRequest request;
    request.set_unit_id(AnyUnit());
    const absl::Time start = bench.now() + absl::Hours(1 + Below(48));
    *request.mutable_interval() = kit::MakeInterval(start, start + absl::Hours(2));
    request.set_places(2);
    v1::PlanMeetingResponse response;
    if (!bench.Do(request, &PlanMeeting, &response).ok()) return;
    for (const std::string& id : response.shift_ids()) shifts_.push_back(id);
  }

  void Close() {
    v1::CloseUnitRequest request;
    request.set_unit_id(AnyUnit());
    const absl::Time start = bench.now() + absl::Hours(Below(72));
    *request.mutable_interval() = kit::MakeInterval(start, start + absl::Hours(12 + Below(12)));
    (void)bench.Do(request, &CloseUnit);
  }

  void End() {
    const std::string& who = people_[static_cast<size_t>(Below(kWorldPeople))];
    if (bench.state().Employment(kTenant, who)->has_end_time()) return;
    bench.End(who, Local(bench.now() + absl::Hours(Below(72))));
  }

  void AcceptALevel() {
    const std::string gap = AnyGap();
    if (gap.empty()) return;
    (void)AcceptLevelOf(bench, bench.state().Gap(kTenant, gap)->gap().shift_id());
  }

  // Most acts are thought better of soon.
  void UndoAnAct() {
    for (const std::string& id : shifts_) {
      if (bench.Shift(id).has_act() && Below(3) == 0) undone += UndoActOn(bench, id).ok() ? 1 : 0;
    }
  }

  std::string AnyUnit() { return Any({"eng", "fjord", "skov"}); }

  std::string AnyGap() {
    for (const std::string& id : shifts_) {
      if (bench.Shift(id).state() == v1::SHIFT_STATE_OPEN && Below(2) == 0) {
        return bench.Shift(id).gap_id();
      }
    }
    return "";
  }

  void Assign() {
    (void)bench.Assign(Any(shifts_), Any(people_), Below(3) == 0 ? "LIFE_AND_HEALTH" : "");
  }

  void Republish() {
    v1::Shift shift = bench.Shift(Any(shifts_)).shift();
    shift.set_employment_id(Below(4) == 0 ? "" : Any(people_));
    if (Below(3) == 0) shift.set_tier(types::v1::SHIFT_TIER_TEAM);
    bench.Publish({shift});
  }

  void MoveOn() {
    bench.MoveTo(Local(bench.now() + absl::Minutes(1 + Below(9 * 60))));
    if (Below(4) == 0) bench.Reopen();
  }

  std::mt19937 random_;
  std::vector<std::string> people_;
  std::vector<std::string> shifts_;
  std::vector<std::pair<std::string, std::string>> absences_;
  int offers_ = 0;
};

}  // namespace vagtbro::roster
