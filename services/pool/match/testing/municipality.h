// Municipality: seeded problems as they happen: staff with homes, levels, hours and a planned week,
// of whom some fall ill in the next three days.
//
// Shape:   the same size and seed make the same municipality.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "pool/match/problem.h"

namespace vagtbro::pool::match {

struct Size {
  int staff = 3'000;
  int gaps = 200;
  int movable = 0;
  double reach_km = 6;     // candidates live at most so far away
  double town_km = 20;     // a square of this side
  bool splits = false;     // long gaps may be split in the middle
  int most_in_a_week = 6;  // shifts; a rule that shows only in the law, not in pairs
};

// What the law looks at; the verifier looks at it too, in its own way.
struct Staff {
  double x = 0;
  double y = 0;
  int level = 0;                      // 0 unskilled … 3 nurse
  std::int64_t contract_minutes = 0;  // a week
  int recent_covers = 0;
  std::vector<worktime::Interval> planned;  // that cannot move
};

struct Municipality {
  Size size;
  std::vector<Staff> staff;
  Problem problem;

  // 11 hours of rest, no two at once, most_in_a_week shifts. The municipality must outlive it.
  Law law() const;

 private:
  bool FewEnough(std::span<const worktime::Interval> held,
                 std::span<const worktime::Interval> planned) const;
};

// With candidates: qualified, near, rested, within hours; priced by pay, overtime, distance and
// recent covers.
std::unique_ptr<Municipality> MakeMunicipality(const Size& size, std::uint64_t seed);

}  // namespace vagtbro::pool::match
