// Phrases: amounts and instants as a Dane or a guest says them.
//
// Shape:   UTF-8. Danish clocks read "kl. 23.00", English ones "23:00".
// Units:   minutes; instants in Danish clock time.
#pragma once

#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "worktime/plain_words.h"

namespace vagtbro::worktime {

// "8 timer og 30 minutter", "1 hour"; nothing below zero is said.
std::string Hours(std::int64_t minutes, Language language);

// "6 døgn" if `minutes` are whole days of 24 hours, else as Hours().
std::string Days(std::int64_t minutes, Language language);

// "kl. 23.00"; in the hour that comes twice "kl. 02.30 (sommertid)".
std::string Clock(absl::Time time, Language language);

// "21. november"
std::string Day(absl::Time time, Language language);

// "21. november kl. 23.00"
std::string DayAndClock(absl::Time time, Language language);

// "fra 21. november kl. 23.00 til 22. november kl. 07.00"; an open end is "og indtil videre".
std::string FromTo(absl::Time start_time, absl::Time end_time, Language language);

}  // namespace vagtbro::worktime
