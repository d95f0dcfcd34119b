// The people of Legeby Kommune: names, trainings, contracts, consents and leave.
//
// Shape:   ordered by employment id. Enough people for the plan's hours and not many more, trained
// in
//          the shares found in Danish care; nobody who exists.
#pragma once

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "draw.h"
#include "plan.h"
#include "vagtbro/directory/v1/directory_service.pb.h"

namespace vagtbro::demo {

// What a person is in the stand-in for a telephone network: some answer more readily than others.
enum class Standing { kOwn, kSister, kPool, kAgency, kLeader };

// "own", "sister", "pool", "agency" or "leader".
const char* Word(Standing standing);

struct Person {
  directory::v1::PersonRecord record;
  Standing standing = Standing::kOwn;
  std::size_t unit = 0;    // index of the home unit; only own and sister
  bool rostered = false;   // has shifts: unit staff, neither leader nor minor
  bool nights = false;     // works nights first
  int weekend_parity = 0;  // works every second weekend: the even or the odd ones
};

// The weeks for which leave is drawn.
struct Horizon {
  absl::CivilDay start;
  int weeks = 0;
};

std::vector<Person> People(Draw& draw, const Municipality& municipality, const Horizon& horizon);

}  // namespace vagtbro::demo
