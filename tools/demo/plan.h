// The plan of Legeby Kommune: its units, what runs in them every day, and who may run it.
//
// Shape:   a Line is a row of equal shifts; every weekday has `weekday_heads` of them and every
//          Saturday and Sunday `weekend_heads`. The attendance a unit needs follows from its lines.
// Units:   local minutes after midnight; lengths by the wall clock.
// Source:  domain fixture "Legeby Kommune": 8 nursing homes, home care in 5 teams, a nursing team,
//          12 residential offers in two groups, 3 day centres, 3 shared night watches, 1 sleeping.
#pragma once

#include <string>
#include <vector>

#include "draw.h"
#include "vagtbro/roster/v1/roster_events.pb.h"
#include "vagtbro/types/v1/work.pb.h"

namespace vagtbro::demo {

enum class Place { kNursingHome, kHomeCare, kHomeNursing, kResidential, kDayCentre };

struct Line {
  std::string code;  // unique in the unit; part of the shift id
  int start_minute = 0;
  int length_minutes = 0;
  types::v1::ShiftKind kind = types::v1::SHIFT_KIND_ORDINARY;
  types::v1::ShiftTier tier = types::v1::SHIFT_TIER_BASIS;
  int weekday_heads = 0;
  int weekend_heads = 0;
  types::v1::SlotRequirement requirement;
  std::vector<std::string> further_unit_ids;  // a shared night watch serves these too

  bool is_night() const { return kind != types::v1::SHIFT_KIND_ORDINARY; }
};

struct Unit {
  std::string id;
  std::string name;
  std::string facility;
  Place place = Place::kNursingHome;
  std::vector<std::string> sister_ids;
  std::vector<std::string> night_share_ids;  // near enough to share a night watch with
  std::vector<Line> lines;
  bool thin = false;        // has nobody to spare in the daytime: one absence is below C
  bool medication = false;  // four eyes on every round: a responsible and a checker
  bool children = false;    // has residents under 15: whoever works here needs a certificate
};

struct Municipality {
  std::string tenant_id;
  std::vector<Unit> units;
  int pool_size = 0;
  int agencies = 0;
  int minors = 0;
};

// About 2,250 people in 73 units.
Municipality Legeby(Draw& draw);

// Four units of one nursing home, one home-care team and one residential offer; about 70 people.
Municipality SmallLegeby(Draw& draw);

// What the units need, worked out from their lines: heads for A, B and C, and named roles.
std::vector<roster::v1::StaffingRequirementSet> Requirements(const Municipality& municipality);

}  // namespace vagtbro::demo
