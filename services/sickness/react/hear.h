// What sickness does with the events of others: it learns about whom calls may be taken, and who
// leads a unit.
//
// Errors:  a malformed event is parked as a dead letter.
// Threads: called once at start; the reactions run on the owner thread.
#pragma once

#include "kit/bus/hearing.h"
#include "sickness/store/sickness_state.h"

namespace vagtbro::sickness {

// Both references must outlive `hearing`.
void Hear(const SicknessState& state, kit::Hearing& hearing);

}  // namespace vagtbro::sickness
