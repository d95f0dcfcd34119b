#include "pool/api/explain.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "pool/api/board.h"
#include "pool/api/offers.h"
#include "pool/api/person_story.h"
#include "pool/api/story.h"
#include "pool/api/told.h"
#include "pool/domain/ranking.h"
#include "pool/store/roll.h"

namespace vagtbro::pool {
namespace {

void Tell(const std::vector<std::string>& danish, const std::vector<std::string>& english,
          v1::ExplainResponse* response) {
  for (const std::string& line : danish) response->add_story_da(line);
  for (const std::string& line : english) response->add_story_en(line);
}

using Lines = std::vector<std::string>;

// `lines` gives the same story in either language.
template <class Tale>
void TellBoth(const Tale& lines, v1::ExplainResponse* response) {
  Tell(lines(Language::kDanish), lines(Language::kEnglish), response);
}

// How the person would be judged now, on the first rung where they stand; nullopt: on none.
std::optional<v1::CandidateEvaluation> JudgeNow(const PoolState& state, const std::string& tenant,
                                                const v1::CoverRow& cover,
                                                const std::string& employment_id, absl::Time now) {
  const v1::PolicySet policy = state.PolicyFor(tenant, cover);
  const auto proposal = ProposalFor(cover.gap(), now);
  for (const v1::RungPolicy& rung : policy.ladder()) {
    const Question question{cover.gap(), proposal, policy, rung.rung()};
    for (const Candidate& candidate : PeopleOn(state, tenant, cover, policy, rung.rung(), now)) {
      if (candidate.member->employment().employment_id() != employment_id) continue;
      Ranked ranked{&candidate, Judge(candidate, question, now), {}};
      if (!ranked.judgement.rejection) ranked.score = ScoreOf(candidate, question);
      v1::CandidateEvaluation evaluation = EvaluationOf(ranked, question);
      *evaluation.mutable_judge_time() = kit::ToProto(now);
      return InFull(state, tenant, cover, std::move(evaluation));
    }
  }
  return std::nullopt;
}

void TellNow(const PoolState& state, const v1::ExplainRequest& request, const v1::CoverRow& cover,
             v1::ExplainResponse* response, absl::Time now, bool own) {
  auto evaluation = JudgeNow(state, request.tenant_id(), cover, request.employment_id(), now);
  if (evaluation && !own) evaluation = ToldToPlanner(*std::move(evaluation));
  if (!evaluation) {
    Tell(
        {"Står ikke på noget trin for denne vagt: hører ikke til afdelingen, en søsterafdeling, "
         "vikarkorpset eller et vikarbureau, og har ingen vagt, der kan forlænges."},
        {"Stands on no rung for this shift: not of the unit, a sister unit, the substitute pool or "
         "an agency, and without a shift that could be extended."},
        response);
    return;
  }
  if (cover.closed()) {
    TellBoth([&](Language language) { return Lines{WhyNotAsked(cover, "", language)}; }, response);
    Tell({"Sådan ville det se ud lige nu:"}, {"As it would stand now:"}, response);
  } else {
    Tell({"Er ikke spurgt. Sådan ser det ud lige nu:"}, {"Has not been asked. As it stands now:"},
         response);
  }
  *response->add_evaluations() = *evaluation;
  TellBoth([&](Language language) { return StoryOf(*evaluation, language); }, response);
}

// The board's line without anybody's name but the reader's.
void HideOthers(const std::string& employment_id, v1::BoardGap* gap) {
  if (gap->leader_employment_id() != employment_id) gap->clear_leader_employment_id();
  if (gap->covered_by_employment_id() != employment_id) gap->clear_covered_by_employment_id();
  gap->clear_owner_employment_id();
  gap->clear_undoable_act();
  gap->clear_undoable_actor_employment_id();
  gap->clear_possible_acts();
  auto* offers = gap->mutable_in_flight();
  offers->erase(std::remove_if(offers->begin(), offers->end(),
                               [&](const v1::BoardOffer& offer) {
                                 return offer.employment_id() != employment_id;
                               }),
                offers->end());
}

// The judgement to be laid beside the winner's: on the same rung, else the first that may be asked.
const v1::CandidateEvaluation* Comparable(const v1::ExplainResponse& response) {
  const v1::CandidateEvaluation* comparable = nullptr;
  for (const v1::CandidateEvaluation& evaluation : response.evaluations()) {
    if (!evaluation.eligible()) continue;
    if (evaluation.rung() == response.winner().rung()) return &evaluation;
    if (comparable == nullptr) comparable = &evaluation;
  }
  return comparable;
}

void TellWinner(const PoolState& state, const v1::ExplainRequest& request,
                const v1::CoverRow& cover, v1::ExplainResponse* response) {
  const auto winner = WinnerOf(state, request.tenant_id(), cover);
  if (!winner) return;
  *response->mutable_winner() = *winner;
  if (cover.covered_by_employment_id() == request.employment_id()) return;
  const v1::CandidateEvaluation* own = Comparable(*response);
  if (own == nullptr) return;
  TellBoth([&](Language language) { return Beside(*own, *winner, language); }, response);
}

// Made to the person, or answered with their name by the agency that sends them.
bool Concerns(const v1::OfferRow& offer, const std::string& employment_id) {
  return offer.offer().employment_id() == employment_id ||
         offer.worker_employment_id() == employment_id;
}

void ExplainPerson(const PoolState& state, const v1::ExplainRequest& request,
                   const v1::CoverRow& cover, v1::ExplainResponse* response, absl::Time now,
                   bool own) {
  const std::string& tenant = request.tenant_id();
  HideOthers(request.employment_id(), response->mutable_gap());
  bool might = false;
  for (const auto& [key, ranking] :
       state.rankings().Under(kit::Key(tenant, request.gap_id()) + "+")) {
    for (const v1::CandidateEvaluation& kept : ranking.evaluations()) {
      if (kept.employment_id() != request.employment_id()) continue;
      v1::CandidateEvaluation evaluation = InFull(state, tenant, cover, kept);
      if (!own) evaluation = ToldToPlanner(std::move(evaluation));
      might = might || evaluation.eligible();
      *response->add_evaluations() = evaluation;
      TellBoth([&](Language language) { return StoryOf(evaluation, language); }, response);
    }
  }
  for (const std::string& offer_id : cover.offer_ids()) {
    const v1::OfferRow* row = state.offers().Find(kit::Key(tenant, offer_id));
    if (row == nullptr || !Concerns(*row, request.employment_id())) continue;
    *response->add_offers() = OfferOf(*row);
    const v1::OfferRow told = own ? *row : ToldToPlanner(*row);
    TellBoth([&](Language language) { return StoryOf(told, cover, language); }, response);
  }
  const bool asked = response->offers_size() > 0;
  if (might && !asked) {
    TellBoth(
        [&](Language language) {
          return Lines{WhyNotAsked(cover, request.employment_id(), language)};
        },
        response);
  }
  if (response->evaluations_size() > 0 || asked) {
    TellWinner(state, request, cover, response);
  } else if (cover.forgotten()) {
    Tell({"Søgningen sluttede for mere end 90 dage siden; hvad der blev vurderet, er slettet."},
         {"The search ended more than 90 days ago; what was judged has been erased."}, response);
  } else {
    TellNow(state, request, cover, response, now, own);
    TellWinner(state, request, cover, response);
  }
}

void ExplainSearch(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
                   v1::ExplainResponse* response) {
  Tell(StoryOf(state, tenant, cover, Language::kDanish),
       StoryOf(state, tenant, cover, Language::kEnglish), response);
  const std::string prefix = kit::Key(tenant, cover.gap().gap_id()) + "+";
  for (const auto& [key, ranking] : state.rankings().Under(prefix)) {
    for (const auto& evaluation : ranking.evaluations()) {
      *response->add_evaluations() = ToldToPlanner(evaluation);
    }
  }
  for (const std::string& offer_id : cover.offer_ids()) {
    const v1::OfferRow* row = state.offers().Find(kit::Key(tenant, offer_id));
    if (row != nullptr) *response->add_offers() = OfferOf(*row);
  }
}

}  // namespace

absl::Status Explain(const PoolState& state, const v1::ExplainRequest& request,
                     v1::ExplainResponse* response, absl::Time now, const std::string& reader) {
  if (!kit::IsId(request.gap_id())) return kit::Malformed("gap_id", "name a gap");
  const std::string& tenant = request.tenant_id();
  const v1::CoverRow* cover = state.covers().Find(kit::Key(tenant, request.gap_id()));
  if (cover == nullptr) return kit::Unknown("UNKNOWN_GAP", "no gap has this id");
  *response->mutable_gap() = BoardGapOf(state, tenant, *cover, now);
  if (request.employment_id().empty()) {
    ExplainSearch(state, tenant, *cover, response);
    return absl::OkStatus();
  }
  if (!kit::IsId(request.employment_id())) {
    return kit::Malformed("employment_id", "name an employment, or none");
  }
  const auto* member = state.members().Find(kit::Key(tenant, request.employment_id()));
  if (member == nullptr) return kit::Unknown("UNKNOWN_EMPLOYMENT", "no employment has this id");
  ExplainPerson(state, request, *cover, response, now, reader == request.employment_id());
  return absl::OkStatus();
}

}  // namespace vagtbro::pool
