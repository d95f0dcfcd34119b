// Story: what happened in a search, step by step, in words; told from its rows.
//
// Shape:   one sentence a step, oldest first, each beginning with the local time. People are named
//          by their employment id only where they took the shift or tried to; a no names nobody.
//          Ninety days after the end nobody is named but who has the shift and who led.
#pragma once

#include <string>
#include <vector>

#include "pool/api/words.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

std::vector<std::string> StoryOf(const PoolState& state, const std::string& tenant,
                                 const v1::CoverRow& cover, Language language);

}  // namespace vagtbro::pool
