#include "worktime/golden/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <utility>

#include "worktime/local_time.h"

namespace vagtbro::worktime::golden {
namespace {

using absl::CivilDay;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view Trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// Digits only, so that "-5" or "+5" is no clock and no day.
std::optional<int> Digits(std::string_view text) {
  if (text.empty() || !std::all_of(text.begin(), text.end(), IsDigit)) return std::nullopt;
  const auto number = ReadNumber(text);
  if (!number || *number > 1'000'000) return std::nullopt;
  return static_cast<int>(*number);
}

// "12.50" as 1250.
std::optional<std::int64_t> Hundredths(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos || text.size() != dot + 3) return std::nullopt;
  const auto whole = Digits(text.substr(0, dot));
  const auto part = Digits(text.substr(dot + 1));
  if (!whole || !part) return std::nullopt;
  return std::int64_t{*whole} * 100 + *part;
}

absl::Time On(CivilDay day, int minutes) {
  return absl::FromCivil(absl::CivilMinute(day) + minutes, DanishTime());
}

struct ClockRange {
  int start;
  int end;  // beyond 24:00 if it is over midnight
};

std::optional<ClockRange> ReadClockRange(std::string_view text) {
  const auto ends = Cut(text, '-');
  if (ends.size() != 2) return std::nullopt;
  const auto start = ReadClock(ends[0]);
  const auto end = ReadClock(ends[1]);
  if (!start || !end) return std::nullopt;
  return ClockRange{*start, *end <= *start ? *end + 24 * 60 : *end};
}

Interval On(CivilDay day, const ClockRange& range) {
  return {On(day, range.start), On(day, range.end)};
}

constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu",
                                                       "fri", "sat", "sun"};

// "mon tue" as marks by absl::Weekday; nothing marked: not understood.
std::array<bool, 7> ReadWeekdays(const std::vector<std::string>& words) {
  std::array<bool, 7> marked = {};
  for (const std::string& word : words) {
    if (word == "daily" && words.size() == 1) return {true, true, true, true, true, true, true};
    const auto found = std::find(kWeekdays.begin(), kWeekdays.end(), word);
    if (found == kWeekdays.end()) return {};
    marked[static_cast<std::size_t>(found - kWeekdays.begin())] = true;
  }
  return marked;
}

std::vector<Interval> RowOfDays(CivilDay first, CivilDay last, std::vector<std::string> words) {
  if (words.size() < 2) return {};
  const auto range = ReadClockRange(words.back());
  words.pop_back();
  const auto marked = ReadWeekdays(words);
  if (!range) return {};
  std::vector<Interval> intervals;
  for (CivilDay day = first; day <= last; ++day) {
    if (marked[static_cast<std::size_t>(absl::GetWeekday(day))]) {
      intervals.push_back(On(day, *range));
    }
  }
  return intervals;
}

// What stands on one side of the " - " in the middle, or after it.
std::vector<Interval> FromTo(std::string_view from, std::string_view to) {
  const auto start = ReadTime(from);
  if (!start) return {};
  if (to.empty()) return {{*start, absl::InfiniteFuture()}};
  const auto first = ReadDay(from);
  std::vector<std::string> words = Cut(to, ' ');
  if (const auto last = ReadDay(words.front()); first && last) {
    words.erase(words.begin());
    if (!words.empty()) return RowOfDays(*first, *last, std::move(words));
    return {{On(*first, 0), On(*last + 1, 0)}};
  }
  const auto end = ReadTime(to);
  if (first || !end) return {};
  return {{*start, *end}};
}

template <typename Enum, std::size_t n>
std::optional<Enum> ByName(const std::array<std::string_view, n>& names, std::string_view text) {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::vector<std::string> Cut(std::string_view text, char separator) {
  std::vector<std::string> pieces;
  text = Trim(text);
  while (!text.empty()) {
    const std::size_t at = text.find(separator);
    pieces.emplace_back(Trim(text.substr(0, at)));
    text = at == std::string_view::npos ? std::string_view() : Trim(text.substr(at + 1));
  }
  return pieces;
}

std::optional<std::string_view> After(std::string_view text, std::string_view start) {
  if (text.substr(0, start.size()) != start) return std::nullopt;
  return text.substr(start.size());
}

std::optional<std::int64_t> ReadNumber(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<bool> ReadYes(std::string_view text) {
  if (text == "yes") return true;
  if (text == "no") return false;
  return std::nullopt;
}

std::optional<CivilDay> ReadDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = Digits(text.substr(0, 4));
  const auto month = Digits(text.substr(5, 2));
  const auto day = Digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const CivilDay read(*year, *month, *day);
  // 30 February would silently be 2 March.
  if (read.month() != *month || read.day() != *day) return std::nullopt;
  return read;
}

std::optional<int> ReadClock(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = Digits(text.substr(0, 2));
  const auto minute = Digits(text.substr(3));
  if (!hour || !minute || *minute > 59 || *hour * 60 + *minute > 24 * 60) return std::nullopt;
  return *hour * 60 + *minute;
}

std::optional<absl::Time> ReadTime(std::string_view text) {
  const auto words = Cut(text, ' ');
  if (words.empty() || words.size() > 3) return std::nullopt;
  const auto day = ReadDay(words[0]);
  if (!day) return std::nullopt;
  if (words.size() == 1) return On(*day, 0);
  const auto clock = ReadClock(words[1]);
  if (!clock) return std::nullopt;
  if (words.size() == 2) return On(*day, *clock);
  if (words[2] != "winter") return std::nullopt;
  const auto twice = DanishTime().At(absl::CivilSecond(absl::CivilMinute(*day) + *clock));
  if (twice.kind != absl::TimeZone::TimeInfo::REPEATED) return std::nullopt;
  return twice.post;
}

std::optional<absl::Duration> ReadSpan(std::string_view text) {
  absl::Duration span;
  if (text.empty()) return std::nullopt;
  while (!text.empty()) {
    const auto unit = std::find_if_not(text.begin(), text.end(), IsDigit);
    const auto count = static_cast<std::size_t>(unit - text.begin());
    const auto number = Digits(text.substr(0, count));
    if (!number || unit == text.end()) return std::nullopt;
    if (*unit != 'd' && *unit != 'h' && *unit != 'm') return std::nullopt;
    span += *number * (*unit == 'd'   ? absl::Hours(24)
                       : *unit == 'h' ? absl::Hours(1)
                                      : absl::Minutes(1));
    text.remove_prefix(count + 1);
  }
  return span;
}

std::optional<std::int64_t> ReadKroner(std::string_view text) {
  if (text.size() < 4 || text.substr(text.size() - 3) != " kr") return std::nullopt;
  return Hundredths(text.substr(0, text.size() - 3));
}

std::optional<int> ReadShare(std::string_view text) {
  if (text.empty() || text.back() != '%') return std::nullopt;
  const auto share = Hundredths(text.substr(0, text.size() - 1));
  if (!share) return std::nullopt;
  return static_cast<int>(*share);
}

std::vector<Interval> ReadIntervals(std::string_view text) {
  text = Trim(text);
  if (text.size() > 2 && text.substr(text.size() - 2) == " -") {
    return FromTo(Trim(text.substr(0, text.size() - 2)), "");
  }
  if (const std::size_t middle = text.find(" - "); middle != std::string_view::npos) {
    return FromTo(Trim(text.substr(0, middle)), Trim(text.substr(middle + 3)));
  }
  const auto words = Cut(text, ' ');
  const auto day = words.empty() ? std::nullopt : ReadDay(words[0]);
  if (!day || words.size() > 2) return {};
  if (words.size() == 1) return {{On(*day, 0), On(*day + 1, 0)}};
  const auto range = ReadClockRange(words[1]);
  if (!range) return {};
  return {On(*day, *range)};
}

std::optional<Profession> ReadProfession(std::string_view text) {
  constexpr std::array<std::string_view, 7> kNames = {
      "sosu helper",           "sosu assistant", "nurse",    "pedagogue",
      "pedagogical assistant", "care aide",      "unskilled"};
  return ByName<Profession>(kNames, text);
}

std::optional<DutyKind> ReadKind(std::string_view text) {
  constexpr std::array<std::string_view, 6> kNames = {"ordinary",        "waking night",
                                                      "sleeping night",  "meeting",
                                                      "on call at work", "on call at home"};
  return ByName<DutyKind>(kNames, text);
}

std::optional<Role> ReadRole(std::string_view text) {
  constexpr std::array<std::string_view, 4> kNames = {
      "none", "shift lead", "medication responsible", "medication checker"};
  return ByName<Role>(kNames, text);
}

std::optional<RuleId> ReadRule(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(RuleId::kExtraHours); ++i) {
    if (Name(static_cast<RuleId>(i)) == text) return static_cast<RuleId>(i);
  }
  return std::nullopt;
}

std::optional<PayLine> ReadPayLine(std::string_view text) {
  constexpr std::array<std::string_view, 12> kNames = {
      "hours",        "overtime",    "evening",         "night",           "saturday",    "sunday",
      "short notice", "late notice", "revoked day off", "call-in minimum", "split shift", "agency"};
  return ByName<PayLine>(kNames, text);
}

}  // namespace vagtbro::worktime::golden
