// How long it takes to ask the rule book for everybody of a municipality, and to load it.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "worktime/book/rule_book.h"
#include "worktime/book/rule_book_files.h"
#include "worktime/local_time.h"

namespace vagtbro::worktime {
namespace {

constexpr int kPeople = 7'000;

std::string Numbered(const std::string& name, int number) { return name + std::to_string(number); }

// A municipality in which 100 units have a local agreement each, and 50 people a layer of their
// own.
std::vector<BookFile> Municipality() {
  const std::string head = "tenant: legeby\nversion: a\nfrom: 2025-01-01\ndocument: d\n";
  std::string text;
  for (int i = 0; i < 100; ++i) {
    text += "---\nlayer: local_agreement\nid: " + Numbered("la-", i) + "\n" + head +
            "agreements: [\"79.01\", \"64.11\"]\nunits: " + Numbered("unit-", i) +
            "\nfigures: {reduced_rest: yes}\n";
  }
  for (int i = 0; i < 50; ++i) {
    text += "---\nlayer: person\nid: " + Numbered("p-", i) + "\n" + head +
            "employment: " + Numbered("employment-", i) + "\nfigures: {shift_max: 8h}\n";
  }
  std::vector<BookFile> files = ShippedFiles();
  files.push_back({"legeby.yaml", text});
  return files;
}

void LoadTheBook(benchmark::State& bench) {
  const std::vector<BookFile> files = Municipality();
  for (auto _ : bench) benchmark::DoNotOptimize(RuleBook::Load(files).ok());
}
BENCHMARK(LoadTheBook)->Unit(benchmark::kMillisecond);

// One gap in one unit, or in two that differ.
void AskForEverybody(benchmark::State& bench) {
  const auto book = RuleBook::Load(Municipality());
  std::vector<std::string> ids;
  for (int i = 0; i < kPeople; ++i) ids.push_back(Numbered("employment-", i));
  std::vector<std::string> units;
  for (int i = 0; i < bench.range(0); ++i) units.push_back(Numbered("unit-", i));
  const absl::Time time = absl::FromCivil(absl::CivilDay(2026, 6, 1), DanishTime());
  for (auto _ : bench) {
    for (const std::string& id : ids) {
      benchmark::DoNotOptimize(&book->For({"legeby", "79.01", units, id, time}));
    }
  }
}
BENCHMARK(AskForEverybody)->Arg(1)->Arg(2)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace vagtbro::worktime

BENCHMARK_MAIN();
