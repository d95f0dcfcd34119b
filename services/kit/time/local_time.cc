#include "kit/time/local_time.h"

#include <array>

#include "kit/base/check.h"

namespace vagtbro::kit {
namespace {

using Names = std::array<const char*, 7>;
constexpr Names kDaysDa = {"mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"};
constexpr Names kDaysEn = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                           "Friday", "Saturday", "Sunday"};
constexpr Names kShortDaysDa = {"man", "tir", "ons", "tor", "fre", "lør", "søn"};
constexpr Names kShortDaysEn = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<const char*, 12> kMonthsDa = {"januar",    "februar", "marts",    "april",
                                                   "maj",       "juni",    "juli",     "august",
                                                   "september", "oktober", "november", "december"};
constexpr std::array<const char*, 12> kMonthsEn = {"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

size_t DayIndex(absl::CivilDay day) { return static_cast<size_t>(absl::GetWeekday(day)); }
std::string ClockTime(absl::Time time) { return absl::FormatTime("%H:%M", time, LocalZone()); }

}  // namespace

absl::TimeZone LocalZone() {
  static const absl::TimeZone zone = [] {
    absl::TimeZone loaded;
    KIT_CHECK(absl::LoadTimeZone("Europe/Copenhagen", &loaded));
    return loaded;
  }();
  return zone;
}

int LocalMinute(absl::Time time) {
  const absl::CivilMinute minute = absl::ToCivilMinute(time, LocalZone());
  return minute.hour() * 60 + minute.minute();
}

absl::Time NextLocalMidnight(absl::Time time) {
  return absl::FromCivil(absl::ToCivilDay(time, LocalZone()) + 1, LocalZone());
}

std::string SpokenTime(absl::Time time, bool danish) {
  const absl::CivilDay day = absl::ToCivilDay(time, LocalZone());
  const size_t month = static_cast<size_t>(day.month() - 1);
  if (danish) {
    return std::string(kDaysDa[DayIndex(day)]) + " " + std::to_string(day.day()) + ". " +
           kMonthsDa[month] + " kl. " + ClockTime(time);
  }
  return std::string(kDaysEn[DayIndex(day)]) + " " + std::to_string(day.day()) + " " +
         kMonthsEn[month] + " at " + ClockTime(time);
}

std::string ShortInterval(absl::Time start, absl::Time end, bool danish) {
  const absl::CivilDay day = absl::ToCivilDay(start, LocalZone());
  const std::string hours = ClockTime(start) + "-" + ClockTime(end);
  if (danish) {
    return std::string(kShortDaysDa[DayIndex(day)]) + " " + std::to_string(day.day()) + "/" +
           std::to_string(day.month()) + " kl. " + hours;
  }
  return std::string(kShortDaysEn[DayIndex(day)]) + " " + std::to_string(day.day()) + " " +
         std::string(kMonthsEn[static_cast<size_t>(day.month() - 1)]).substr(0, 3) + " " + hours;
}

}  // namespace vagtbro::kit
