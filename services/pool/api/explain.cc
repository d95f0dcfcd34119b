#include "pool/api/explain.h"

#include <optional>
#include <vector>

#include "kit/base/ids.h"
#include "kit/rpc/refusal.h"
#include "pool/api/board.h"
#include "pool/api/offers.h"
#include "pool/api/story.h"
#include "pool/domain/ranking.h"
#include "pool/store/roll.h"

namespace vagtbro::pool {
namespace {

void Tell(const std::vector<std::string>& danish, const std::vector<std::string>& english,
          v1::ExplainResponse* response) {
  for (const std::string& line : danish) response->add_story_da(line);
  for (const std::string& line : english) response->add_story_en(line);
}

template <class About>
void TellBoth(const About& about, v1::ExplainResponse* response) {
  Tell(StoryOf(about, Language::kDanish), StoryOf(about, Language::kEnglish), response);
}

// How the person would be judged now, on the first rung where they stand; nullopt: on none.
std::optional<v1::CandidateEvaluation> JudgeNow(const PoolState& state, const std::string& tenant,
                                                const v1::CoverRow& cover,
                                                const std::string& employment_id, absl::Time now) {
  const v1::PolicySet policy = state.PolicyFor(tenant, cover.gap());
  const auto proposal = ProposalFor(cover.gap());
  for (const v1::RungPolicy& rung : policy.ladder()) {
    const Question question{cover.gap(), proposal, policy, rung.rung()};
    for (const Candidate& candidate : PeopleOn(state, tenant, cover, policy, rung.rung(), now)) {
      if (candidate.member->employment().employment_id() != employment_id) continue;
      Ranked ranked{&candidate, Judge(candidate, question, now), {}};
      if (!ranked.judgement.rejection) ranked.score = ScoreOf(candidate, question);
      return EvaluationOf(ranked, question);
    }
  }
  return std::nullopt;
}

void ExplainPerson(const PoolState& state, const v1::ExplainRequest& request,
                   const v1::CoverRow& cover, v1::ExplainResponse* response, absl::Time now) {
  const std::string& tenant = request.tenant_id();
  const std::string prefix = kit::Key(tenant, request.gap_id()) + "+";
  for (const auto& [key, ranking] : state.rankings().Under(prefix)) {
    for (const v1::CandidateEvaluation& evaluation : ranking.evaluations()) {
      if (evaluation.employment_id() != request.employment_id()) continue;
      *response->add_evaluations() = evaluation;
      TellBoth(evaluation, response);
    }
  }
  for (const std::string& offer_id : cover.offer_ids()) {
    const v1::OfferRow* row = state.offers().Find(kit::Key(tenant, offer_id));
    if (row->offer().employment_id() != request.employment_id()) continue;
    *response->add_offers() = OfferOf(*row);
    TellBoth(*row, response);
  }
  if (response->evaluations_size() > 0 || response->offers_size() > 0) return;

  const auto evaluation = JudgeNow(state, tenant, cover, request.employment_id(), now);
  if (!evaluation) {
    Tell(
        {"Står ikke på noget trin for denne vagt: hører ikke til afdelingen, en søsterafdeling, "
         "vikarkorpset eller et vikarbureau, og har ingen vagt, der kan forlænges."},
        {"Stands on no rung for this shift: not of the unit, a sister unit, the substitute pool or "
         "an agency, and without a shift that could be extended."},
        response);
    return;
  }
  Tell({"Er ikke spurgt. Sådan ser det ud lige nu:"}, {"Has not been asked. As it stands now:"},
       response);
  *response->add_evaluations() = *evaluation;
  TellBoth(*evaluation, response);
}

void ExplainSearch(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
                   v1::ExplainResponse* response) {
  Tell(StoryOf(state, tenant, cover, Language::kDanish),
       StoryOf(state, tenant, cover, Language::kEnglish), response);
  const std::string prefix = kit::Key(tenant, cover.gap().gap_id()) + "+";
  for (const auto& [key, ranking] : state.rankings().Under(prefix)) {
    for (const auto& evaluation : ranking.evaluations()) {
      *response->add_evaluations() = evaluation;
    }
  }
  for (const std::string& offer_id : cover.offer_ids()) {
    *response->add_offers() = OfferOf(*state.offers().Find(kit::Key(tenant, offer_id)));
  }
}

}  // namespace

absl::Status Explain(const PoolState& state, const v1::ExplainRequest& request,
                     v1::ExplainResponse* response, absl::Time now) {
  if (!kit::IsId(request.gap_id())) return kit::Malformed("gap_id", "name a gap");
  const std::string& tenant = request.tenant_id();
  const v1::CoverRow* cover = state.covers().Find(kit::Key(tenant, request.gap_id()));
  if (cover == nullptr) return kit::Unknown("UNKNOWN_GAP", "no gap has this id");
  *response->mutable_gap() = BoardGapOf(state, tenant, *cover);
  if (request.employment_id().empty()) {
    ExplainSearch(state, tenant, *cover, response);
    return absl::OkStatus();
  }
  if (!kit::IsId(request.employment_id())) {
    return kit::Malformed("employment_id", "name an employment, or none");
  }
  const auto* member = state.members().Find(kit::Key(tenant, request.employment_id()));
  if (member == nullptr) return kit::Unknown("UNKNOWN_EMPLOYMENT", "no employment has this id");
  ExplainPerson(state, request, *cover, response, now);
  return absl::OkStatus();
}

}  // namespace vagtbro::pool
