// Many gaps at once: how far the search is from the proven optimum, and how soon.
//
// CPU time of one thread. Lists and compiling count for the first plan; the distances count from
// the compiled instance. --smoke: two small sets, for CTest; fails if one misses its bar.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

#include "pool/match/search.h"
#include "pool/match/solve.h"
#include "pool/match/testing/municipality.h"
#include "pool/match/testing/verifier.h"

namespace vagtbro::pool::match {
namespace {

constexpr std::int64_t kEndless = std::int64_t{1} << 60;
constexpr double kMostSeconds = 60;  // for the proof

double CpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Set {
  const char* name;
  Size size;
  int seeds;
};

struct Measured {
  std::string name;
  std::size_t arcs = 0;
  double lists_ms = 0;    // candidates found and priced
  double compile_ms = 0;  // the law looked up
  double first_ms = 0;    // the first lawful plan after that
  Cost greedy = 0;
  Cost at_20ms = 0;
  Cost at_250ms = 0;
  Cost at_1s = 0;
  std::size_t dropped = 0;
  std::size_t moved = 0;
  std::size_t split = 0;
  double exact_s = 0;
  bool proven = false;
  Cost bound = 0;  // the optimum, if proven
  std::size_t faults = 0;

  double Distance(Cost cost) const {
    return 100.0 * static_cast<double>(cost - bound) /
           static_cast<double>(std::max<Cost>(bound, 1));
  }
};

Measured Measure(const Set& set, std::uint64_t seed) {
  Measured m;
  m.name = std::string(set.name) + " #" + std::to_string(seed);
  const double begin = CpuSeconds();
  const auto town = MakeMunicipality(set.size, seed);
  const double listed = CpuSeconds();
  Instance instance = Compile(town->problem, town->law());
  m.arcs = instance.arcs.size();
  const double compiled = CpuSeconds();
  Search search(std::move(instance), town->law(), seed);
  m.lists_ms = 1e3 * (listed - begin);
  m.compile_ms = 1e3 * (compiled - listed);
  m.first_ms = 1e3 * (CpuSeconds() - compiled);
  m.greedy = search.best_cost();
  const auto best_after = [&](double seconds) {
    search.Run({kEndless, [&] { return CpuSeconds() - compiled >= seconds; }});
    return search.best_cost();
  };
  m.at_20ms = best_after(0.02);
  m.at_250ms = best_after(0.25);
  m.at_1s = best_after(1);
  const Plan plan = search.Best();
  m.faults = FaultsOf(*town, plan).size();
  m.dropped = plan.dropped.size();
  for (const Assignment& link : plan.assignments) {
    if (link.duty.kind == Duty::Kind::kShift) ++m.moved;
    if (link.duty.part % 2 == 1) ++m.split;
  }
  const double asked = CpuSeconds();
  const Solution solution = Solve(ProgramOf(search.instance(), search.best_arcs()), kMostSeconds);
  m.exact_s = CpuSeconds() - asked;
  m.proven = solution.proven;
  m.bound = solution.bound;
  return m;
}

void Print(const Measured& m) {
  std::printf("%-22s %7zu %6.0f %8.0f %6.2f %9ld %8.2f %8.3f %8.3f %8.3f %5zu %5zu %5zu %7.2f %s\n",
              m.name.c_str(), m.arcs, m.lists_ms, m.compile_ms, m.first_ms,
              static_cast<long>(m.bound), m.Distance(m.greedy), m.Distance(m.at_20ms),
              m.Distance(m.at_250ms), m.Distance(m.at_1s), m.dropped, m.moved, m.split, m.exact_s,
              m.proven ? "proven" : "bound only");
  std::fflush(stdout);
}

struct Bar {
  bool all_met = true;

  void Say(const char* what, double value, double most, const char* unit) {
    const bool met = value <= most;
    all_met = all_met && met;
    std::printf("%-66s %9.3f %s (bar %.3g) %s\n", what, value, unit, most, met ? "ok" : "MISSED");
  }
};

struct Spread {
  double mean = 0;
  double most = 0;
};

template <typename Value>
Spread Over(const std::vector<Measured>& all, const std::string& prefix, Value value) {
  Spread spread;
  int count = 0;
  for (const Measured& m : all) {
    if (m.name.rfind(prefix, 0) != 0) continue;
    spread.mean += value(m);
    spread.most = std::max(spread.most, value(m));
    ++count;
  }
  spread.mean /= std::max(count, 1);
  return spread;
}

bool Summarise(const std::vector<Measured>& all) {
  Bar bar;
  const auto first = [](const Measured& m) { return m.lists_ms + m.compile_ms + m.first_ms; };
  const auto at_250ms = [](const Measured& m) { return m.Distance(m.at_250ms); };
  const auto at_1s = [](const Measured& m) { return m.Distance(m.at_1s); };
  bar.Say("chains 200+1500: first lawful plan, lists included, worst",
          Over(all, "chains", first).most, 150, "ms");
  bar.Say("chains 200+1500: distance at 250 ms, worst", Over(all, "chains", at_250ms).most, 0.5,
          "%");
  bar.Say("chains 200+1500: distance at 1 s, worst", Over(all, "chains", at_1s).most, 0.1, "%");
  for (const char* set : {"scarce-400", "scarce-150"}) {
    const Spread scarce = Over(all, set, at_1s);
    bar.Say((std::string(set) + ": distance at 1 s, mean").c_str(), scarce.mean, 0.2, "%");
    bar.Say((std::string(set) + ": distance at 1 s, worst").c_str(), scarce.most, 1, "%");
  }
  bar.Say("all sets: distance at 1 s, worst", Over(all, "", at_1s).most, 1, "%");
  const auto late = [](const Measured& m) { return m.proven && m.exact_s <= 10 ? 0.0 : 100.0; };
  bar.Say("all sets: not proven within 10 s", Over(all, "", late).mean, 5, "%");
  const auto faults = [](const Measured& m) { return static_cast<double>(m.faults); };
  bar.Say("all sets: faults by the independent verifier", Over(all, "", faults).most, 0, "");
  return bar.all_met;
}

// staff, gaps, movable, reach km, town km, splits, most in a week
const std::vector<Set> kSets = {
    {"plain 200", {3'000, 200, 0, 4.5, 20, false, 6}, 4},
    {"chains 200+1500", {3'000, 200, 1'500, 3.4, 20, false, 6}, 6},
    {"splits 300+600", {3'000, 300, 600, 1.8, 20, true, 6}, 4},
    {"scarce-400 +2500", {3'000, 400, 2'500, 1.3, 20, false, 6}, 8},
    {"scarce-150 +1200", {1'000, 150, 1'200, 1.6, 20, false, 6}, 8},
};
const std::vector<Set> kSmokeSets = {
    {"chains small", {500, 40, 250, 3.4, 12, false, 6}, 1},
    {"scarce-150 small", {200, 30, 240, 3, 15, true, 6}, 1},
};

int Run(const std::vector<Set>& sets) {
  std::printf("%-22s %7s %6s %8s %6s %9s %8s %8s %8s %8s %5s %5s %5s %7s\n", "set", "arcs", "lists",
              "compile", "first", "optimum", "greedy", "20 ms", "250 ms", "1 s", "open", "moved",
              "split", "exact");
  std::printf("%-22s %7s %6s %8s %6s %9s %8s %8s %8s %8s %5s %5s %5s %7s\n", "", "", "ms", "ms",
              "ms", "", "%", "%", "%", "%", "", "", "", "s");
  std::vector<Measured> all;
  for (const Set& set : sets) {
    for (int seed = 1; seed <= set.seeds; ++seed) {
      all.push_back(Measure(set, static_cast<std::uint64_t>(seed)));
      Print(all.back());
    }
  }
  std::printf("\n%zu sets; %% is the distance from the optimum\n", all.size());
  return Summarise(all) ? 0 : 1;
}

}  // namespace
}  // namespace vagtbro::pool::match

int main(int argc, char** argv) {
  using namespace vagtbro::pool::match;
  const bool smoke = argc > 1 && std::strcmp(argv[1], "--smoke") == 0;
  return Run(smoke ? kSmokeSets : kSets);
}
