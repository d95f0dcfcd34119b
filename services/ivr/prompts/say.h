// Speech: a sentence as a list of clips, stitched from whole phrases, numbers, days and times.
//
// Whatever can be said is a clip that was rendered before: no text becomes speech during a call.
// Danish 21 to 99 are single clips ("enogtyve"), so no number is composed.
//
// Shape:   clip ids as "da/menu"; digits one by one, in groups with a short pause between.
// Units:   days and clock times are those of the time zone given; the clock has 24 hours.
#pragma once

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "ivr/prompts/language.h"

namespace vagtbro::ivr {

class Speech {
 public:
  // `now` decides what "today" and "tomorrow" are.
  Speech(Language language, absl::TimeZone zone, absl::Time now)
      : language_(language), zone_(zone), now_(now) {}

  // A phrase of the manifest, in this language.
  Speech& Say(const std::string& phrase);
  // A phrase in the other language: the way to it.
  Speech& SayInOther(const std::string& phrase);
  // A clip of the tenant by its full id; empty: nothing.
  Speech& Clip(const std::string& id);
  // All of another sentence.
  Speech& Then(const Speech& sentence);
  // "seventeen". Requires 0 to 99.
  Speech& Number(int number);
  // "1 day", "3 days".
  Speech& Days(int days);
  // "4 7 1, 1 0 2": three at a time.
  Speech& Receipt(const std::string& digits);
  // "8 7, 1 2, 3 4, 5 6": a Danish number without its +45, another with "plus" before it.
  Speech& PhoneNumber(const std::string& e164);
  // "today", "tomorrow", or "Tuesday the 4th of November".
  Speech& Day(absl::CivilDay day);
  // "at 7 o'clock", "at 7 05", "at 15 30".
  Speech& Clock(absl::Time time);
  // Day and clock.
  Speech& Moment(absl::Time time);
  // "today at 7 o'clock to 15 o'clock"; "… the next day" if it ends on another one.
  Speech& Span(absl::Time start, absl::Time end);

  const std::vector<std::string>& clips() const { return clips_; }

 private:
  absl::CivilDay DayOf(absl::Time time) const { return absl::ToCivilDay(time, zone_); }
  Speech& HourAndMinute(absl::Time time);

  Language language_;
  absl::TimeZone zone_;
  absl::Time now_;
  std::vector<std::string> clips_;
};

// "da" or "en".
const char* LanguageCode(Language language);

}  // namespace vagtbro::ivr
