#include "pool/api/person_story.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "pool/api/acts.h"
#include "pool/api/teller.h"
#include "pool/domain/eligibility.h"
#include "worktime/pay.h"
#include "worktime/proto/verdict.h"

namespace vagtbro::pool {
namespace {

// A passed rule says the same for everybody, so its sentence is not kept.
void PutInWords(types::v1::RuleResult* result) {
  if (!result->passed() || !result->sentence_da().empty()) return;
  for (size_t i = 0; i < worktime::kRuleCount; ++i) {
    const auto rule = static_cast<worktime::RuleId>(i);
    if (result->rule() != worktime::Name(rule)) continue;
    const worktime::RuleResult passed{rule, true, result->warned()};
    result->set_sentence_da(worktime::PlainWords(passed, Language::kDanish));
    result->set_sentence_en(worktime::PlainWords(passed, Language::kEnglish));
  }
}

std::string SumOf(const v1::CandidateEvaluation& evaluation) {
  int64_t sum = 0;
  for (const auto& [part, points] : evaluation.score()) sum += points;
  return std::to_string(sum);
}

std::string ScoreLine(const v1::CandidateEvaluation& evaluation, Language language) {
  std::string line;
  for (const std::string& part : ScoreParts()) {
    const auto points = evaluation.score().find(part);
    if (points == evaluation.score().end()) continue;
    line += ScoreInWords(part, language) + " " + std::to_string(points->second) + ", ";
  }
  return line + In(language, "i alt ", "in all ") + SumOf(evaluation) +
         In(language, " (det laveste tal spørges først).", " (the lowest sum is asked first).");
}

// What the law said, in the fewest words that say all: what is broken or close, and the rest.
void TellLaw(const types::v1::Verdict& verdict, Language language,
             std::vector<std::string>* story) {
  size_t passed = 0;
  for (const types::v1::RuleResult& result : verdict.results()) {
    passed += result.passed() ? 1 : 0;
    if (result.passed() && !result.warned()) continue;
    story->push_back(result.rule() + ": " +
                     In(language, result.sentence_da(), result.sentence_en()));
  }
  if (passed > 0) {
    const std::string all = std::to_string(verdict.results_size());
    story->push_back(In(language, std::to_string(passed) + " af " + all + " regler siger ja.",
                        std::to_string(passed) + " of " + all + " rules say yes."));
  }
  if (verdict.has_nearest_legal()) {
    story->push_back(
        In(language, verdict.nearest_legal().sentence_da(), verdict.nearest_legal().sentence_en()));
  }
}

}  // namespace

v1::CandidateEvaluation InFull(const PoolState& state, const std::string& tenant,
                               const v1::CoverRow& cover, v1::CandidateEvaluation evaluation) {
  const auto* member = state.members().Find(kit::Key(tenant, evaluation.employment_id()));
  types::v1::Verdict& kept = *evaluation.mutable_verdict();
  const bool asked_law = !kept.input_hash().empty();  // an agency's desk answers for its people
  if (member != nullptr && asked_law && evaluation.has_judge_time()) {
    const auto proposal =
        WithTerms(ProposalFor(cover.gap(), kit::FromProto(evaluation.judge_time())), *member);
    types::v1::Verdict again =
        worktime::AskInFull(state.people().WorkerOf(tenant, member->employment().person_id()),
                            proposal, state.ProfileOf(tenant, member->employment(), cover.gap()));
    if (again.input_hash() == kept.input_hash()) kept.Swap(&again);
  }
  for (types::v1::RuleResult& result : *kept.mutable_results()) PutInWords(&result);
  return evaluation;
}

std::optional<v1::CandidateEvaluation> WinnerOf(const PoolState& state, const std::string& tenant,
                                                const v1::CoverRow& cover) {
  if (cover.covered_by_employment_id().empty()) return std::nullopt;
  v1::CandidateEvaluation winner;
  winner.set_eligible(true);
  for (const std::string& offer_id : cover.offer_ids()) {
    const v1::OfferRow* row = state.offers().Find(kit::Key(tenant, offer_id));
    if (row == nullptr || row->state() != v1::OFFER_STATE_CONFIRMED) continue;
    const v1::ShiftOffered& offer = row->offer();
    winner.set_rung(offer.rung());
    const auto ranking =
        state.rankings().Get(RankingKey(tenant, cover.gap().gap_id(), offer.rung()));
    for (const v1::CandidateEvaluation& evaluation : ranking.evaluations()) {
      if (evaluation.employment_id() != offer.employment_id()) continue;
      winner.set_rank(evaluation.rank());
      *winner.mutable_score() = evaluation.score();
      winner.mutable_score()->erase("wish");  // what somebody wishes is nobody else's matter
    }
  }
  return winner;
}

std::vector<std::string> StoryOf(const v1::CandidateEvaluation& evaluation, Language language) {
  const std::string rung = RungInWords(evaluation.rung(), language);
  std::vector<std::string> story;
  if (!evaluation.eligible()) {
    const std::string why = RejectionInWords(evaluation.rejection(), language);
    story.push_back(In(language, "Kunne ikke spørges på trinnet " + rung + ", fordi " + why + ".",
                       "Could not be asked on the rung " + rung + ", because " + why + "."));
  } else {
    const std::string rank = std::to_string(evaluation.rank());
    const std::string parts = ScoreLine(evaluation, language);
    story.push_back(evaluation.rank() == 0
                        ? In(language, "Kan spørges på trinnet " + rung + ": " + parts,
                             "May be asked on the rung " + rung + ": " + parts)
                        : In(language, "Nummer " + rank + " på trinnet " + rung + ": " + parts,
                             "Number " + rank + " on the rung " + rung + ": " + parts));
  }
  TellLaw(evaluation.verdict(), language, &story);
  const std::string bill = BillInWords(evaluation.verdict(), language);
  if (bill.empty() || !evaluation.eligible()) return story;
  const std::string sum = worktime::Kroner(evaluation.verdict().cost_ore(), language);
  story.push_back(In(language, "Vagten ville koste " + sum + " med dig: " + bill,
                     "The shift would cost " + sum + " with you: " + bill));
  return story;
}

std::vector<std::string> Beside(const v1::CandidateEvaluation& own,
                                const v1::CandidateEvaluation& winner, Language language) {
  if (winner.score().empty()) {
    return {In(language, "Den, der har vagten, er sat på uden om rangordenen.",
               "Who has the shift was put on it outside the ranking.")};
  }
  std::vector<std::string> lines = {
      In(language,
         "Den, der har vagten, var nummer " + std::to_string(winner.rank()) + " på trinnet " +
             RungInWords(winner.rung(), language) + ".",
         "Who has the shift was number " + std::to_string(winner.rank()) + " on the rung " +
             RungInWords(winner.rung(), language) + ".")};
  for (const std::string& part : ScoreParts()) {
    const auto mine = own.score().find(part);
    const auto theirs = winner.score().find(part);
    if (mine == own.score().end() || theirs == winner.score().end()) continue;
    const std::string a = std::to_string(mine->second), b = std::to_string(theirs->second);
    lines.push_back("  " + ScoreInWords(part, language) + ": " +
                    In(language, a + " hos dig, " + b + " hos den, der har vagten",
                       a + " with you, " + b + " with the one who has the shift"));
  }
  if (own.score().empty()) return lines;
  lines.push_back("  " + In(language, "i alt: " + SumOf(own) + " mod " + SumOf(winner),
                            "in all: " + SumOf(own) + " against " + SumOf(winner)));
  return lines;
}

std::string WhyNotAsked(const v1::CoverRow& cover, const std::string& employment_id,
                        Language language) {
  if (cover.kept_for_others().count(employment_id) != 0) {
    return In(language, "Holdes til en anden vagt, hvor der er mere brug for dig.",
              "Is kept for another shift where you are needed more.");
  }
  if (cover.closed()) {
    const std::string when = Spoken(kit::FromProto(cover.close_time()), language);
    return In(language, "Blev ikke spurgt, for søgningen sluttede " + when + ". ",
              "Was not asked, for the search ended " + when + ". ") +
           CloseInWords(cover.close_reason(), language);
  }
  if (cover.has_escalate_time()) {
    const std::string when = Spoken(kit::FromProto(cover.escalate_time()), language);
    return In(language, "Blev ikke spurgt, før lederen overtog " + when + ".",
              "Was not asked before the leader took over " + when + ".");
  }
  return In(language, "Er ikke spurgt endnu; andre står foran.",
            "Has not been asked yet; others come first.");
}

std::vector<std::string> StoryOf(const v1::OfferRow& offer, const v1::CoverRow& cover,
                                 Language language) {
  Teller teller(language);
  teller.Say(kit::FromProto(offer.offer_time()), "Blev spurgt.", "Was asked.");
  if (offer.state() == v1::OFFER_STATE_DECLINED) {
    teller.Say(kit::FromProto(offer.answer_time()), "Sagde nej tak.", "Said no, thank you.");
  }
  if (offer.state() == v1::OFFER_STATE_LAPSED) {
    teller.Say(kit::FromProto(offer.offer().lapse_time()), "Nåede ikke at svare.",
               "Did not answer in time.");
  }
  for (const v1::HoldMark& hold : cover.holds()) {
    if (hold.offer_id() != offer.offer().offer_id()) continue;
    teller.Say(kit::FromProto(hold.start_time()),
               "Lyttede til tilbuddet i telefonen; vagten blev holdt imens.",
               "Listened to the offer on the telephone; the shift was held meanwhile.");
  }
  TellYes(offer, In(language, "Du", "You"), &teller);
  return teller.Told();
}

}  // namespace vagtbro::pool
