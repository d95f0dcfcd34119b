// Random days: whatever happens in whatever order, the roster's promises hold.
//
// A municipality of three units and two weeks is put through seeded sequences of sick calls,
// extensions, recoveries, acceptances, moves, splits, merges, assignments, undone and given-back
// covers, changed and cancelled shifts, accepted levels, undone acts, check-ins, trainings,
// meetings, closed units, employments that end, new rosters, restarts and time.
#include <algorithm>
#include <set>

#include "kit/base/proto_time.h"
#include "roster/api/roster_api.h"
#include "roster/domain/acts.h"
#include "roster/domain/fit.h"
#include "roster/plan/accepted.h"
#include "roster/plan/need.h"
#include "roster/store/levels.h"
#include "roster/store/people.h"
#include "roster/testing/story.h"
#include "roster/testing/world.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

constexpr int kActs = 320;

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

// Nobody is to be in the roster after their employment, or in a training of theirs.
void CheckPromises(const Bench& bench) {
  for (const v1::ShiftRow* row : AllShifts(bench.state())) {
    const std::string& holder = row->shift().employment_id();
    Interval to_come = holder.empty() ? Interval{} : HeldTime(*row);
    to_come.start_time = std::max(to_come.start_time, bench.now());
    if (holder.empty() || holder == "desk" || IsEmpty(to_come)) continue;
    EXPECT_TRUE(worktime::IsEmployed(*bench.state().Employment(kTenant, holder), to_come));
    EXPECT_NE(row->state(), v1::SHIFT_STATE_CANCELLED) << row->shift().shift_id();
    for (const auto& [id, time] : TrainingsOf(bench.state(), kTenant, holder)) {
      EXPECT_FALSE(Overlaps(time, to_come)) << row->shift().shift_id() << " " << id;
    }
  }
}

// Below C, or without a role it needs, a unit has everybody searched for who could help.
void CheckSearches(const Bench& bench) {
  for (const v1::ShiftRow* row : AllShifts(bench.state())) {
    const Interval vacant = VacantTime(*row, bench.now());
    if (!IsVacated(*row) || row->state() == v1::SHIFT_STATE_OPEN || IsEmpty(vacant)) continue;
    if (row->level_accepted()) continue;  // CheckAccepted()
    if (IsMeeting(row->shift())) {
      const bool closed = IsClosed(bench.state(), kTenant, row->shift(), vacant);
      EXPECT_TRUE(closed || !IsMeetingPlace(*row)) << row->shift().shift_id();
      continue;
    }
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

size_t AwaitedCheckIns(const Bench& bench) {
  size_t awaited = 0;
  for (const v1::ShiftRow* row : AllShifts(bench.state())) {
    if (bench.state().CheckInDue(kTenant, *row)) ++awaited;
  }
  return awaited;
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
  EXPECT_EQ(bench.state().alarms().rows().size(), open + AwaitedCheckIns(bench));
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

// A unit runs without a shift only at the level that was accepted, and only while that can be
// undone.
void CheckAccepted(const Bench& bench) {
  for (const v1::ShiftRow* row : AllShifts(bench.state())) {
    const bool kept = bench.state().acts().AcceptedOf(kTenant, row->shift().shift_id()) != nullptr;
    EXPECT_EQ(row->level_accepted(), kept) << row->shift().shift_id();
    EXPECT_TRUE(row->has_act() || !row->has_before_act());
    if (!row->level_accepted() || IsEmpty(VacantTime(*row, bench.now()))) continue;
    EXPECT_TRUE(IsVacated(*row) && row->state() != v1::SHIFT_STATE_OPEN);
    EXPECT_FALSE(RefuseUndoAct(*row, bench.now())) << row->shift().shift_id();
    EXPECT_TRUE(!NeedOf(bench.state(), kTenant, *row, bench.now(), Counting::kHoldersAndGaps) ||
                IsAccepted(bench.state(), kTenant, *row, bench.now()))
        << row->shift().shift_id();
  }
}

// What the days held, for whoever wonders whether they tell anything.
void Seen(const Bench& bench) {
  const auto count = [](const auto& facts) { return static_cast<int>(facts.size()); };
  testing::Test::RecordProperty("absorbed", count(bench.Said<v1::ShiftAbsorbed>()));
  testing::Test::RecordProperty("released", count(bench.Said<v1::ShiftReleased>()));
  testing::Test::RecordProperty("split", count(bench.Said<v1::ShiftSplit>()));
  testing::Test::RecordProperty("missed", count(bench.Said<v1::CheckInMissed>()));
  testing::Test::RecordProperty("checked in", count(bench.Said<v1::CheckedIn>()));
  testing::Test::RecordProperty("cancelled", count(bench.Said<v1::ShiftCancelled>()));
  testing::Test::RecordProperty("trainings", count(bench.Said<v1::TrainingPlanned>()));
  testing::Test::RecordProperty("changed", count(bench.Said<v1::ShiftChanged>()));
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
    CheckPromises(world.bench);
    CheckAccepted(world.bench);
  }
  CheckLaw(world.bench);
  CheckWinners(world.bench);
  EXPECT_GT(world.bench.Said<v1::GapOpened>().size(), 3u) << "the days were too quiet to tell";
  Seen(world.bench);
  RecordProperty("undone", world.undone);
  EXPECT_THAT(world.bench.ReplayDifferences(), testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomDays, testing::Range(1u, 25u));

}  // namespace
}  // namespace vagtbro::roster
