#include "worktime/nearest_legal.h"

#include <algorithm>

#include "worktime/phrases.h"
#include "worktime/rule_book.h"
#include "worktime/summed_as.h"

namespace vagtbro::worktime {
namespace {

constexpr absl::Duration kStep = absl::Minutes(15);

// Asks the rule that said no last before all others: as a rule it says no again.
class Doorkeeper {
 public:
  bool Lets(const Case& c, bool may_be_short) {
    if (!Allows(last_, c, may_be_short)) return false;
    for (std::size_t i = 0; i < kRuleCount; ++i) {
      const auto rule = static_cast<RuleId>(i);
      if (rule == last_ || Allows(rule, c, may_be_short)) continue;
      last_ = rule;
      return false;
    }
    return true;
  }
  // True if no part of the duty can be better: the rule does not look at its time.
  bool IsHopeless() const {
    return last_ == RuleId::kSlot || last_ == RuleId::kMedication ||
           last_ == RuleId::kVoluntaryExtra;
  }

 private:
  static bool Allows(RuleId rule, const Case& c, bool may_be_short) {
    const RuleResult result = Ask(rule, c);
    return result.passed && (rule != RuleId::kShiftMin || may_be_short || !result.warned);
  }

  RuleId last_ = RuleId::kSlot;
};

}  // namespace

std::optional<Interval> NearestLegal(const Worker& worker, const Proposal& proposal,
                                     const Profile& profile) {
  const Interval whole = proposal.duty.interval;
  if (IsEmpty(whole)) return std::nullopt;
  const SummedAs summed(worker, profile);
  Proposal part = proposal;
  const Case as_proposed(summed.worker(), proposal, profile, false);
  const RuleResult length = Ask(RuleId::kShiftMin, as_proposed);
  const bool may_be_short = !length.passed || length.warned;
  Doorkeeper doorkeeper;
  if (doorkeeper.Lets(as_proposed, true) || doorkeeper.IsHopeless()) return std::nullopt;

  for (absl::Duration cut = kStep; 2 * cut <= Length(whole); cut += kStep) {
    for (absl::Duration later; later <= cut; later += kStep) {
      part.duty.interval = {whole.start_time + later, whole.end_time - (cut - later)};
      const Case c(summed.worker(), part, profile, false);
      if (doorkeeper.Lets(c, may_be_short)) return part.duty.interval;
    }
  }
  return std::nullopt;
}

std::string PlainWords(const Interval& part, const Interval& proposed, Language language) {
  const bool danish = language == Language::kDanish;
  const bool later = part.start_time != proposed.start_time;
  const bool earlier = part.end_time != proposed.end_time;
  std::string text = danish ? "Vagten er lovlig, hvis den" : "The shift is legal if it";
  if (later) text += (danish ? " begynder " : " starts at ") + Clock(part.start_time, language);
  if (later && earlier) text += danish ? " og" : " and";
  if (earlier) text += (danish ? " slutter " : " ends at ") + Clock(part.end_time, language);
  return text + ".";
}

}  // namespace vagtbro::worktime
