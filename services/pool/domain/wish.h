// Wish: how much somebody would like to work in a time, or would rather not.
//
// Shape:   pure; per cent of the time's length, from -100 (rather not at all) to 100 (all of it).
#pragma once

#include <cstdint>
#include <vector>

#include "vagtbro/pool/v1/desk_facts.pb.h"
#include "vagtbro/types/v1/interval.pb.h"

namespace vagtbro::pool {

int64_t WishPercent(const std::vector<const v1::WishSet*>& wishes,
                    const types::v1::Interval& interval);

}  // namespace vagtbro::pool
