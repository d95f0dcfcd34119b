// Random days: whatever happens in whatever order, the roster's promises hold.
//
// A municipality of three units and two weeks is put through seeded sequences of sick calls,
// extensions, recoveries, acceptances, moves, splits, merges, assignments, undone covers, new
// rosters, restarts and time.
#include <algorithm>
#include <random>
#include <set>

#include "kit/base/proto_time.h"
#include "roster/api/roster_api.h"
#include "roster/domain/fit.h"
#include "roster/store/levels.h"
#include "roster/store/people.h"
#include "roster/testing/story.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

constexpr int kActs = 240;
constexpr int kDays = 10;
constexpr int kPeople = 18;

class World {
 public:
  explicit World(uint32_t seed) : random_(seed) {
    for (int i = 0; i < kPeople; ++i) {
      people_.push_back("p" + std::to_string(i));
      bench.Employ(people_.back());
    }
    bench.Employ("p0-second", "p0-person");
    people_.push_back("p0-second");
    bench.Employ("desk", "agency", directory::v1::EMPLOYMENT_KIND_AGENCY);
    bench.Employ("leader");
    for (const std::string unit : {"eng", "fjord", "skov"}) {
      bench.AddUnit(unit, unit == "eng"     ? std::vector<std::string>{"fjord"}
                          : unit == "fjord" ? std::vector<std::string>{"eng"}
                                            : std::vector<std::string>{});
      bench.SetTasks(unit, {"meal C 480 30", "bath B 540 60", "walk A 600 60"});
      bench.Require(unit, 7 * 60, 480, 3, 2, 2, {types::v1::ROLE_SLOT_SHIFT_LEAD});
      bench.Require(unit, 23 * 60, 480, 1, 1, 1);
    }
    PublishAll();
  }

  void Act() {
    switch (Below(13)) {
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
      default:
        return MoveOn();
    }
  }

  Bench bench{DiskKind::kMemory};

 private:
  int Below(int number) { return std::uniform_int_distribution<int>(0, number - 1)(random_); }
  const std::string& Any(const std::vector<std::string>& ids) {
    return ids[static_cast<size_t>(Below(static_cast<int>(ids.size())))];
  }
  static std::string Local(absl::Time time) {
    return absl::FormatTime("%Y-%m-%d %H:%M", time, kLocal);
  }

  // Three day shifts a unit, one of them the shift lead and one a team shift, and a shared night.
  void PublishAll() {
    for (int day = 0; day < kDays; ++day) {
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
    const std::string day = std::to_string(Below(kDays));
    v1::MergeNightWatchesRequest request;
    for (const std::string unit : {"eng-", "fjord-"}) request.add_shift_ids(unit + day + "-3");
    (void)bench.Do(request, &MergeNightWatches);
  }

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

  inline static const absl::TimeZone kLocal = [] {
    absl::TimeZone zone;
    absl::LoadTimeZone("Europe/Copenhagen", &zone);
    return zone;
  }();

  std::mt19937 random_;
  std::vector<std::string> people_;
  std::vector<std::string> shifts_;
  std::vector<std::pair<std::string, std::string>> absences_;
  int offers_ = 0;
};

std::vector<const v1::ShiftRow*> AllShifts(const RosterState& state) {
  std::vector<const v1::ShiftRow*> rows;
  for (const auto& [start, id] : state.by_tenant().Of(kTenant)) {
    rows.push_back(state.Shift(kTenant, id));
  }
  return rows;
}

// Nobody is in two places, and nobody who is reported away is planned.
void CheckHolders(const Bench& bench) {
  for (const v1::ShiftRow* row : AllShifts(bench.state())) {
    const std::string& holder = row->shift().employment_id();
    if (holder.empty() || holder == "desk") continue;
    const std::string& id = row->shift().shift_id();
    EXPECT_FALSE(HoldsAnother(bench.state(), kTenant, holder, id, HeldTime(*row))) << id;
    for (const auto& [absence, away] : bench.state().AbsencesOf(kTenant, holder)) {
      Interval interval = worktime::FromProto(away->interval());
      interval.start_time = std::max(interval.start_time, bench.now());
      EXPECT_FALSE(!IsEmpty(interval) && Overlaps(interval, HeldTime(*row)))
          << id << " " << absence;
    }
  }
}

// Below C, or without a role it needs, a unit has everybody searched for who could help.
void CheckSearches(const Bench& bench) {
  for (const v1::ShiftRow* row : AllShifts(bench.state())) {
    const Interval vacant = VacantTime(*row, bench.now());
    if (!IsVacated(*row) || row->state() == v1::SHIFT_STATE_OPEN || IsEmpty(vacant)) continue;
    for (const std::string& unit : row->shift().unit_ids()) {
      for (const Stretch& stretch :
           LevelsOf(bench.state(), kTenant, unit, vacant, Counting::kHoldersAndGaps)) {
        EXPECT_NE(stretch.level, v1::SERVICE_LEVEL_BELOW_C) << row->shift().shift_id();
        const auto& missing = stretch.missing_roles;
        EXPECT_EQ(std::count(missing.begin(), missing.end(), row->shift().requirement().role()), 0)
            << row->shift().shift_id();
      }
    }
  }
}

// Shift and gap agree, every open gap has its alarm, and none is open that would not help.
void CheckGaps(const Bench& bench) {
  size_t open = 0;
  for (const v1::ShiftRow* row : AllShifts(bench.state())) {
    if (row->state() != v1::SHIFT_STATE_OPEN) continue;
    ++open;
    const v1::GapRow* gap = bench.state().Gap(kTenant, row->gap_id());
    ASSERT_NE(gap, nullptr);
    EXPECT_TRUE(gap->open());
    const Interval time = worktime::FromProto(gap->gap().interval());
    std::vector<std::vector<Stretch>> units;
    for (const std::string& unit : row->shift().unit_ids()) {
      units.push_back(LevelsOf(bench.state(), kTenant, unit, time, Counting::kHoldersAndGaps,
                               row->shift().shift_id()));
    }
    EXPECT_TRUE(FitOf(*row, time, units).has_value()) << row->shift().shift_id();
  }
  EXPECT_EQ(bench.state().alarms().rows().size(), open);
}

// Everything that was ever assigned was lawful, or a named person answers for it.
void CheckLaw(const Bench& bench) {
  std::set<std::string> overridden;
  for (const auto& assigned : bench.Said<v1::ShiftAssigned>()) {
    EXPECT_NE(assigned.verdict().allowed(), assigned.has_override());
    if (assigned.has_override()) overridden.insert(assigned.shift_id() + assigned.employment_id());
  }
  for (const auto& covered : bench.Said<v1::ShiftCovered>()) {
    const bool answered = overridden.count(covered.shift_id() + covered.employment_id()) != 0;
    EXPECT_TRUE(covered.verdict().allowed() || answered) << covered.gap_id();
  }
}

// Whoever stands in for somebody gave up a team shift, which nobody else has by mistake.
void CheckStandIns(const Bench& bench) {
  for (const v1::ShiftRow* row : AllShifts(bench.state())) {
    const v1::ShiftRow* team = bench.state().GivenUpFor(kTenant, *row);
    if (team == nullptr) continue;
    EXPECT_EQ(team->absorbed_employment_id(), row->shift().employment_id());
    EXPECT_EQ(row->state(), v1::SHIFT_STATE_COVERED) << row->shift().shift_id();
  }
}

// A gap is opened once and closed once, and covered at most once.
void CheckWinners(const Bench& bench) {
  std::set<std::string> opened, closed, covered;
  for (const auto& gap : bench.Said<v1::GapOpened>()) {
    EXPECT_TRUE(opened.insert(gap.gap_id()).second);
  }
  for (const auto& gap : bench.Said<v1::GapClosed>()) {
    EXPECT_TRUE(closed.insert(gap.gap_id()).second) << "closed twice: " << gap.gap_id();
    EXPECT_EQ(opened.count(gap.gap_id()), 1u);
    EXPECT_FALSE(bench.state().Gap(kTenant, gap.gap_id())->open());
  }
  for (const auto& gap : bench.Said<v1::ShiftCovered>()) {
    EXPECT_TRUE(covered.insert(gap.gap_id()).second) << "two winners: " << gap.gap_id();
    EXPECT_EQ(closed.count(gap.gap_id()), 1u);
  }
}

// What the days held, for whoever wonders whether they tell anything.
void Seen(const Bench& bench) {
  const auto count = [](const auto& facts) { return static_cast<int>(facts.size()); };
  testing::Test::RecordProperty("absorbed", count(bench.Said<v1::ShiftAbsorbed>()));
  testing::Test::RecordProperty("released", count(bench.Said<v1::ShiftReleased>()));
  testing::Test::RecordProperty("split", count(bench.Said<v1::ShiftSplit>()));
  testing::Test::RecordProperty("merged", count(bench.Said<v1::ShiftChanged>()));
  testing::Test::RecordProperty("replanned", count(bench.Said<v1::TasksReplanned>()));
}

class RandomDays : public testing::TestWithParam<uint32_t> {};

TEST_P(RandomDays, ThePromisesHoldAfterEveryAct) {
  World world(GetParam());
  for (int i = 0; i < kActs && !HasFailure(); ++i) {
    world.Act();
    CheckHolders(world.bench);
    CheckSearches(world.bench);
    CheckGaps(world.bench);
    CheckStandIns(world.bench);
  }
  CheckLaw(world.bench);
  CheckWinners(world.bench);
  EXPECT_GT(world.bench.Said<v1::GapOpened>().size(), 3u) << "the days were too quiet to tell";
  Seen(world.bench);
  EXPECT_THAT(world.bench.ReplayDifferences(), testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomDays, testing::Range(1u, 25u));

}  // namespace
}  // namespace vagtbro::roster
