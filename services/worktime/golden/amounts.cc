#include "worktime/golden/amounts.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "worktime/golden/words.h"

namespace vagtbro::worktime::golden {
namespace {

using Setter = std::function<bool(Profile&, std::string_view)>;

// A setter that stores what `read` understands where `place` points.
template <typename Read, typename Place>
Setter Store(Read read, Place place) {
  return [=](Profile& profile, std::string_view text) {
    const auto value = read(text);
    if (value) place(profile) = static_cast<std::decay_t<decltype(place(profile))>>(*value);
    return value.has_value();
  };
}

ReducedRest& Reduced(Profile& profile) {
  if (!profile.reduced_rest) profile.reduced_rest.emplace();
  return *profile.reduced_rest;
}

struct DayPart {
  int start;
  int end;
};

// "17:00-23:00"; an end of 24:00 stays 1440.
std::optional<DayPart> ReadDayPart(std::string_view text) {
  const auto ends = Cut(text, '-');
  if (ends.size() != 2) return std::nullopt;
  const auto start = ReadClock(ends[0]);
  const auto end = ReadClock(ends[1]);
  if (!start || !end) return std::nullopt;
  return DayPart{*start, *end};
}

// "17:00-23:00 36.00%".
std::optional<UnsocialHours> ReadUnsocial(std::string_view text) {
  const auto words = Cut(text, ' ');
  if (words.size() != 2) return std::nullopt;
  const auto part = ReadDayPart(words[0]);
  const auto share = ReadShare(words[1]);
  if (!part || !share) return std::nullopt;
  return UnsocialHours{part->start, part->end, *share};
}

bool SetNightPeriod(Profile& profile, std::string_view text) {
  const auto part = ReadDayPart(text);
  if (!part) return false;
  profile.night_start_minute = part->start;
  profile.night_end_minute = part->end;
  return true;
}

bool SetWage(Profile& profile, std::string_view profession, std::string_view value) {
  const auto who = ReadProfession(profession);
  const auto wage = ReadKroner(value);
  if (!who || !wage) return false;
  profile.pay.hourly_ore[static_cast<std::size_t>(*who)] = *wage;
  return true;
}

#define AMOUNT(read, place) \
  Store(                    \
      read, [](Profile & p) -> auto& { return place; })

const std::map<std::string, Setter, std::less<>>& Setters() {
  static const auto* setters = new std::map<std::string, Setter, std::less<>>{
      {"daily rest", AMOUNT(ReadSpan, p.daily_rest)},
      {"reduced rest", AMOUNT(ReadSpan, Reduced(p).least)},
      {"reduced rests", AMOUNT(ReadNumber, Reduced(p).most)},
      {"reduced rests counted over", AMOUNT(ReadSpan, Reduced(p).window)},
      {"reduced rests in a row", AMOUNT(ReadYes, Reduced(p).consecutive)},
      {"weekly rest", AMOUNT(ReadSpan, p.weekly_rest)},
      {"weekly stretch", AMOUNT(ReadSpan, p.weekly_stretch)},
      {"on call response", AMOUNT(ReadSpan, p.on_call_response)},
      {"on call calls", AMOUNT(ReadNumber, p.on_call_calls)},
      {"average week", AMOUNT(ReadSpan, p.average_week)},
      {"reference period", AMOUNT(ReadSpan, p.reference_period)},
      {"opt out", AMOUNT(ReadYes, p.opt_out)},
      {"night period", SetNightPeriod},
      {"night worker share", AMOUNT(ReadSpan, p.night_share)},
      {"night worker year", AMOUNT(ReadSpan, p.night_year)},
      {"night average", AMOUNT(ReadSpan, p.night_average)},
      {"night strict", AMOUNT(ReadYes, p.night_strict)},
      {"shift min", AMOUNT(ReadSpan, p.shift_min)},
      {"shift min hard", AMOUNT(ReadYes, p.shift_min_hard)},
      {"shift max", AMOUNT(ReadSpan, p.shift_max)},
      {"shift warn", AMOUNT(ReadSpan, p.shift_warn)},
      {"meeting max", AMOUNT(ReadSpan, p.meeting_max)},
      {"split parts", AMOUNT(ReadNumber, p.split_parts)},
      {"split span", AMOUNT(ReadSpan, p.split_span)},
      {"full time", AMOUNT(ReadSpan, p.full_time_week)},
      {"extra hours warned over", AMOUNT(ReadSpan, p.extra_warn)},
      {"extra hours counted over", AMOUNT(ReadSpan, p.extra_period)},
      {"voluntary extra work", AMOUNT(ReadYes, p.voluntary_extra_work)},
      {"evening", AMOUNT(ReadUnsocial, p.pay.evening)},
      {"night", AMOUNT(ReadUnsocial, p.pay.night)},
      {"saturday", AMOUNT(ReadUnsocial, p.pay.saturday)},
      {"sunday", AMOUNT(ReadUnsocial, p.pay.sunday)},
      {"half holiday from", AMOUNT(ReadClock, p.pay.half_holiday_start_minute)},
      {"overtime", AMOUNT(ReadShare, p.pay.overtime_share)},
      {"overtime from own norm", AMOUNT(ReadYes, p.pay.overtime_from_own_norm)},
      {"change notice", AMOUNT(ReadSpan, p.pay.change_notice)},
      {"change an hour", AMOUNT(ReadKroner, p.pay.change_hour_ore)},
      {"change on call an hour", AMOUNT(ReadKroner, p.pay.change_on_call_hour_ore)},
      {"overtime notice over", AMOUNT(ReadSpan, p.pay.overtime_notice_over)},
      {"overtime notice", AMOUNT(ReadKroner, p.pay.overtime_notice_ore)},
      {"day off revoked", AMOUNT(ReadShare, p.pay.revoked_day_off_share)},
      {"day off revoked once", AMOUNT(ReadKroner, p.pay.revoked_day_off_ore)},
      {"call in minimum", AMOUNT(ReadSpan, p.pay.call_in_minimum)},
      {"split shift", AMOUNT(ReadKroner, p.pay.split_shift_ore)},
  };
  return *setters;
}

#undef AMOUNT

}  // namespace

bool SetAmount(Profile& profile, std::string_view name, std::string_view value) {
  constexpr std::string_view kWage = "wage ";
  if (name.substr(0, kWage.size()) == kWage) {
    return SetWage(profile, name.substr(kWage.size()), value);
  }
  const auto found = Setters().find(name);
  return found != Setters().end() && found->second(profile, value);
}

}  // namespace vagtbro::worktime::golden
