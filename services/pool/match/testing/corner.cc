#include "pool/match/testing/corner.h"

namespace vagtbro::pool::match {

absl::Time At(int day, int hour) {
  return absl::FromCivil(absl::CivilDay(2026, 2, 2), absl::UTCTimeZone()) +
         absl::Hours(24 * day + hour);
}

Corner::Corner(int people, int hours) {
  town_.size.most_in_a_week = 7;
  town_.problem.weeks.push_back({At(0, 0), At(7, 0)});
  town_.problem.people.assign(people, {2, {std::int64_t{60} * hours}});
  town_.staff.resize(people);
}

int Corner::AddGap(int day, int from_hour, int to_hour, Cost drop_price) {
  problem().gaps.push_back({{At(day, from_hour), At(day, to_hour)}, drop_price, {}, 0, 0});
  return static_cast<int>(problem().gaps.size()) - 1;
}

int Corner::AddShift(int owner, int day, int from_hour, int to_hour, Cost move_price) {
  problem().shifts.push_back({{At(day, from_hour), At(day, to_hour)}, owner, move_price, 0});
  return static_cast<int>(problem().shifts.size()) - 1;
}

void Corner::AddPlanned(int person, int day, int from_hour, int to_hour) {
  town_.staff[person].planned.push_back({At(day, from_hour), At(day, to_hour)});
}

void Corner::CanTake(int person, const Duty& duty, Cost cost) {
  problem().candidates.push_back({person, duty, cost});
}

void Corner::Promise(int person, const Duty& duty, Cost cost) {
  problem().promises.push_back({person, duty, cost});
}

}  // namespace vagtbro::pool::match
