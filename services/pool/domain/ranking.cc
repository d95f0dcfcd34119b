#include "pool/domain/ranking.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "worktime/proto/facts.h"
#include "worktime/proto/verdict.h"
#include "worktime/rules.h"

namespace vagtbro::pool {
namespace {

// The law's answer as it is kept. Passed rules keep their margin only: sentences and inputs are for
// those who ask why not, so only what is broken is put into words.
types::v1::Verdict KeptLaw(const Candidate& candidate, const worktime::Proposal& proposal) {
  if (IsAgency(candidate)) return worktime::AnsweredByAgency();
  worktime::Verdict law =
      worktime::Evaluate(*candidate.worker, ProposalTo(candidate, proposal), *candidate.profile);
  std::vector<worktime::RuleResult> all = std::move(law.results);
  law.results.clear();
  for (const auto& result : all) {
    if (!result.passed) law.results.push_back(result);
  }
  types::v1::Verdict kept = worktime::ToProto(law);
  google::protobuf::RepeatedPtrField<types::v1::RuleResult> broken;
  broken.Swap(kept.mutable_results());
  auto next = broken.begin();
  for (const auto& result : all) {
    types::v1::RuleResult* rule = kept.add_results();
    if (!result.passed) {
      rule->Swap(&*next++);
      continue;
    }
    rule->set_rule(std::string(worktime::Name(result.rule)));
    rule->set_passed(true);
    if (result.margin_minutes) rule->set_margin_minutes(*result.margin_minutes);
  }
  return kept;
}

v1::CandidatesRanked EmptyRecord(const Question& question) {
  v1::CandidatesRanked record;
  record.set_gap_id(question.gap.gap_id());
  record.set_rung(question.rung);
  return record;
}

const std::string& IdOf(const Ranked& ranked) {
  return ranked.candidate->member->employment().employment_id();
}

}  // namespace

Ranking Rank(const std::vector<Candidate>& candidates, const Question& question, absl::Time now) {
  struct Placed {
    Ranked ranked;
    uint64_t draw;
  };
  std::vector<Placed> placed;
  placed.reserve(candidates.size());
  Ranking ranking;
  for (const Candidate& candidate : candidates) {
    Ranked ranked{&candidate, Judge(candidate, question, now), {}};
    uint64_t draw = 0;
    if (!ranked.judgement.rejection) {
      ++ranking.eligible;
      ranked.score = ScoreOf(candidate, question);
      draw = DrawOf(question.gap.gap_id(), IdOf(ranked));
    }
    placed.push_back({ranked, draw});
  }
  std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    const bool a_out = a.ranked.judgement.rejection.has_value();
    const bool b_out = b.ranked.judgement.rejection.has_value();
    const auto a_sum = a.ranked.score.sum();
    const auto b_sum = b.ranked.score.sum();
    return std::tie(a_out, a_sum, a.draw, IdOf(a.ranked)) <
           std::tie(b_out, b_sum, b.draw, IdOf(b.ranked));
  });
  ranking.people.reserve(placed.size());
  for (Placed& person : placed) {
    if (!person.ranked.judgement.rejection) person.ranked.rank = ranking.people.size() + 1;
    ranking.people.push_back(person.ranked);
  }
  return ranking;
}

std::vector<double> ChancesOf(const Ranking& ranking, double yes) {
  std::vector<double> chances;
  chances.reserve(ranking.eligible);
  for (size_t i = 0; i < ranking.eligible; ++i) {
    chances.push_back(ranking.people[i].candidate->reach * yes);
  }
  return chances;
}

v1::CandidateEvaluation EvaluationOf(const Ranked& ranked, const Question& question) {
  v1::CandidateEvaluation evaluation;
  evaluation.set_employment_id(IdOf(ranked));
  evaluation.set_rung(question.rung);
  evaluation.set_eligible(!ranked.judgement.rejection.has_value());
  if (ranked.judgement.rejection) {
    evaluation.set_rejection(Name(*ranked.judgement.rejection));
  } else {
    evaluation.set_rank(static_cast<uint32_t>(ranked.rank));
    auto& score = *evaluation.mutable_score();
    score["unfamiliarity"] = ranked.score.unfamiliarity;
    score["cost"] = ranked.score.cost;
    score["fairness"] = ranked.score.fairness;
    score["distance"] = ranked.score.distance;
    if (ranked.score.wish != 0) score["wish"] = ranked.score.wish;
  }
  *evaluation.mutable_verdict() = KeptLaw(*ranked.candidate, question.proposal);
  return evaluation;
}

v1::CandidatesRanked Record(const Ranking& ranking, const Question& question) {
  v1::CandidatesRanked record = EmptyRecord(question);
  for (size_t i = 0; i < std::min(kKept, ranking.people.size()); ++i) {
    *record.add_evaluations() = EvaluationOf(ranking.people[i], question);
  }
  return record;
}

v1::CandidatesRanked Changes(const Ranking& ranking, const Question& question,
                             const v1::CandidatesRanked& kept, size_t asked) {
  std::map<std::string, bool> was_eligible;
  for (const auto& evaluation : kept.evaluations()) {
    was_eligible[evaluation.employment_id()] = evaluation.eligible();
  }
  v1::CandidatesRanked record = EmptyRecord(question);
  for (size_t i = 0; i < ranking.eligible && record.evaluations_size() < int{kKept}; ++i) {
    const auto before = was_eligible.find(IdOf(ranking.people[i]));
    const bool news = before == was_eligible.end() ? i < asked : !before->second;
    if (news) *record.add_evaluations() = EvaluationOf(ranking.people[i], question);
  }
  return record;
}

}  // namespace vagtbro::pool
