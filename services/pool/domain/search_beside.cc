#include "pool/domain/search_beside.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "pool/domain/awaited.h"
#include "pool/domain/ladder.h"
#include "pool/domain/ranking.h"
#include "pool/domain/steers.h"
#include "pool/domain/tempo.h"

namespace vagtbro::pool {

void SearchBeside::Ask() {
  if (view_.MayWantSomebody()) AskWanted();
  if (AgenciesCalled(view_.cover)) AskAgency();
}

bool SearchBeside::IsWanted(const Candidate& candidate) const {
  const std::string& id = candidate.member->employment().employment_id();
  const bool due = id == view_.cover.planned().employment_id() || view_.passed_over.count(id);
  return !candidate.holiday_approver.empty() || (now_ < deadline_ && due);
}

void SearchBeside::AskWanted() {
  for (const v1::RungPolicy& rung : view_.policy.ladder()) {
    if (rung.rung() == view_.cover.rung() || !WasVisited(rung.rung(), view_.cover)) continue;
    const Question question{view_.cover.gap(), proposal_, view_.policy, rung.rung()};
    const std::vector<Candidate> people = view_.people(rung.rung());
    const auto wanted = std::find_if(people.begin(), people.end(), [&](const auto& candidate) {
      return IsWanted(candidate) && !Judge(candidate, question, now_).rejection;
    });
    if (wanted == people.end()) continue;
    tell_.Ranked(question, Rank(people, question, now_), 0, false);
    Offer(*wanted, rung.rung());
    person_ = PersonOf(*wanted);
    return;
  }
}

// On their own rung they are asked by the ladder.
void SearchBeside::AskAgency() {
  const v1::Rung rung = v1::RUNG_AGENCY;
  if (now_ >= deadline_ || view_.cover.rung() == rung) return;
  if (OpenOn(rung, view_.offers, now_) > 0) return;
  const Question question{view_.cover.gap(), proposal_, view_.policy, rung};
  const std::vector<Candidate> desks = view_.people(rung);
  const Ranking ranking = Rank(desks, question, now_);
  tell_.Ranked(question, ranking, 1, false);
  if (ranking.eligible > 0) Offer(*ranking.people[0].candidate, rung);
}

void SearchBeside::Offer(const Candidate& candidate, v1::Rung rung) {
  const auto& interval = view_.cover.gap().interval();
  const absl::Duration open_for = OpenFor(rung, kit::Start(interval) - now_);
  const absl::Time lapse = std::min(now_ + open_for, kit::End(interval));
  tell_.Offered(candidate, rung, lapse);
  last_lapse_ = std::max(lapse, last_lapse_.value_or(lapse));
  ++people_;
}

}  // namespace vagtbro::pool
