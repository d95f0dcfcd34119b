#include "lab/figures.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "kit/time/local_time.h"

namespace vagtbro::lab {
namespace {

constexpr int kQuietStart = 22 * 60;
constexpr int kQuietEnd = 5 * 60 + 30;

bool Quiet(absl::Time time) {
  const int minute = kit::LocalMinute(time);
  return minute >= kQuietStart || minute < kQuietEnd;
}

Miss MissOf(const GapRecord& gap) {
  if (gap.contacts == 0) return Miss::kNobodyAsked;
  return gap.escalation == pool::v1::ESCALATION_REASON_TIME_UP ? Miss::kTimeUp : Miss::kAllSaidNo;
}

void Count(const GapRecord& gap, Figures& figures) {
  ++figures.gaps;
  figures.contacts += gap.contacts;
  for (const auto& [rung, people] : gap.contacts_on) figures.contacts_on[rung] += people;
  if (!gap.cover_time) {
    ++figures.missed[MissOf(gap)];
    return;
  }
  ++figures.covered;
  ++figures.by[gap.cover_tie];
  figures.cost_ore += static_cast<double>(gap.cost_ore);
  const double minutes = absl::ToDoubleMinutes(*gap.cover_time - gap.open);
  figures.minutes.push_back(minutes);
  if (!Quiet(gap.open)) figures.day_minutes.push_back(minutes);
}

// Contacts of all who may be asked: how unevenly they are spread.
void Spread(const Town& town, const Ledger& ledger, Figures& figures) {
  std::vector<double> each;
  for (const std::string& id : town.Askable()) {
    const auto found = ledger.contacts().find(id);
    each.push_back(found == ledger.contacts().end() ? 0 : found->second);
  }
  std::sort(each.begin(), each.end());
  const double sum = std::accumulate(each.begin(), each.end(), 0.0);
  if (each.empty() || sum == 0) return;
  double weighted = 0;
  for (size_t i = 0; i < each.size(); ++i) weighted += static_cast<double>(i + 1) * each[i];
  const auto people = static_cast<double>(each.size());
  figures.gini = 2 * weighted / (people * sum) - (people + 1) / people;
  figures.most_contacts = static_cast<int>(each.back());
  const size_t tenth = each.size() - each.size() / 10;
  figures.top_tenth =
      100 * std::accumulate(each.begin() + static_cast<std::ptrdiff_t>(tenth), each.end(), 0.0) /
      sum;
}

}  // namespace

double Figures::share(Tie tie) const {
  const auto found = by.find(tie);
  return covered == 0 || found == by.end() ? 0 : 100.0 * found->second / covered;
}

std::optional<double> Quantile(const std::vector<double>& values, double part) {
  return QuantileOf(values, values.size(), part);
}

std::optional<double> QuantileOf(const std::vector<double>& values, size_t total, double part) {
  const auto rank = static_cast<size_t>(std::ceil(part * static_cast<double>(total)));
  if (total == 0 || rank > values.size()) return std::nullopt;
  return values[rank == 0 ? 0 : rank - 1];
}

Figures FiguresOf(const Policy& policy, const Town& town, const Ledger& ledger,
                  const std::map<absl::CivilDay, BestDay>& best) {
  Figures figures;
  figures.policy = policy.name;
  figures.title = policy.title;
  for (const GapRecord& gap : ledger.gaps()) {
    if (!gap.counts()) continue;
    if (gap.same_day()) {
      Count(gap, figures);
    } else {
      ++figures.earlier_gaps;
      if (gap.cover_time) ++figures.earlier_covered;
    }
  }
  std::sort(figures.minutes.begin(), figures.minutes.end());
  std::sort(figures.day_minutes.begin(), figures.day_minutes.end());
  Spread(town, ledger, figures);
  figures.violations = static_cast<int>(ledger.violations().size());
  if (best.empty()) return figures;
  int gaps = 0;
  int covered = 0;
  int64_t ore = 0;
  figures.best_proven = true;
  for (const auto& [day, of_day] : best) {
    gaps += of_day.gaps;
    covered += of_day.covered;
    ore += of_day.cost_ore;
    figures.best_proven = figures.best_proven && of_day.proven;
  }
  // The days are nearly the same, not quite: who covered may fall ill. So the share is carried
  // over.
  figures.best_covered =
      gaps == 0 ? 0 : static_cast<int>(std::lround(1.0 * figures.gaps * covered / gaps));
  figures.best_cost_ore = covered == 0 ? 0 : static_cast<double>(ore) / covered;
  return figures;
}

}  // namespace vagtbro::lab
