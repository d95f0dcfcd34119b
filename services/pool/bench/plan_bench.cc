// How long a plan for several gaps takes in a municipality of 2,000 people in 40 units, everybody
// with eight weeks of duties: from the rows to the matching, and the search itself.
#include <benchmark/benchmark.h>

#include "kit/base/proto_time.h"
#include "pool/match/search.h"
#include "pool/plan/joint.h"
#include "pool/plan/scope.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

constexpr int kUnits = 40;
constexpr int kStaffEach = 50;
constexpr int kDutiesEach = 40;
constexpr int kMostGaps = 48;

std::string UnitId(int unit) { return "unit-" + std::to_string(unit); }

void AddUnit(kit::Commit& commit, int number) {
  roster::v1::UnitRegistered unit;
  unit.set_unit_id(UnitId(number));
  unit.set_name(unit.unit_id());
  for (int other = number / 4 * 4; other < number / 4 * 4 + 4; ++other) {
    if (other != number) unit.add_sister_unit_ids(UnitId(other));
  }
  commit.Emit(unit.unit_id(), unit);
}

void AddPerson(kit::Commit& commit, int unit, int number) {
  const std::string id = "e" + std::to_string(unit) + "-" + std::to_string(number);
  commit.Emit(id, Staff(id, UnitId(unit)));
  directory::v1::OfferConsentGiven consent;
  consent.set_employment_id(id);
  consent.set_sms_offers(true);
  commit.Emit(id, consent);
  roster::v1::ShiftsPublished published;
  for (int day = 0; day < kDutiesEach; ++day) {
    roster::v1::Shift* shift = published.add_shifts();
    shift->set_shift_id("s-" + id + "-" + std::to_string(day));
    shift->add_unit_ids(UnitId(unit));
    const int turn = (number + day) % 3;
    const absl::Time start =
        Local("2026-01-05 07:00") + absl::Hours(24 * (day / 5 * 7 + (day + number) % 7) + 8 * turn);
    *shift->mutable_interval() = kit::MakeInterval(start, start + absl::Hours(8));
    shift->set_kind(types::v1::SHIFT_KIND_ORDINARY);
    shift->set_employment_id(id);
  }
  commit.Emit(id, published);
}

void AddGap(kit::Commit& commit, int number) {
  roster::v1::GapOpened gap;
  gap.set_gap_id("gap-" + std::to_string(number));
  gap.set_shift_id("open-" + std::to_string(number));
  gap.add_unit_ids(UnitId(number * 7 % kUnits));
  const absl::Time start = Local("2026-02-03 07:00") + absl::Hours(8 * (number % 3));
  *gap.mutable_interval() = kit::MakeInterval(start, start + absl::Hours(8));
  gap.set_kind(types::v1::SHIFT_KIND_ORDINARY);
  gap.mutable_requirement()->add_professions(types::v1::PROFESSION_SOSU_HELPER);
  commit.Emit(gap.gap_id(), gap);
}

PoolHouse& Municipality() {
  static kit::MemoryDisk disk;
  static auto* house = [] {
    auto* made = new PoolHouse(disk, Local("2026-02-02 12:00"));
    kit::Commit commit = made->journal().Begin({kTenant, "", "seed", ""});
    for (int unit = 0; unit < kUnits; ++unit) {
      AddUnit(commit, unit);
      for (int i = 0; i < kStaffEach; ++i) AddPerson(commit, unit, i);
    }
    for (int gap = 0; gap < kMostGaps; ++gap) AddGap(commit, gap);
    return made;
  }();
  return *house;
}

std::vector<const v1::CoverRow*> Covers(PoolHouse& house, int64_t count) {
  auto covers = PlannedTogether(house.state(), kTenant, house.now());
  covers.resize(static_cast<size_t>(count));
  return covers;
}

void GatherPeople(benchmark::State& bench) {
  PoolHouse& house = Municipality();
  const auto covers = Covers(house, bench.range(0));
  for (auto _ : bench) {
    const Joint joint(house.state(), kTenant, covers, house.now());
    bench.counters["candidates"] = static_cast<double>(joint.problem().candidates.size());
  }
}
BENCHMARK(GatherPeople)->Arg(2)->Arg(12)->Arg(48)->Unit(benchmark::kMillisecond);

void CompileAndSearch(benchmark::State& bench) {
  PoolHouse& house = Municipality();
  const Joint joint(house.state(), kTenant, Covers(house, bench.range(0)), house.now());
  for (auto _ : bench) {
    match::Search search(match::Compile(joint.problem(), joint.law()), joint.law(), 1);
    search.Run({25 * bench.range(0)});
    benchmark::DoNotOptimize(search.best_cost());
  }
}
BENCHMARK(CompileAndSearch)->Arg(2)->Arg(12)->Arg(48)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace vagtbro::pool

BENCHMARK_MAIN();
