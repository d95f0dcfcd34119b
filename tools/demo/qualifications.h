// Qualifications: what the people of Legeby Kommune may do, where they may not go, and how far it
// is.
//
// Nurses and SOSU assistants stand in the register, a few of them with a lapsed or limited
// authorisation; some helpers may give insulin; most of the pool and whoever works in a unit with
// children has a certificate; a handful is restricted. Nobody has signed away the 48 hours.
//
// Shape:   changes no name, contract or consent that was drawn before; agency desks get nothing.
#pragma once

#include <vector>

#include "draw.h"
#include "people.h"
#include "plan.h"

namespace vagtbro::demo {

void Qualify(Draw& draw, const Municipality& municipality, const Horizon& horizon,
             std::vector<Person>& people);

}  // namespace vagtbro::demo
