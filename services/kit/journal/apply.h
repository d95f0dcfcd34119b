// ApplyEvent: folds one event into a state, the journal's own facts included.
#pragma once

#include "kit/journal/state.h"

namespace vagtbro::kit {

// False: the type is unknown to this binary.
bool ApplyEvent(State& state, const Envelope& envelope);

}  // namespace vagtbro::kit
