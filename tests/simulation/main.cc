// simulation: many mornings, or one again. --seeds N runs N of them, --seed N only that one.
#include <CLI/CLI.hpp>
#include <iostream>

#include "simulation/world.h"

int main(int argc, char** argv) {
  CLI::App app("simulation");
  uint64_t seeds = 500;
  uint64_t first = 1;
  uint64_t only = 0;
  int steps = 1500;
  app.add_option("--seeds", seeds, "how many mornings")->capture_default_str();
  app.add_option("--from", first, "first seed")->capture_default_str();
  app.add_option("--seed", only, "run this one alone");
  app.add_option("--steps", steps, "steps of one morning")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  if (only != 0) {
    first = only;
    seeds = 1;
  }
  size_t gaps = 0;
  size_t covered = 0;
  size_t escalated = 0;
  for (uint64_t seed = first; seed < first + seeds; ++seed) {
    vagtbro::simulation::World world({seed, steps, true, nullptr});
    world.Run();
    for (const std::string& violation : world.violations()) std::cout << violation << "\n";
    if (!world.violations().empty()) {
      std::cout << "seed " << seed
                << " broke an invariant; replay it with: tools/dev simulate --seed " << seed
                << " --steps " << steps << "\n";
      return 1;
    }
    gaps += world.checks().gaps();
    covered += world.checks().covered();
    escalated += world.checks().escalated();
    if ((seed - first + 1) % 50 == 0) std::cerr << seed - first + 1 << " mornings are good\n";
  }
  std::cout << seeds << " mornings, " << gaps << " gaps: " << covered << " covered, " << escalated
            << " handed to a leader, no invariant broken\n";
  return 0;
}
