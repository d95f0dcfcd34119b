// Figures: what a policy reached, in numbers that can be put side by side.
//
// Units:   minutes from the opening of a gap to its confirmed cover; kroner a covered gap.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lab/hindsight.h"
#include "lab/ledger.h"
#include "lab/policy.h"

namespace vagtbro::lab {

// Why a gap was left open.
enum class Miss {
  kNobodyAsked,  // nobody could be asked at all
  kAllSaidNo,    // everybody who could be asked was, and nobody came in time
  kTimeUp,       // the shift began while there were people left to ask
};

struct Figures {
  std::string policy;
  std::string title;
  int gaps = 0;          // opened less than 24 hours before they begin, and needed to the end
  int earlier_gaps = 0;  // opened before that
  int earlier_covered = 0;
  int covered = 0;
  std::map<Tie, int> by;  // whom they were covered by
  std::map<Miss, int> missed;
  std::vector<double> minutes;      // of the covered, sorted
  std::vector<double> day_minutes;  // those opened outside quiet hours
  int contacts = 0;
  std::map<pool::v1::Rung, int> contacts_on;
  double cost_ore = 0;
  double gini = 0;        // of contacts, over all who may be asked
  int most_contacts = 0;  // of one person
  double top_tenth = 0;   // share of contacts that the most asked tenth got
  int violations = 0;
  std::optional<int> best_covered;  // in hindsight
  double best_cost_ore = 0;         // a covered gap
  bool best_proven = false;

  double fill() const { return gaps == 0 ? 0 : 100.0 * covered / gaps; }
  double contacts_per_gap() const { return gaps == 0 ? 0 : static_cast<double>(contacts) / gaps; }
  double cost_per_gap() const { return covered == 0 ? 0 : cost_ore / covered / 100; }
  double share(Tie tie) const;
};

// The value that `part` of all are at or below; absent: there are none. Sorted.
std::optional<double> Quantile(const std::vector<double>& values, double part);
// The same over `total`, of which those without a value are the longest; absent: among those.
std::optional<double> QuantileOf(const std::vector<double>& values, size_t total, double part);

Figures FiguresOf(const Policy& policy, const Town& town, const Ledger& ledger,
                  const std::map<absl::CivilDay, BestDay>& best);

}  // namespace vagtbro::lab
