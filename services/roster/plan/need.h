// Need: would filling a vacated shift help its units, as the roster stands or might stand?
//
// Shape:   nullopt: nobody need be searched for. Nothing is emitted.
// Source:  domain/fit.h.
#pragma once

#include <optional>
#include <string>

#include "roster/domain/fit.h"
#include "roster/store/levels.h"

namespace vagtbro::roster {

// For a row that nobody holds; it may be an imagined one.
std::optional<Fit> NeedOf(const RosterState& state, const std::string& tenant,
                          const v1::ShiftRow& row, absl::Time now, Counting counting,
                          const Imagined& imagined = {});

// The worst level of its units while it is vacant, the shift itself not counted.
v1::ServiceLevel LevelWithout(const RosterState& state, const std::string& tenant,
                              const v1::ShiftRow& row, absl::Time now);

}  // namespace vagtbro::roster
