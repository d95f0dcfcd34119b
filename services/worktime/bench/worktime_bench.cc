// What the law costs: one question about one person, and a whole town ranked for one gap.
//
// One measured unit is one call; `people` is a rate. Every person has 240 duties in the past year,
// 16 planned ones in the coming four weeks, six weeks of holiday and three spells of absence. A
// town shares 7,000 such histories: beyond that it is the time that grows, and not the memory.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "worktime/nearest_legal.h"
#include "worktime/rules.h"

namespace vagtbro::worktime {
namespace {

const absl::Time kNow = absl::FromCivil(absl::CivilHour(2026, 11, 21, 4), absl::UTCTimeZone());
constexpr absl::Duration kDay = absl::Hours(24);
constexpr std::int64_t kHistories = 7'000;

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
  facts.authorisations = {{.profession = Profession::kSosuAssistant},
                          {.profession = Profession::kNurse}};
  facts.competences = {"epilepsy", "medicine-app"};
  return facts;
}

Proposal AGap() {
  const absl::Time start = kNow + absl::Hours(2);
  Proposal gap;
  gap.duty = {"gap", DutyKind::kOrdinary, {start, start + absl::Hours(8)}};
  gap.slot = {{Profession::kSosuHelper, Profession::kSosuAssistant, Profession::kNurse,
               Profession::kPedagogue},
              {"medicine-app"}};
  gap.unit_ids = {"unit-1"};
  gap.terms = {30 * 60, Profession::kSosuHelper, false};
  gap.ask_time = kNow;
  return gap;
}

// An agreement with a wage and supplements, so that there is a bill.
Profile AnAgreement() {
  Profile profile;
  profile.pay.hourly_ore.fill(180'00);
  profile.pay.evening = {17 * 60, 23 * 60, 3'600};
  profile.pay.night = {23 * 60, 6 * 60, 4'000};
  profile.pay.saturday = {6 * 60, 24 * 60, 3'200};
  profile.pay.sunday = {0, 24 * 60, 5'000};
  profile.pay.overtime_notice_ore = 54'69;
  profile.pay.call_in_minimum = absl::Hours(3);
  return profile;
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

template <typename Ask>
void OneQuestion(benchmark::State& state, const Profile& profile, Ask ask) {
  const Proposal gap = AGap();
  const Worker worker = SomebodyAllowed(gap, profile);
  for (auto _ : state) benchmark::DoNotOptimize(ask(worker, gap, profile));
}

void BM_OneVerdict(benchmark::State& state) {
  OneQuestion(state, AnAgreement(),
              [](const Worker& worker, const Proposal& gap, const Profile& profile) {
                return Evaluate(worker, gap, profile);
              });
}
BENCHMARK(BM_OneVerdict);

void BM_OneVerdictWithoutBill(benchmark::State& state) {
  OneQuestion(state, AnAgreement(),
              [](const Worker& worker, const Proposal& gap, const Profile& profile) {
                return Evaluate(worker, gap, profile, Pricing::kLawOnly);
              });
}
BENCHMARK(BM_OneVerdictWithoutBill);

void BM_OneVerdictReducedRest(benchmark::State& state) {
  Profile profile = AnAgreement();
  profile.reduced_rest = ReducedRest{};
  OneQuestion(state, profile, [](const Worker& worker, const Proposal& gap, const Profile& asked) {
    return Evaluate(worker, gap, asked);
  });
}
BENCHMARK(BM_OneVerdictReducedRest);

void BM_OneFirstBroken(benchmark::State& state) { OneQuestion(state, AnAgreement(), FirstBroken); }
BENCHMARK(BM_OneFirstBroken);

// The duty starts `minutes` too early after the evening before; 600: no part of it is legal.
void BM_NearestLegal(benchmark::State& state) {
  const Proposal gap = AGap();
  const Profile profile = AnAgreement();
  WorkerFacts facts = AYear(1);
  std::erase_if(facts.duties, [&gap](const Duty& duty) {
    return Overlaps(duty.interval, {gap.duty.interval.start_time - 2 * kDay,
                                    gap.duty.interval.end_time + 2 * kDay});
  });
  const absl::Time evening_end =
      gap.duty.interval.start_time - profile.daily_rest + absl::Minutes(state.range(0));
  facts.duties.push_back({"evening", {}, {evening_end - absl::Hours(8), evening_end}});
  const Worker worker(facts);
  for (auto _ : state) benchmark::DoNotOptimize(NearestLegal(worker, gap, profile));
}
BENCHMARK(BM_NearestLegal)->Arg(30)->Arg(180)->Arg(600);

const std::vector<Worker>& Histories(std::int64_t people) {
  static auto* town = new std::vector<Worker>();
  for (auto i = static_cast<std::int64_t>(town->size()); i < std::min(people, kHistories); ++i) {
    town->emplace_back(AYear(static_cast<std::uint64_t>(i)));
  }
  return *town;
}

const Worker& Person(const std::vector<Worker>& histories, std::int64_t i) {
  return histories[static_cast<std::size_t>(i % kHistories)];
}

void Report(benchmark::State& state, std::int64_t allowed) {
  state.counters["people"] = benchmark::Counter(static_cast<double>(state.range(0)),
                                                benchmark::Counter::kIsIterationInvariantRate);
  state.counters["allowed"] = static_cast<double>(allowed);
  state.SetComplexityN(state.range(0));
}

// Everybody's verdict in full, with the bill: what a page that explains the whole search shows.
void BM_RankTown(benchmark::State& state) {
  const std::vector<Worker>& town = Histories(state.range(0));
  const Proposal gap = AGap();
  const Profile profile = AnAgreement();
  std::int64_t allowed = 0;
  for (auto _ : state) {
    allowed = 0;
    for (std::int64_t i = 0; i < state.range(0); ++i) {
      allowed += Evaluate(Person(town, i), gap, profile).allowed ? 1 : 0;
    }
  }
  Report(state, allowed);
}

// As pool does it: sift everybody, then keep the verdicts of those who may.
void BM_SiftTown(benchmark::State& state) {
  const std::vector<Worker>& town = Histories(state.range(0));
  const Proposal gap = AGap();
  const Profile profile = AnAgreement();
  std::int64_t allowed = 0;
  for (auto _ : state) {
    allowed = 0;
    for (std::int64_t i = 0; i < state.range(0); ++i) {
      const Worker& worker = Person(town, i);
      if (FirstBroken(worker, gap, profile)) continue;
      allowed += Evaluate(worker, gap, profile).allowed ? 1 : 0;
    }
  }
  Report(state, allowed);
}

void Towns(benchmark::internal::Benchmark* bench) {
  bench->Unit(benchmark::kMillisecond)->Complexity(benchmark::oN);
  for (const int people : {100, 1'000, 3'000, 7'000, 10'000, 100'000}) bench->Arg(people);
}
BENCHMARK(BM_RankTown)->Apply(Towns);
BENCHMARK(BM_SiftTown)->Apply(Towns);

}  // namespace
}  // namespace vagtbro::worktime

BENCHMARK_MAIN();
