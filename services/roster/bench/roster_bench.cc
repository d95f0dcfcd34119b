// How long a municipality's roster takes: 2,250 people, 60 units, 40 days, 90,000 shifts.
#include <benchmark/benchmark.h>

#include "kit/base/check.h"
#include "kit/base/proto_time.h"
#include "roster/api/plan_api.h"
#include "roster/testing/bench.h"

namespace vagtbro::roster {
namespace {

constexpr int kUnits = 60;
constexpr int kPeople = 2250;
constexpr int kDays = 40;
constexpr int kMostInAPart = 2000;

std::string Unit(int i) { return "unit-" + std::to_string(i % kUnits); }
std::string Person(int i) { return "person-" + std::to_string(i); }

v1::Shift ShiftOf(int person, int day, int hours_later = 0) {
  v1::Shift shift = BasisShift("s-" + std::to_string(day) + "-" + std::to_string(person),
                               Unit(person), "2026-02-02 07:00", Person(person));
  const absl::Time start = At("2026-02-02 07:00") + absl::Hours(24 * day + hours_later);
  *shift.mutable_interval() = kit::MakeInterval(start, start + absl::Hours(8));
  return shift;
}

// Built once: every person works every day 07-15, which the law forbids but the index must bear.
Bench& Municipality() {
  static Bench* bench = [] {
    auto* built = new Bench(DiskKind::kMemory);
    for (int i = 0; i < kUnits; ++i) {
      built->AddUnit(Unit(i));
      built->Require(Unit(i), 7 * 60, 480, 38, 37, 36, {types::v1::ROLE_SLOT_SHIFT_LEAD});
      built->Require(Unit(i), 15 * 60, 480, 0, 0, 0);
      built->Require(Unit(i), 23 * 60, 480, 0, 0, 0);
    }
    for (int i = 0; i < kPeople; ++i) built->Employ(Person(i));
    std::vector<v1::Shift> part;
    for (int day = 0; day < kDays; ++day) {
      for (int i = 0; i < kPeople; ++i) {
        part.push_back(ShiftOf(i, day));
        if (part.size() < kMostInAPart) continue;
        KIT_CHECK(built->Publish(part).refused_size() == 0);
        part.clear();
      }
    }
    KIT_CHECK(built->Publish(part).refused_size() == 0);
    built->Listen();
    return built;
  }();
  return *bench;
}

void SickCallOfOneDay(benchmark::State& state) {
  Bench& bench = Municipality();
  int call = 0;
  for (auto _ : state) {
    const std::string absence = "abs-" + std::to_string(call);
    const int day = call / kPeople;
    const absl::Time from = At("2026-02-02 05:00") + absl::Hours(24 * day);
    sickness::v1::SickCallReported event;
    event.set_absence_id(absence);
    event.set_employment_id(Person(call % kPeople));
    *event.mutable_interval() = kit::MakeInterval(from, from + absl::Hours(19));
    bench.HearSickCall(event);
    ++call;
  }
  state.counters["gaps"] = static_cast<double>(bench.Said<v1::GapOpened>().size());
}

void ImportOfTwoThousandShifts(benchmark::State& state) {
  Bench& bench = Municipality();
  int round = 0;
  for (auto _ : state) {
    std::vector<v1::Shift> part;
    ++round;
    for (int i = 0; i < kMostInAPart; ++i) part.push_back(ShiftOf(i, 100 + round));
    benchmark::DoNotOptimize(bench.Publish(part));
  }
}

// The planner drags a shift over a unit of so many; asked of one it is what AssignShift asks.
void LawBeforehand(benchmark::State& state) {
  Bench& bench = Municipality();
  v1::JudgeShiftRequest request;
  request.set_tenant_id(kTenant);
  request.set_shift_id("s-20-0");
  for (int i = 0; i < state.range(0); ++i) request.add_employment_ids(Person(i * kUnits % kPeople));
  for (auto _ : state) {
    v1::JudgeShiftResponse response;
    KIT_CHECK(JudgeShift(bench.state(), request, &response, bench.now()).ok());
    benchmark::DoNotOptimize(response);
  }
}

void ReportOfAllUnits(benchmark::State& state) {
  Bench& bench = Municipality();
  v1::GetWorkReportRequest request;
  request.set_tenant_id(kTenant);
  *request.mutable_interval() =
      kit::MakeInterval(At("2026-02-02 07:00"), At("2026-02-02 07:00") + absl::Hours(24 * 28));
  for (auto _ : state) {
    v1::GetWorkReportResponse response;
    KIT_CHECK(GetWorkReport(bench.state(), request, &response).ok());
    benchmark::DoNotOptimize(response);
  }
}

void RisksOfAllUnits(benchmark::State& state) {
  Bench& bench = Municipality();
  v1::ListRisksRequest request;
  request.set_tenant_id(kTenant);
  *request.mutable_interval() = kit::MakeInterval(At("2026-02-12 07:00"), At("2026-02-13 07:00"));
  for (auto _ : state) {
    v1::ListRisksResponse response;
    KIT_CHECK(ListRisks(bench.state(), request, &response).ok());
    benchmark::DoNotOptimize(response);
  }
}

BENCHMARK(LawBeforehand)->Unit(benchmark::kMicrosecond)->Arg(1)->Arg(60);
BENCHMARK(ReportOfAllUnits)->Unit(benchmark::kMillisecond);
BENCHMARK(RisksOfAllUnits)->Unit(benchmark::kMillisecond);
BENCHMARK(SickCallOfOneDay)->Unit(benchmark::kMicrosecond)->Iterations(2000);
BENCHMARK(ImportOfTwoThousandShifts)->Unit(benchmark::kMillisecond)->Iterations(20);

}  // namespace
}  // namespace vagtbro::roster

BENCHMARK_MAIN();
