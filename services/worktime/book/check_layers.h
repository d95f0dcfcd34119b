// CheckLayers: whether all layers of a rule book may stand together, before anybody asks it.
//
// Errors:  every fault is found, each with file and line; none hides another.
#pragma once

#include <vector>

#include "worktime/book/layer.h"

namespace vagtbro::worktime {

// In the order in which they are laid, each completed by the version that it continues.
std::vector<Layer> InOrder(std::vector<Layer> layers, std::vector<Fault>& faults);

// What the layers may not say, or not together: looser amounts, unknown agreements, two layers of
// one id at a time, two layers of a kind that set the same figure for the same people at a time.
// Requires InOrder().
void CheckLayers(const std::vector<Layer>& layers, std::vector<Fault>& faults);

}  // namespace vagtbro::worktime
