// How long one gap takes in a municipality of 7,000 people with eight weeks of duties each.
#include <benchmark/benchmark.h>

#include "kit/base/proto_time.h"
#include "pool/domain/ranking.h"
#include "pool/store/roll.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

constexpr int kPeople = 7'000;
constexpr int kDutiesEach = 40;

// Everybody is in the substitute pool, so that one rung holds all of them.
PoolHouse& Municipality() {
  static kit::MemoryDisk disk;
  static auto* house = [] {
    auto* made = new PoolHouse(disk, Local("2026-02-02 12:00"));
    kit::FakeUpstream directory("directory");
    kit::Commit commit = made->journal().Begin({kTenant, "", "seed", ""});
    for (int i = 0; i < kPeople; ++i) {
      const std::string id = "e" + std::to_string(i);
      commit.Emit(id, PoolMember(id));
      directory::v1::OfferConsentGiven consent;
      consent.set_employment_id(id);
      consent.set_sms_offers(true);
      commit.Emit(id, consent);
      roster::v1::ShiftsPublished published;
      for (int day = 0; day < kDutiesEach; ++day) {
        roster::v1::Shift* shift = published.add_shifts();
        shift->set_shift_id("s" + std::to_string(i) + "-" + std::to_string(day));
        shift->add_unit_ids("elm-1");
        const absl::Time start =
            Local("2026-01-05 07:00") + absl::Hours(24 * (day / 5 * 7 + day % 5) + 8 * (i % 2));
        *shift->mutable_interval() = kit::MakeInterval(start, start + absl::Hours(7));
        shift->set_kind(types::v1::SHIFT_KIND_ORDINARY);
        shift->set_employment_id(id);
      }
      commit.Emit(id, published);
    }
    made->OpenGap("gap-1", Local("2026-02-07 07:00"), Local("2026-02-07 15:00"));
    return made;
  }();
  return *house;
}

void RankEverybody(benchmark::State& bench) {
  PoolHouse& house = Municipality();
  const v1::CoverRow cover = house.Cover("gap-1");
  const v1::PolicySet policy = house.state().PolicyFor(kTenant, cover);
  const auto proposal = ProposalFor(cover.gap(), house.now());
  const Question question{cover.gap(), proposal, policy, v1::RUNG_SUBSTITUTE_POOL};
  for (auto _ : bench) {
    const auto people = PeopleOn(house.state(), kTenant, cover, policy, question.rung, house.now());
    const Ranking ranking = Rank(people, question, house.now());
    benchmark::DoNotOptimize(Record(ranking, question));
    bench.counters["eligible"] = static_cast<double>(ranking.eligible);
  }
}
BENCHMARK(RankEverybody)->Unit(benchmark::kMillisecond);

// From the roster's word to the first wave, as it stands in the journal.
void FromGapToFirstWave(benchmark::State& bench) {
  PoolHouse& house = Municipality();
  static int gaps = 0;
  for (auto _ : bench) {
    const absl::Time start = Local("2026-02-07 07:00") + absl::Hours(24 * (++gaps % 300));
    house.OpenGap("bench-" + std::to_string(gaps), start, start + absl::Hours(8));
  }
}
BENCHMARK(FromGapToFirstWave)->Unit(benchmark::kMillisecond)->Iterations(20);

}  // namespace
}  // namespace vagtbro::pool

BENCHMARK_MAIN();
