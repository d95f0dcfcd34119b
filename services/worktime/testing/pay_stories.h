// Words in which the tests of pay tell their stories: rates that can be reckoned in the head.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "worktime/pay.h"
#include "worktime/testing/stories.h"

namespace vagtbro::worktime::testing {

// A nurse earns 200.00 kr. an hour. A half hour of evening is 36, of night 40, of Saturday 32, of
// Sunday 50 kr.; an hour of overtime is 100 kr. on top.
inline Profile Agreement() {
  Profile profile;
  PayRates& pay = profile.pay;
  pay.hourly_ore[static_cast<std::size_t>(Profession::kNurse)] = 20'000;
  pay.evening = {17 * 60, 23 * 60, 3'600};
  pay.night = {23 * 60, 6 * 60, 4'000};
  pay.saturday = {8 * 60, 24 * 60, 3'200};
  pay.sunday = {0, 24 * 60, 5'000};
  pay.half_holiday_start_minute = 12 * 60;
  pay.change_hour_ore = 4'407;
  pay.change_on_call_hour_ore = 2'004;
  pay.overtime_notice_ore = 5'469;
  pay.revoked_day_off_ore = 30'000;
  pay.call_in_minimum = absl::Hours(3);
  pay.split_shift_ore = 2'500;
  return profile;
}

inline Profile PrivateFlat() {
  Profile profile = Agreement();
  profile.pay = {.hourly_ore = profile.pay.hourly_ore, .overtime_share = 0};
  return profile;
}

inline constexpr int kFullTime = 37 * 60;
inline constexpr int kPartTime = 28 * 60;
inline constexpr int kByTheHour = 0;

// An extra duty for a nurse, agreed long before.
inline Proposal Extra(Duty duty, int weekly_minutes = kPartTime) {
  Proposal proposal = Propose(std::move(duty));
  proposal.terms = {weekly_minutes, Profession::kNurse};
  return proposal;
}

inline Cost Priced(const WorkerFacts& facts, const Proposal& proposal,
                   const Profile& profile = Agreement()) {
  return CostOf(Worker(facts), proposal, profile);
}

// Of a part-timer with nothing planned.
inline Cost Priced(Duty duty, const Profile& profile = Agreement()) {
  return Priced(Nurse(), Extra(std::move(duty)), profile);
}

// The line of a bill; of no minutes and no øre if it is not there.
inline PayItem Line(PayLine line, const Cost& cost) {
  const auto found = std::find_if(cost.items.begin(), cost.items.end(),
                                  [line](const PayItem& item) { return item.line == line; });
  return found == cost.items.end() ? PayItem{line} : *found;
}

// Day shifts 07-15 of 8 hours on `days` days from a day of March 2026 on; the 2nd is a Monday.
inline std::vector<Duty> DayShifts(int first_day, int days) {
  std::vector<Duty> duties;
  for (int day = first_day; day < first_day + days; ++day) {
    duties.push_back(From(March(day, 7), March(day, 15)));
  }
  return duties;
}

}  // namespace vagtbro::worktime::testing
