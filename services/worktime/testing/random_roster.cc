#include "worktime/testing/random_roster.h"

#include <algorithm>
#include <string>
#include <utility>

#include "worktime/local_time.h"

namespace vagtbro::worktime::testing {
namespace {

const absl::Duration kDay = absl::Hours(24);
const absl::Duration kFree = 9 * kDay;  // free at both ends of the calendar

}  // namespace

RandomRoster::RandomRoster(const Calendar& calendar, absl::Time around, std::uint64_t seed)
    : random_(seed),
      earliest_(calendar.start + kFree),
      latest_(calendar.start + absl::Minutes(calendar.size()) - kFree) {
  DrawProfile();
  DrawPay();
  DrawDuties(around);
  DrawAway(around);
  DrawProposal(around);
  std::shuffle(facts.duties.begin(), facts.duties.end(), random_);
}

int RandomRoster::Pick(int least, int most) {
  return std::uniform_int_distribution<int>(least, most)(random_);
}

absl::Duration RandomRoster::Gap() {
  switch (Pick(0, 9)) {
    case 0:
      return absl::Hours(11) + absl::Minutes(Pick(-1, 1));
    case 1:
      return absl::Hours(35) + absl::Minutes(Pick(-1, 1));
    case 2:
      return absl::ZeroDuration();
    case 3:
      return absl::Minutes(Pick(-180, 180));
    case 4:
      return OneIn(2) ? absl::Hours(16) : absl::Hours(24) + absl::Minutes(Pick(-1, 1));
    case 5:
      return absl::Hours(8) + absl::Minutes(Pick(-1, 1));
    case 6:
      return absl::Minutes(Pick(8 * 60, 14 * 60));
    case 7:
      return absl::Hours(Pick(8, 20));
    default:
      return absl::Minutes(Pick(360, 3'600));
  }
}

absl::Duration RandomRoster::Length() {
  switch (Pick(0, 6)) {
    case 0:
      return absl::Hours(13) + absl::Minutes(Pick(-1, 1));
    case 1:
      return absl::Hours(12) + absl::Minutes(Pick(-1, 1));
    case 2:
      return absl::Minutes(Pick(1, 240));
    case 3:
      return absl::Minutes(Pick(1, 1'560));
    case 4:
      return absl::Hours(5) + absl::Minutes(Pick(-1, 1));
    default:
      return absl::Hours(8);
  }
}

Duty RandomRoster::RandomDuty(absl::Time start, absl::Duration length) {
  Duty duty = {.id = "d", .interval = {start, start + length}};
  if (OneIn(3)) duty.kind = static_cast<DutyKind>(Pick(0, 5));
  // The parts of a split shift are of one day.
  if (OneIn(3)) duty.split = absl::FormatCivilTime(absl::ToCivilDay(start, DanishTime()));
  const bool on_call = duty.kind == DutyKind::kOnCallHome || duty.kind == DutyKind::kOnCallSite ||
                       duty.kind == DutyKind::kNightSleeping;
  if (duty.kind == DutyKind::kOnCallHome && OneIn(2)) {
    duty.response_time = absl::Minutes(Pick(14, 16));
  }
  if (!on_call) return duty;
  for (int i = Pick(0, 3); i > 0; --i) {
    const absl::Time call = start + absl::Minutes(Pick(0, InMinutes(length) - 1));
    duty.calls.push_back({call, std::min(call + absl::Minutes(Pick(1, 90)), start + length)});
  }
  return duty;
}

void RandomRoster::DrawProfile() {
  profile.reference_period = kDay * 14;  // short, so that it begins, ends and rolls on the paper
  if (OneIn(2)) {
    profile.reduced_rest.emplace();
    profile.reduced_rest->least = absl::Hours(Pick(8, 9));
    profile.reduced_rest->most = Pick(1, 3);
    profile.reduced_rest->window = kDay * Pick(5, 7);
    profile.reduced_rest->consecutive = OneIn(3);
  }
  profile.weekly_stretch = kDay * (OneIn(3) ? 12 : Pick(6, 7));
  if (OneIn(4)) profile.average_week = absl::Hours(Pick(30, 60));
  profile.opt_out = OneIn(4);
  profile.night_strict = OneIn(3);
  if (OneIn(2)) profile.night_year = absl::Hours(Pick(10, 40));
  if (OneIn(3)) profile.night_average = absl::Hours(Pick(3, 7));
  if (OneIn(4)) profile.night_start_minute = (20 * 60 + Pick(0, 12) * 30) % 1440;
  profile.shift_min_hard = OneIn(3);
  profile.split_span = absl::Hours(Pick(10, 14));
  profile.split_parts = Pick(2, 3);
  profile.on_call_calls = Pick(1, 2);
}

void RandomRoster::DrawPay() {
  PayRates& pay = profile.pay;
  for (std::int64_t& wage : pay.hourly_ore) wage = Pick(15'000, 25'000);
  pay.evening = {17 * 60, 23 * 60, Pick(3'000, 4'000)};
  pay.night = {23 * 60, 6 * 60, Pick(3'000, 4'000)};
  pay.saturday = {Pick(6, 11) * 60, 24 * 60, Pick(3'000, 4'000)};
  pay.sunday = {0, 24 * 60, 5'000};
  pay.half_holiday_start_minute = OneIn(4) ? 24 * 60 : 12 * 60;
  pay.overtime_from_own_norm = OneIn(3);
  pay.change_hour_ore = Pick(1, 5'000);
  pay.change_on_call_hour_ore = Pick(1, 3'000);
  pay.overtime_notice_ore = Pick(1, 6'000);
  pay.revoked_day_off_ore = Pick(0, 50'000);
  pay.call_in_minimum = absl::Hours(Pick(0, 4));
  pay.split_shift_ore = Pick(0, 6'000);
}

void RandomRoster::DrawDuties(absl::Time around) {
  absl::Time at = around - absl::Minutes(Pick(0, 10 * 24 * 60));
  // Like people, they begin on the half hour more often than not.
  at = absl::FromUnixSeconds(absl::ToUnixSeconds(at) / 1'800 * 1'800);
  for (int i = Pick(0, 14); i > 0; --i) {
    at = std::max(at + Gap(), earliest_);
    const absl::Duration length = Length();
    if (at + length > latest_) return;
    facts.duties.push_back(RandomDuty(at, length));
    at += length;
  }
}

void RandomRoster::DrawAway(absl::Time around) {
  absl::Time away = around - absl::Minutes(Pick(0, 20 * 24 * 60));
  for (int i = Pick(0, 3); i > 0; --i) {
    const Interval interval = {away, away + absl::Minutes(Pick(1, 9 * 24 * 60))};
    if (OneIn(2)) {
      facts.sick.push_back(interval);
    } else {
      facts.leaves.push_back({OneIn(3) ? LeaveKind::kOther : LeaveKind::kHoliday, interval});
    }
    away += absl::Minutes(Pick(0, 15 * 24 * 60));
  }
  for (int i = Pick(0, 2); i > 0; --i) {
    const absl::Time day_off = around + absl::Minutes(Pick(-5 * 24 * 60, 5 * 24 * 60));
    facts.days_off.push_back({day_off, day_off + absl::Minutes(Pick(1, 3'000))});
  }
  if (OneIn(2)) {
    const absl::Time start = around - absl::Minutes(Pick(0, 9 * 24 * 60));
    facts.restrictions.push_back(
        {.interval = {start, start + absl::Hours(Pick(1, 500))}, .nights_a_week = Pick(0, 3)});
  }
  facts.opted_out = OneIn(2);
  facts.professions = {Profession::kCareAide};
}

void RandomRoster::DrawProposal(absl::Time around) {
  const absl::Duration length = Length();
  absl::Time start = around + absl::Minutes(Pick(-2 * 24 * 60, 5 * 24 * 60));
  if (!facts.duties.empty() && Pick(0, 9) > 0) {
    const auto last = static_cast<int>(facts.duties.size()) - 1;
    const Interval& near = facts.duties[static_cast<std::size_t>(Pick(0, last))].interval;
    start = OneIn(2) ? near.end_time + Gap() : near.start_time - Gap() - length;
  }
  start = std::clamp(start, earliest_, latest_ - length);
  proposal.duty = RandomDuty(start, length);
  proposal.duty.id = "p";
  proposal.duty.calls.clear();  // known afterwards only
  proposal.slot.professions = {Profession::kCareAide};
  proposal.consented = OneIn(2);
  proposal.rescheduled = OneIn(3);
  proposal.ask_time = start - absl::Minutes(OneIn(4) ? 4 * 24 * 60 + Pick(-1, 1) : Pick(0, 7'200));
  proposal.terms.profession = static_cast<Profession>(Pick(0, 6));
  proposal.terms.weekly_minutes = OneIn(3) ? 0 : 60 * Pick(20, 37);
}

}  // namespace vagtbro::worktime::testing
