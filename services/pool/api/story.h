// Story: what happened in a search, step by step, in words; told from its rows.
//
// Shape:   one sentence a step, oldest first, each beginning with the local time. People are named
// by
//          their employment id only where they took the shift or tried to; a no names nobody.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "pool/api/words.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

std::vector<std::string> StoryOf(const PoolState& state, const std::string& tenant,
                                 const v1::CoverRow& cover, Language language);

// Why somebody was asked, and as which number; or why not.
std::vector<std::string> StoryOf(const v1::CandidateEvaluation& evaluation, Language language);

// What became of an offer to somebody.
std::vector<std::string> StoryOf(const v1::OfferRow& offer, Language language);

}  // namespace vagtbro::pool
