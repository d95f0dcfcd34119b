// PersonStory: one person in one search, as that person may read it: nobody else is named.
//
// What was kept of a judgement is made whole when it is read: passed rules get their sentences, and
// as long as the facts are the same (by the hash of what the law looked at) also their inputs and
// the nearest legal variant.
//
// Shape:   who has the shift is shown by rung, rank and score alone: a bill would tell their pay.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "pool/api/words.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

// The judgement with every rule in sentences.
v1::CandidateEvaluation InFull(const PoolState& state, const std::string& tenant,
                               const v1::CoverRow& cover, v1::CandidateEvaluation evaluation);

// How the one who has the shift was judged, in figures; without a score if a planner chose them.
// Absent: nobody has it.
std::optional<v1::CandidateEvaluation> WinnerOf(const PoolState& state, const std::string& tenant,
                                                const v1::CoverRow& cover);

// Why somebody was asked, and as which number, or why not; what the law says, and what it costs.
std::vector<std::string> StoryOf(const v1::CandidateEvaluation& evaluation, Language language);

// Part by part beside the one who has the shift.
std::vector<std::string> Beside(const v1::CandidateEvaluation& own,
                                const v1::CandidateEvaluation& winner, Language language);

// Why somebody who might have been asked was not.
std::string WhyNotAsked(const v1::CoverRow& cover, const std::string& employment_id,
                        Language language);

// What became of an offer to somebody, the times they listened to it included.
std::vector<std::string> StoryOf(const v1::OfferRow& offer, const v1::CoverRow& cover,
                                 Language language);

}  // namespace vagtbro::pool
