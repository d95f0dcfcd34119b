#include "worktime/golden/duty_words.h"

#include <cstddef>
#include <string>
#include <utility>

#include "worktime/golden/words.h"
#include "worktime/local_time.h"

namespace vagtbro::worktime::golden {
namespace {

// "01:00-01:30": the first such time in the duty.
bool AddCall(Duty& duty, std::string_view clock) {
  absl::CivilDay day = absl::ToCivilDay(duty.interval.start_time, DanishTime());
  for (int tries = 0; tries < 2; ++tries, ++day) {
    const auto calls = ReadIntervals(absl::FormatCivilTime(day) + " " + std::string(clock));
    if (calls.size() != 1) return false;
    if (calls[0].start_time < duty.interval.start_time) continue;
    duty.calls.push_back(calls[0]);
    return calls[0].end_time <= duty.interval.end_time;
  }
  return false;
}

bool Describe(Duty& duty, const std::string& word) {
  if (const auto kind = ReadKind(word)) {
    duty.kind = *kind;
    return true;
  }
  if (const auto split = After(word, "split ")) {
    duty.split = std::string(*split);
    return true;
  }
  if (const auto response = After(word, "there within ")) {
    const auto span = ReadSpan(*response);
    if (span) duty.response_time = *span;
    return span.has_value();
  }
  if (const auto clock = After(word, "called ")) return AddCall(duty, *clock);
  return false;
}

}  // namespace

std::vector<Duty> ReadDuties(std::string_view text) {
  const auto words = Cut(text, ',');
  std::vector<Duty> duties;
  if (words.empty()) return duties;
  for (const Interval& interval : ReadIntervals(words[0])) {
    Duty duty;
    duty.interval = interval;
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (!Describe(duty, words[i])) return {};
    }
    duties.push_back(std::move(duty));
  }
  return duties;
}

}  // namespace vagtbro::worktime::golden
