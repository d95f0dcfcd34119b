#include "worktime/phrases.h"

#include <algorithm>
#include <array>

#include "worktime/local_time.h"

namespace vagtbro::worktime {
namespace {

constexpr std::array<const char*, 12> kDanishMonths = {
    "januar", "februar", "marts",     "april",   "maj",      "juni",
    "juli",   "august",  "september", "oktober", "november", "december"};
constexpr std::array<const char*, 12> kEnglishMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string Counted(std::int64_t amount, const char* one, const char* many) {
  return std::to_string(amount) + " " + (amount == 1 ? one : many);
}

}  // namespace

std::string Hours(std::int64_t minutes, Language language) {
  const bool danish = language == Language::kDanish;
  minutes = std::max<std::int64_t>(minutes, 0);
  const std::string hours =
      Counted(minutes / 60, danish ? "time" : "hour", danish ? "timer" : "hours");
  const std::string rest =
      Counted(minutes % 60, danish ? "minut" : "minute", danish ? "minutter" : "minutes");
  if (minutes % 60 == 0 && minutes > 0) return hours;
  if (minutes < 60) return rest;
  return hours + (danish ? " og " : " and ") + rest;
}

std::string Days(std::int64_t minutes, Language language) {
  constexpr std::int64_t kDay = 24 * 60;
  if (minutes <= 0 || minutes % kDay != 0) return Hours(minutes, language);
  return language == Language::kDanish ? Counted(minutes / kDay, "døgn", "døgn")
                                       : Counted(minutes / kDay, "day", "days");
}

std::string Clock(absl::Time time, Language language) {
  const bool danish = language == Language::kDanish;
  const absl::TimeZone zone = DanishTime();
  std::string text = absl::FormatTime(danish ? "kl. %H.%M" : "%H:%M", time, zone);
  const auto info = zone.At(time);
  if (zone.At(info.cs).kind == absl::TimeZone::TimeInfo::REPEATED) {
    const bool summer = info.is_dst;
    text += danish ? (summer ? " (sommertid)" : " (vintertid)")
                   : (summer ? " (summer time)" : " (winter time)");
  }
  return text;
}

std::string Day(absl::Time time, Language language) {
  const absl::CivilDay day = absl::ToCivilDay(time, DanishTime());
  const auto month = static_cast<std::size_t>(day.month() - 1);
  return language == Language::kDanish ? std::to_string(day.day()) + ". " + kDanishMonths[month]
                                       : std::to_string(day.day()) + " " + kEnglishMonths[month];
}

std::string DayAndClock(absl::Time time, Language language) {
  return Day(time, language) + (language == Language::kDanish ? " " : " at ") +
         Clock(time, language);
}

std::string FromTo(absl::Time start_time, absl::Time end_time, Language language) {
  const bool danish = language == Language::kDanish;
  const std::string from = (danish ? "fra " : "from ") + DayAndClock(start_time, language);
  if (end_time == absl::InfiniteFuture()) {
    return from + (danish ? " og indtil videre" : " until further notice");
  }
  return from + (danish ? " til " : " to ") + DayAndClock(end_time, language);
}

}  // namespace vagtbro::worktime
