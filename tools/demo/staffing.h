// Staffing: puts people on shifts so that no hard rule of work-time law is broken.
//
// Every shift goes to somebody for whom worktime::Evaluate() allows it, together with all they have
// already; among those to whoever is furthest behind their contract. A shift that nobody may take
// stays without a holder.
//
// Shape:   ordered by start, then id. A published roster: every weekend off every second week where
//          it can be, nights to the night people, and runs of the same shift.
#pragma once

#include <vector>

#include "draw.h"
#include "people.h"
#include "plan.h"
#include "vagtbro/roster/v1/roster_events.pb.h"

namespace vagtbro::demo {

std::vector<roster::v1::Shift> Staff(Draw& draw, const Municipality& municipality,
                                     const std::vector<Person>& people, const Horizon& horizon);

}  // namespace vagtbro::demo
