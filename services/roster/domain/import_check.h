// Import checks: what is wrong with a record of a roster, in a word and in a sentence.
//
// Shape:   the first fault found; nullopt: none. Reasons are UPPER_SNAKE_CASE and stable.
// Errors:  a rejection is an answer to the planning system; the other records are kept.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "roster/domain/shared_watch.h"
#include "roster/domain/shift_row.h"
#include "vagtbro/roster/v1/plan_events.pb.h"
#include "vagtbro/roster/v1/roster_events.pb.h"
#include "vagtbro/roster/v1/roster_facts.pb.h"

namespace vagtbro::roster {

struct Rejection {
  std::string reason;
  std::string advice;  // English, says what to do
};

using IsKnown = std::function<bool(const std::string& id)>;

Rejection MalformedId();

// Every profession there is, for a slot that anybody may hold.
std::vector<types::v1::Profession> AllProfessions();

// Days of the week, 1 Monday to 7 Sunday, at least one unless it is meant for public holidays.
std::optional<Rejection> CheckDays(const google::protobuf::RepeatedField<uint32_t>& weekdays,
                                   bool public_holidays);

std::optional<Rejection> CheckUnit(const v1::UnitRegistered& unit);

std::optional<Rejection> CheckRequirement(const v1::StaffingRequirementSet& requirement,
                                          const IsKnown& unit);

std::optional<Rejection> CheckDayOff(const v1::DayOffPlanned& day_off, const IsKnown& employment);

std::optional<Rejection> CheckPolicy(const v1::RosterPolicySet& policy);

std::optional<Rejection> CheckShift(const v1::Shift& shift, const IsKnown& unit,
                                    const IsKnown& employment);

// What only the facts about its units can tell of a shift that is right by itself.
std::optional<Rejection> CheckSharing(const v1::Shift& shift, const Units& units);

// A time that a person holds or is to hold. Empty person: nobody has the shift.
struct Holding {
  std::string shift_id;
  std::string person;
  Interval interval;
};

// Holdings a person has now that share an instant with `interval`.
using Standing =
    std::function<std::vector<Holding>(const std::string& person, const Interval& interval)>;

// Positions in `offered` that would put a person in two places once all the others are taken in.
// An offered holding takes the place of the standing one of the same shift; of two offered ones
// that overlap, the later is named.
std::set<size_t> DoubleBooked(const std::vector<Holding>& offered, const Standing& standing);

}  // namespace vagtbro::roster
