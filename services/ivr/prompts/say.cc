#include "ivr/prompts/say.h"

#include "kit/base/check.h"

namespace vagtbro::ivr {
namespace {

Language Other(Language language) {
  return language == Language::kDanish ? Language::kEnglish : Language::kDanish;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

const char* LanguageCode(Language language) { return language == Language::kDanish ? "da" : "en"; }

Speech& Speech::Say(const std::string& phrase) {
  clips_.push_back(std::string(LanguageCode(language_)) + "/" + phrase);
  return *this;
}

Speech& Speech::SayInOther(const std::string& phrase) {
  clips_.push_back(std::string(LanguageCode(Other(language_))) + "/" + phrase);
  return *this;
}

Speech& Speech::Clip(const std::string& id) {
  if (!id.empty()) clips_.push_back(id);
  return *this;
}

Speech& Speech::Then(const Speech& sentence) {
  clips_.insert(clips_.end(), sentence.clips_.begin(), sentence.clips_.end());
  return *this;
}

Speech& Speech::Number(int number) {
  KIT_CHECK(number >= 0 && number <= 99);
  return Say("n" + std::to_string(number));
}

Speech& Speech::Days(int days) {
  // "en dag", not "et dag": one of them is a phrase of its own.
  return days == 1 ? Say("one_day") : Number(days).Say("days");
}

Speech& Speech::Receipt(const std::string& digits) {
  int said = 0;
  for (const char digit : digits) {
    if (!IsDigit(digit)) continue;
    if (said > 0 && said % 3 == 0) Say("pause");
    Number(digit - '0');
    ++said;
  }
  return *this;
}

Speech& Speech::PhoneNumber(const std::string& e164) {
  const bool danish = e164.rfind("+45", 0) == 0;
  const std::string spoken = danish ? e164.substr(3) : e164;
  int said = 0;
  for (const char digit : spoken) {
    if (digit == '+') Say("plus");
    if (!IsDigit(digit)) continue;
    if (said > 0 && said % 2 == 0) Say("pause");
    Number(digit - '0');
    ++said;
  }
  return *this;
}

Speech& Speech::Day(absl::CivilDay day) {
  const absl::CivilDay today = DayOf(now_);
  if (day == today) return Say("today");
  if (day == today + 1) return Say("tomorrow");
  const int weekday = static_cast<int>(absl::GetWeekday(day)) + 1;  // Monday is 1
  Say("w" + std::to_string(weekday));
  Say("o" + std::to_string(day.day()));
  return Say("m" + std::to_string(day.month()));
}

Speech& Speech::HourAndMinute(absl::Time time) {
  const absl::CivilMinute clock = absl::ToCivilMinute(time, zone_);
  // A full hour is a phrase of its own: "syv", but "seven o'clock".
  if (clock.minute() == 0) return Say("h" + std::to_string(clock.hour()));
  Number(clock.hour());
  if (clock.minute() < 10) Number(0);
  return Number(clock.minute());
}

Speech& Speech::Clock(absl::Time time) { return Say("at").HourAndMinute(time); }

Speech& Speech::Moment(absl::Time time) { return Day(DayOf(time)).Clock(time); }

Speech& Speech::Span(absl::Time start, absl::Time end) {
  Moment(start).Say("to").HourAndMinute(end);
  return DayOf(start) == DayOf(end) ? *this : Say("next_day");
}

}  // namespace vagtbro::ivr
