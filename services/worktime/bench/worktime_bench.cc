// What a verdict costs: one candidate with a year of history, and a whole town ranked for one gap.
//
// One measured unit is one call; `people` is a rate. Every person has 240 duties in the past year,
// 16 planned ones in the coming four weeks, six weeks of holiday and three spells of absence.
#include <benchmark/benchmark.h>

#include <random>
#include <vector>

#include "worktime/rules.h"

namespace vagtbro::worktime {
namespace {

const absl::Time kNow = absl::FromCivil(absl::CivilHour(2026, 11, 21, 4), absl::UTCTimeZone());
constexpr absl::Duration kDay = absl::Hours(24);

WorkerFacts AYear(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto pick = [&random](int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random);
  };
  WorkerFacts facts;
  const int start_hour = pick(0, 2) * 8;
  for (int day = -364; day < 28; ++day) {
    if ((day + static_cast<int>(seed % 7) + 364) % 7 > 4 || pick(0, 9) == 0) continue;
    const absl::Time start = kNow + day * kDay + absl::Hours(start_hour + 2);
    facts.duties.push_back({"shift-" + std::to_string(day), {}, {start, start + absl::Hours(8)}});
  }
  for (const int week : {-46, -33, -32, -31, -20, -7}) {
    const absl::Time start = kNow + week * 7 * kDay;
    facts.leaves.push_back({LeaveKind::kHoliday, {start, start + 7 * kDay}});
  }
  for (const int day : {-250, -120, -30}) {
    facts.sick.push_back({kNow + day * kDay, kNow + (day + pick(1, 5)) * kDay});
  }
  facts.professions = {static_cast<Profession>(pick(0, 3))};
  facts.competences = {"epilepsy", "medicine-app"};
  return facts;
}

Proposal AGap() {
  const absl::Time start = kNow + absl::Hours(2);
  return {{"gap", DutyKind::kOrdinary, {start, start + absl::Hours(8)}},
          {{Profession::kSosuHelper, Profession::kSosuAssistant, Profession::kNurse,
            Profession::kPedagogue},
           {"medicine-app"}}};
}

void BM_Worker(benchmark::State& state) {
  const WorkerFacts facts = AYear(1);
  for (auto _ : state) benchmark::DoNotOptimize(Worker(facts));
}
BENCHMARK(BM_Worker);

// Somebody who may take the gap, so that every rule is asked to the end.
Worker SomebodyAllowed(const Proposal& gap, const Profile& profile) {
  for (std::uint64_t seed = 0;; ++seed) {
    Worker worker(AYear(seed));
    if (!FirstBroken(worker, gap, profile)) return worker;
  }
}

void BM_OneVerdict(benchmark::State& state) {
  const Proposal gap = AGap();
  const Profile profile;
  const Worker worker = SomebodyAllowed(gap, profile);
  for (auto _ : state) benchmark::DoNotOptimize(Evaluate(worker, gap, profile));
}
BENCHMARK(BM_OneVerdict);

void BM_OneFirstBroken(benchmark::State& state) {
  const Proposal gap = AGap();
  const Profile profile;
  const Worker worker = SomebodyAllowed(gap, profile);
  for (auto _ : state) benchmark::DoNotOptimize(FirstBroken(worker, gap, profile));
}
BENCHMARK(BM_OneFirstBroken);

std::vector<Worker> ATown(std::int64_t people) {
  std::vector<Worker> town;
  town.reserve(static_cast<std::size_t>(people));
  for (std::int64_t i = 0; i < people; ++i) town.emplace_back(AYear(static_cast<std::uint64_t>(i)));
  return town;
}

void Report(benchmark::State& state, std::int64_t allowed) {
  state.counters["people"] = benchmark::Counter(static_cast<double>(state.range(0)),
                                                benchmark::Counter::kIsIterationInvariantRate);
  state.counters["allowed"] = static_cast<double>(allowed);
}

void BM_RankTown(benchmark::State& state) {
  const std::vector<Worker> town = ATown(state.range(0));
  const Proposal gap = AGap();
  const Profile profile;
  std::int64_t allowed = 0;
  for (auto _ : state) {
    allowed = 0;
    for (const Worker& worker : town) allowed += Evaluate(worker, gap, profile).allowed ? 1 : 0;
  }
  Report(state, allowed);
}
BENCHMARK(BM_RankTown)->Arg(7'000)->Unit(benchmark::kMillisecond);

// As pool does it: sift everybody, then keep the verdicts of those who may.
void BM_SiftTown(benchmark::State& state) {
  const std::vector<Worker> town = ATown(state.range(0));
  const Proposal gap = AGap();
  const Profile profile;
  std::int64_t allowed = 0;
  for (auto _ : state) {
    allowed = 0;
    for (const Worker& worker : town) {
      if (FirstBroken(worker, gap, profile)) continue;
      allowed += Evaluate(worker, gap, profile).allowed ? 1 : 0;
    }
  }
  Report(state, allowed);
}
BENCHMARK(BM_SiftTown)->Arg(7'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace vagtbro::worktime

BENCHMARK_MAIN();
