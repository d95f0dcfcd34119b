// lab: ways of finding somebody, on the same days with the same people. See README.md.
#include <CLI/CLI.hpp>
#include <iostream>

#include "lab/figures.h"
#include "lab/hindsight.h"
#include "lab/report.h"
#include "lab/run.h"

namespace vagtbro::lab {
namespace {

struct Options {
  int mornings = 20;
  int days = 0;
  bool year = false;
  bool small = false;
  bool no_hindsight = false;
  uint64_t seed = 1;
  int night_end = 5 * 60 + 30;
  double factor = 1;
  std::vector<std::string> policies;
  std::string folder;
};

class Lab final {
 public:
  explicit Lab(const Options& options)
      : options_(options),
        first_(options.year ? absl::CivilDay(2026, 1, 12) : absl::CivilDay(2026, 1, 26)),
        days_(options.year       ? 365
              : options.days > 0 ? options.days
                                 : options.mornings),
        answers_(options.seed, options.night_end) {
    std::cerr << "making the town\n";
    // Two weeks before, for the law; two after, for what is taken away by longer absences.
    town_ = MakeTown(first_ - 14, (days_ + 6) / 7 + 4, options.small);
    SickPlan plan{.seed = options.seed, .first = first_, .days = days_, .factor = options.factor};
    plan.mornings_only = !options.year && options.days == 0;
    calls_ = DrawSickCalls(*town_, plan);
  }

  int Play() {
    std::map<absl::CivilDay, BestDay> best;
    if (!options_.no_hindsight) best = LookBack();
    std::vector<Figures> all;
    for (const Policy& policy : Policies()) {
      const auto& wanted = options_.policies;
      if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), policy.name) == wanted.end()) {
        continue;
      }
      Run run(*town_, calls_, policy, answers_, Begin());
      run.Play(End(), ProgressOf(policy.name));
      for (const std::string& what : run.ledger().violations()) std::cerr << what << "\n";
      all.push_back(FiguresOf(policy, *town_, run.ledger(), best));
      if (!options_.folder.empty()) WriteGaps(options_.folder, policy.name, run.ledger());
    }
    std::cout << What() << "\n\n";
    PrintTable(all, std::cout);
    if (options_.folder.empty()) return 0;
    const Setting setting{What(), options_.seed, absl::FormatCivilTime(first_), days_};
    if (WriteFolder(options_.folder, setting, all)) return 0;
    std::cerr << "could not write to " << options_.folder << "\n";
    return 1;
  }

 private:
  absl::Time Begin() const { return Midnight(first_); }
  absl::Time End() const { return Midnight(first_ + days_ + 2); }

  std::string What() const {
    const bool mornings = !options_.year && options_.days == 0;
    return std::to_string(days_) + (mornings ? " mornings" : " days") + " from " +
           absl::FormatCivilTime(first_) + ", seed " + std::to_string(options_.seed) + ", " +
           std::to_string(calls_.size()) + " calls";
  }

  std::map<absl::CivilDay, BestDay> LookBack() {
    Hindsight hindsight(*town_, answers_, town_->bundle.policies(0));
    Run run(*town_, calls_, NobodyAsked(), answers_, Begin(),
            [&](const pool::PoolState& state, const GapRecord& gap, absl::Time now) {
              hindsight.Look(state, gap, now);
            });
    run.Play(End(), ProgressOf("hindsight"));
    return hindsight.Match(run.ledger().gaps());
  }

  std::function<void(absl::CivilDay)> ProgressOf(const std::string& name) const {
    return [this, name](absl::CivilDay day) {
      const auto done = day - first_ + 1;
      if (done % 10 == 0) std::cerr << name << ": day " << done << " of " << days_ << "\n";
    };
  }

  const Options options_;
  const absl::CivilDay first_;
  const int days_;
  const Answers answers_;
  std::unique_ptr<Town> town_;
  std::vector<SickCall> calls_;
};

}  // namespace
}  // namespace vagtbro::lab

int main(int argc, char** argv) {
  using namespace vagtbro::lab;
  CLI::App app("lab");
  Options options;
  std::vector<std::string> names;
  for (const Policy& policy : Policies()) names.push_back(policy.name);
  app.add_option("--mornings", options.mornings, "so many mornings")->capture_default_str();
  app.add_option("--days", options.days, "so many whole days instead");
  app.add_flag("--year", options.year, "a year of whole days");
  app.add_option("--seed", options.seed, "other days")->capture_default_str();
  app.add_option("--policy", options.policies, "only these")->check(CLI::IsMember(names));
  app.add_option("--out", options.folder, "folder for tables, data and the page");
  app.add_option("--night-ends", options.night_end, "people are slow until then, minutes")
      ->capture_default_str();
  app.add_option("--sick-factor", options.factor, "so many times as many fall ill")
      ->capture_default_str();
  app.add_flag("--small", options.small, "a town of 70 people");
  app.add_flag("--no-hindsight", options.no_hindsight, "without the look back");
  CLI11_PARSE(app, argc, argv);
  return Lab(options).Play();
}
