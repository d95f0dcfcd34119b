// Ranking: everybody on a rung, judged and put in the order in which they are asked.
//
// Shape:   the eligible by score, then by draw; the others by employment id.
// Source:  domain rule SCORE; at most kKept evaluations a rung are journalled, the eligible first.
#pragma once

#include <cstddef>
#include <vector>

#include "absl/time/time.h"
#include "pool/domain/candidate.h"
#include "pool/domain/eligibility.h"
#include "pool/domain/score.h"

namespace vagtbro::pool {

struct Ranked {
  const Candidate* candidate;
  Judgement judgement;
  Score score;      // of the eligible only
  size_t rank = 0;  // from 1; 0: not eligible
};

struct Ranking {
  std::vector<Ranked> people;
  size_t eligible = 0;  // the first so many of `people`
};

inline constexpr size_t kKept = 60;

// `candidates` must outlive the ranking.
Ranking Rank(const std::vector<Candidate>& candidates, const Question& question, absl::Time now);

// How likely each of the eligible says yes, in order, if `yes` of those who answer do.
std::vector<double> ChancesOf(const Ranking& ranking, double yes);

// One person's place in words that can be kept: score, law, rejection.
v1::CandidateEvaluation EvaluationOf(const Ranked& ranked, const Question& question);

// The first kKept, as they are journalled when a rung is entered.
v1::CandidatesRanked Record(const Ranking& ranking, const Question& question);

// What has changed since `kept` and is worth keeping: people who may be asked now and could not
// before, or who stand among the first `asked` without an evaluation. Those asked already are left
// as they were judged then.
v1::CandidatesRanked Changes(const Ranking& ranking, const Question& question,
                             const v1::CandidatesRanked& kept, size_t asked);

}  // namespace vagtbro::pool
