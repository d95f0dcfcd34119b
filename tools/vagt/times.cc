#include "times.h"

#include <charconv>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"

namespace vagtbro::vagt {
namespace {

absl::Status Unreadable(const std::string& text) {
  return absl::InvalidArgumentError("'" + text +
                                    "' is no time; write 2026-02-02T07:00, 07:00, now or now+2h");
}

absl::StatusOr<absl::Time> FromLocal(absl::CivilSecond local, const std::string& text) {
  const absl::TimeZone::TimeInfo info = kit::LocalZone().At(local);
  if (info.kind == absl::TimeZone::TimeInfo::UNIQUE) return info.pre;
  return absl::InvalidArgumentError(
      "'" + text +
      (info.kind == absl::TimeZone::TimeInfo::SKIPPED
           ? "' does not exist: the clock is put forward; choose another time"
           : "' comes twice: the clock is put back; add +02:00 for the first, +01:00 for the "
             "second"));
}

bool HasOffset(const std::string& text) {
  if (text.size() < 11) return false;
  return text.back() == 'Z' || text.find_first_of("+-", 11) != std::string::npos;
}

}  // namespace

absl::StatusOr<absl::Time> ParseTime(const std::string& text, absl::Time now) {
  if (text == "now") return now;
  if (text.rfind("now+", 0) == 0) {
    const auto span = ParseSpan(text.substr(4));
    if (!span.ok()) return span.status();
    return now + *span;
  }
  std::string form = text;
  if (form.size() > 10 && form[10] == ' ') form[10] = 'T';
  if (form.size() > 2 && form.size() <= 8 && form.find(':') != std::string::npos) {
    if (form[1] == ':') form.insert(0, "0");
    form = absl::FormatTime("%Y-%m-%d", now, kit::LocalZone()) + "T" + form;
  }
  if (HasOffset(form)) {
    for (const char* pattern : {"%Y-%m-%dT%H:%M%Ez", "%Y-%m-%dT%H:%M:%E*S%Ez"}) {
      absl::Time time;
      if (absl::ParseTime(pattern, form, &time, nullptr)) return time;
    }
    return Unreadable(text);
  }
  absl::CivilDay day;
  absl::CivilMinute minute;
  absl::CivilSecond second;
  if (form.size() == 10 && absl::ParseCivilTime(form, &day)) {
    return FromLocal(absl::CivilSecond(day), text);
  }
  if (form.size() == 16 && absl::ParseCivilTime(form, &minute)) {
    return FromLocal(absl::CivilSecond(minute), text);
  }
  if (absl::ParseCivilTime(form, &second)) return FromLocal(second, text);
  return Unreadable(text);
}

absl::StatusOr<absl::Duration> ParseSpan(const std::string& text) {
  absl::Duration span;
  std::string rest = text;
  const std::size_t d = rest.find('d');
  if (d != std::string::npos) {
    int days = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + d, days);
    if (error != std::errc() || end != rest.data() + d) rest = "?";
    span = days * absl::Hours(24);
    if (rest != "?") rest = rest.substr(d + 1);
  }
  absl::Duration small;
  const bool read = rest.empty() ? d != std::string::npos : absl::ParseDuration(rest, &small);
  span += small;
  if (!read || span <= absl::ZeroDuration() || span == absl::InfiniteDuration()) {
    return absl::InvalidArgumentError("'" + text + "' is no span of time; write 45m, 1h30m or 2d");
  }
  return span;
}

absl::Time EndOfDays(absl::Time from, int days) {
  return absl::FromCivil(absl::ToCivilDay(from, kit::LocalZone()) + days, kit::LocalZone());
}

std::string ShowTime(absl::Time time) {
  return absl::FormatTime("%a %-d %b %H:%M", time, kit::LocalZone());
}

std::string ShowInterval(const types::v1::Interval& interval) {
  const absl::Time start = kit::Start(interval);
  const absl::Time end = kit::End(interval);
  if (end - start > absl::Hours(24)) return ShowTime(start) + " - " + ShowTime(end);
  return kit::ShortInterval(start, end, false);
}

}  // namespace vagtbro::vagt
