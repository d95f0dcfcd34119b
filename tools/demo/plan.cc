#include "plan.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "lines.h"

namespace vagtbro::demo {
namespace {

constexpr std::array kHomes = {"Lindehaven",  "Møllegården", "Åparken",    "Kildebo",
                               "Bakkegården", "Fjordglimt",  "Skovbrynet", "Engvang"};
constexpr std::array kWings = {"Anemonen", "Bøgen", "Cikorien", "Dueurten", "Elletræet"};
constexpr std::array kOffers = {"Egely",  "Birkely",  "Hasselly", "Rønnely",
                                "Pilely", "Tjørnely", "Lærkebo",  "Svalebo",
                                "Vibebo", "Mejsebo",  "Stærebo",  "Solsortbo"};
constexpr std::array kTeams = {"Nord", "Syd", "Øst", "Vest", "Midt"};
constexpr std::array kCentres = {"Værkstedet", "Drivhuset", "Sejlloftet"};

std::string Letter(std::size_t i) { return std::string(1, static_cast<char>('a' + i)); }
std::string Number(std::size_t i) { return std::to_string(i + 1); }

// Residents under 15: nobody works here without a certificate.
void TakeChildren(Unit& unit) {
  unit.children = true;
  for (Line& line : unit.lines) line.requirement.set_child_certificate(true);
}

// One duty that serves two units: it stands in the first and names the second.
void ShareNightWatch(Unit& first, Unit& second) {
  const auto night = std::find_if(first.lines.begin(), first.lines.end(),
                                  [](const Line& line) { return line.is_night(); });
  Line shared = *night;
  shared.code = "night-shared";
  shared.weekday_heads = 1;
  shared.weekend_heads = 1;
  shared.further_unit_ids = {second.id};
  first.night_share_ids.push_back(second.id);
  second.night_share_ids.push_back(first.id);
  first.lines.insert(night, shared);
}

void MakeSisters(std::vector<Unit>& units, std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i) {
    for (std::size_t j = first; j < end; ++j) {
      if (i != j) units[i].sister_ids.push_back(units[j].id);
    }
  }
}

Unit NursingWing(Draw& draw, std::size_t home, std::size_t wing) {
  Unit unit;
  unit.id = "nh" + Number(home) + "-" + Letter(wing);
  unit.facility = std::string("Plejecenter ") + kHomes[home];
  unit.name = std::string(kHomes[home]) + ", " + kWings[wing];
  unit.thin = wing == 0 || wing == 3;
  unit.medication = home < 6 && wing == 1;
  const bool shares_night = home < 3 && wing < 2;
  const int day = draw.Between(9, 10);
  unit.lines = CareLines({.day = day,
                          .weekend_day = day - 2,
                          .evening = draw.Between(5, 6),
                          .night = shares_night ? 1 : 2},
                         unit.medication);
  return unit;
}

void AddNursingHomes(Draw& draw, std::size_t homes, std::size_t wings, std::vector<Unit>& units) {
  for (std::size_t home = 0; home < homes; ++home) {
    const std::size_t first = units.size();
    for (std::size_t wing = 0; wing < wings; ++wing) {
      units.push_back(NursingWing(draw, home, wing));
    }
    MakeSisters(units, first, units.size());
    if (home < 3) ShareNightWatch(units[first], units[first + 1]);
  }
}

void AddHomeCare(Draw& draw, std::size_t teams, std::vector<Unit>& units) {
  const std::size_t first = units.size();
  for (std::size_t team = 0; team < teams; ++team) {
    Unit unit;
    unit.id = "hc" + Number(team);
    unit.name = std::string("Hjemmeplejen ") + kTeams[team];
    unit.facility = "Hjemmeplejen";
    unit.place = Place::kHomeCare;
    unit.thin = team == 1;
    const int day = draw.Between(13, 15);
    unit.lines = HomeCareLines({.day = day, .weekend_day = day - 3, .evening = 7, .night = 2});
    units.push_back(unit);
  }
  MakeSisters(units, first, units.size());
}

void AddHomeNursing(std::vector<Unit>& units) {
  Unit unit;
  unit.id = "hn1";
  unit.name = "Sygeplejen";
  unit.facility = "Sygeplejen";
  unit.place = Place::kHomeNursing;
  unit.lines = NursingLines({.day = 10, .weekend_day = 6, .evening = 4, .night = 1});
  units.push_back(unit);
}

// Two groups of six offers, each offer with two houses; the group's day centre is a sister too.
void AddResidential(Draw& draw, std::size_t offers, std::vector<Unit>& units) {
  for (std::size_t offer = 0; offer < offers; ++offer) {
    for (std::size_t house = 0; house < 2; ++house) {
      Unit unit;
      unit.id = "res" + Number(offer) + "-" + Letter(house);
      unit.facility = std::string("Botilbud ") + kOffers[offer];
      unit.name = std::string(kOffers[offer]) + ", hus " + Number(house);
      unit.place = Place::kResidential;
      unit.thin = house == 1 && offer % 3 == 0;
      const int day = draw.Between(4, 6);
      unit.lines = ResidentialLines({.day = day, .weekend_day = 4, .evening = 4, .night = 1},
                                    offer == 3, offer == 7 && house == 0);
      units.push_back(unit);
    }
  }
}

void AddDayCentres(std::vector<Unit>& units) {
  for (std::size_t centre = 0; centre < kCentres.size(); ++centre) {
    Unit unit;
    unit.id = "day" + Number(centre);
    unit.name = kCentres[centre];
    unit.facility = std::string("Aktivitetscenter ") + kCentres[centre];
    unit.place = Place::kDayCentre;
    unit.lines = DayCentreLines(8);
    units.push_back(unit);
  }
}

// Attendance on weekdays, or on Saturday and Sunday, in one stretch of the day.
struct Attendance {
  int heads = 0;
  std::vector<types::v1::RoleSlot> roles;
};
// (start, length) -> attendance, over the unit's own lines and the watches it shares.
using Stretches = std::map<std::pair<int, int>, Attendance>;

Stretches AttendanceOf(const Municipality& municipality, const Unit& unit, bool weekend) {
  Stretches stretches;
  for (const Unit& owner : municipality.units) {
    for (const Line& line : owner.lines) {
      const auto& further = line.further_unit_ids;
      const bool serves = owner.id == unit.id ||
                          std::find(further.begin(), further.end(), unit.id) != further.end();
      const int heads = weekend ? line.weekend_heads : line.weekday_heads;
      if (!serves || heads == 0) continue;
      Attendance& attendance = stretches[{line.start_minute, line.length_minutes}];
      attendance.heads += heads;
      const auto role = line.requirement.role();
      if (role != types::v1::ROLE_SLOT_UNSPECIFIED) attendance.roles.push_back(role);
    }
  }
  return stretches;
}

// Thin: B as planned, and one fewer is below C. Otherwise A as planned, with one or two to spare;
// where three or fewer are at work nobody is to spare anyhow.
void SetLevels(bool thin, int heads, roster::v1::StaffingRequirementSet& requirement) {
  const int spare = thin || heads <= 3 ? 0 : heads >= 7 ? 2 : 1;
  requirement.set_heads_a(static_cast<std::uint32_t>(thin ? heads + 1 : heads));
  requirement.set_heads_b(static_cast<std::uint32_t>(spare == 0 ? heads : heads - 1));
  requirement.set_heads_c(static_cast<std::uint32_t>(heads - spare));
}

}  // namespace

Municipality Legeby(Draw& draw) {
  Municipality municipality{
      .tenant_id = "legeby", .units = {}, .pool_size = 35, .agencies = 3, .minors = 8};
  std::vector<Unit>& units = municipality.units;
  AddNursingHomes(draw, kHomes.size(), kWings.size(), units);
  AddHomeCare(draw, kTeams.size(), units);
  AddHomeNursing(units);
  const std::size_t offers = units.size();
  AddResidential(draw, kOffers.size(), units);
  TakeChildren(units[offers + 10]);
  const std::size_t half = (units.size() - offers) / 2;
  MakeSisters(units, offers, offers + half);
  MakeSisters(units, offers + half, units.size());
  AddDayCentres(units);
  for (std::size_t i = offers; i < offers + 2 * half; ++i) {
    units[i].sister_ids.push_back(i < offers + half ? "day1" : "day2");
  }
  return municipality;
}

Municipality SmallLegeby(Draw& draw) {
  Municipality municipality{
      .tenant_id = "legeby", .units = {}, .pool_size = 6, .agencies = 1, .minors = 1};
  std::vector<Unit>& units = municipality.units;
  const auto wing = [&](std::size_t i, const Heads& heads, bool medication) {
    Unit unit = NursingWing(draw, 0, i);
    unit.medication = medication;
    unit.lines = CareLines(heads, medication);
    units.push_back(unit);
  };
  wing(0, {.day = 3, .weekend_day = 2, .evening = 2, .night = 1}, false);
  wing(1, {.day = 5, .weekend_day = 4, .evening = 3, .night = 1}, true);
  MakeSisters(units, 0, 2);
  ShareNightWatch(units[0], units[1]);
  AddHomeCare(draw, 1, units);
  units.back().lines = HomeCareLines({.day = 3, .weekend_day = 2, .evening = 2, .night = 1});
  AddResidential(draw, 1, units);
  units.pop_back();
  units.back().lines =
      ResidentialLines({.day = 3, .weekend_day = 2, .evening = 2, .night = 1}, false, true);
  TakeChildren(units.back());
  return municipality;
}

std::vector<roster::v1::StaffingRequirementSet> Requirements(const Municipality& municipality) {
  std::vector<roster::v1::StaffingRequirementSet> requirements;
  for (const Unit& unit : municipality.units) {
    for (const bool weekend : {false, true}) {
      for (const auto& [stretch, attendance] : AttendanceOf(municipality, unit, weekend)) {
        roster::v1::StaffingRequirementSet& requirement = requirements.emplace_back();
        requirement.set_requirement_id("req-" + unit.id + (weekend ? "-weekend-" : "-weekday-") +
                                       std::to_string(stretch.first));
        requirement.set_unit_id(unit.id);
        for (const std::uint32_t day : {1u, 2u, 3u, 4u, 5u, 6u, 7u}) {
          if ((day >= 6) == weekend) requirement.add_weekdays(day);
        }
        requirement.set_start_minute(static_cast<std::uint32_t>(stretch.first));
        requirement.set_length_minutes(static_cast<std::uint32_t>(stretch.second));
        const bool daytime = stretch.first < 12 * 60;
        SetLevels(unit.thin && daytime, attendance.heads, requirement);
        for (const auto role : attendance.roles) requirement.add_role_slots(role);
      }
    }
  }
  return requirements;
}

}  // namespace vagtbro::demo
