#include "lab/hindsight.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "pool/domain/eligibility.h"
#include "pool/domain/policy.h"
#include "pool/domain/tempo.h"
#include "pool/match/program.h"
#include "pool/match/search.h"
#include "pool/match/solve.h"
#include "pool/store/roll.h"
#include "worktime/pay.h"

namespace vagtbro::lab {
namespace {

using pool::Rejection;
namespace match = pool::match;

// Dearer than any shift, so that as many as can be are covered.
constexpr match::Cost kOpenOre = 100'000'000;
constexpr int64_t kAgencyHourOre = 38'000;
constexpr int kGapsOfADesk = 1000;
constexpr int64_t kSteps = 2000;
constexpr double kSeconds = 5;

// When the person could be asked; InfiniteFuture(): never.
absl::Time AskableFrom(const pool::Judgement& judgement, absl::Time now) {
  if (!judgement.rejection) return now;
  const bool waits =
      *judgement.rejection == Rejection::kInRest || *judgement.rejection == Rejection::kQuietHours;
  return waits ? std::max(now, judgement.free_time) : absl::InfiniteFuture();
}

}  // namespace

Hindsight::Hindsight(const Town& town, const Answers& answers, pool::v1::PolicySet ladder)
    : town_(town), answers_(answers), ladder_(pool::WithDefaults(std::move(ladder))) {}

void Hindsight::Look(const pool::PoolState& state, const GapRecord& gap, absl::Time now) {
  if (!gap.same_day()) return;
  const std::string& tenant = town_.bundle.tenant_id();
  const auto* cover = state.covers().Find(kit::Key(tenant, gap.gap.gap_id()));
  if (cover == nullptr) return;
  const auto proposal = pool::ProposalFor(gap.gap, now);
  // Asked while the search runs; a yes counts as long as the gap is open.
  const absl::Time last_question = pool::SearchDeadline(*cover, ladder_);
  const absl::Time last_answer = kit::End(gap.gap.interval());
  auto& willing = willing_[gap.occasion];
  for (const auto& rung : ladder_.ladder()) {
    const pool::Question question{gap.gap, proposal, ladder_, rung.rung()};
    for (const auto& candidate : pool::PeopleOn(state, tenant, *cover, ladder_, rung.rung(), now)) {
      const absl::Time asked = AskableFrom(pool::Judge(candidate, question, now), now);
      if (asked >= last_question) continue;
      const auto& employment = candidate.member->employment();
      const Tie tie = TieBetween(employment, gap.gap, rung.rung());
      const auto answer = answers_.To(gap.occasion, employment.person_id(), tie, asked);
      if (!answer || !answer->yes || asked + answer->delay >= last_answer) continue;
      const bool agency = pool::IsAgency(candidate);
      const match::Cost ore =
          agency ? worktime::AgencyCost(proposal.duty.interval, kAgencyHourOre).ore()
                 : worktime::CostOf(*candidate.worker, pool::WithTerms(proposal, *candidate.member),
                                    *candidate.profile)
                       .ore();
      const auto [at, added] =
          willing.try_emplace(employment.person_id(), Willing{employment.person_id(), agency, ore});
      if (!added) at->second.cost_ore = std::min(at->second.cost_ore, ore);
    }
  }
}

std::map<absl::CivilDay, BestDay> Hindsight::Match(const std::vector<GapRecord>& gaps) const {
  std::map<absl::CivilDay, std::vector<const GapRecord*>> days;
  for (const GapRecord& gap : gaps) {
    const bool fit_again = gap.closed && *gap.closed != roster::v1::GAP_CLOSE_REASON_EXPIRED;
    if (gap.same_day() && !fit_again) days[DayOf(gap.open)].push_back(&gap);
  }
  std::map<absl::CivilDay, BestDay> best;
  for (const auto& [day, of_day] : days) best[day] = MatchDay(of_day);
  return best;
}

BestDay Hindsight::MatchDay(const std::vector<const GapRecord*>& gaps) const {
  match::Problem problem;
  std::map<std::string, int> numbers;
  for (const GapRecord* gap : gaps) {
    const int index = static_cast<int>(problem.gaps.size());
    match::Gap& added = problem.gaps.emplace_back();
    added.interval = {gap->start, gap->end};
    added.drop_price = kOpenOre;
    const auto willing = willing_.find(gap->occasion);
    if (willing == willing_.end()) continue;
    for (const auto& [person_id, person] : willing->second) {
      const auto [number, first] =
          numbers.emplace(person_id, static_cast<int>(problem.people.size()));
      if (first) problem.people.push_back({person.agency ? kGapsOfADesk : 1, {}});
      problem.candidates.push_back(
          {number->second, {match::Duty::Kind::kGap, index, 0}, person.cost_ore});
    }
  }
  const match::Law law = [](int, const auto&, const auto&) { return true; };
  match::Search search(match::Compile(problem, law), law, 1);
  search.Run({.steps = kSteps});
  const match::Program program = match::ProgramOf(search.instance(), search.best_arcs());
  const match::Solution solution = match::Solve(program, kSeconds);
  search.Adopt(match::ArcsIn(search.instance(), solution.columns));
  const match::Plan plan = search.Best();
  BestDay best;
  best.gaps = static_cast<int>(gaps.size());
  best.covered = best.gaps - static_cast<int>(plan.dropped.size());
  best.cost_ore = plan.cost - static_cast<match::Cost>(plan.dropped.size()) * kOpenOre;
  best.proven = solution.proven;
  return best;
}

}  // namespace vagtbro::lab
