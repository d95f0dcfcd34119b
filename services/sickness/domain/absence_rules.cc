#include "sickness/domain/absence_rules.h"

#include <algorithm>

#include "kit/time/local_time.h"

namespace vagtbro::sickness {
namespace {

constexpr absl::Duration kOneDuty = absl::Hours(12);

}  // namespace

absl::Time UnknownEnd(absl::Time start, absl::Time now) {
  return kit::NextLocalMidnight(std::max(start + kOneDuty, now));
}

kit::Outcome<Span, ReportRefusal> ReportedSpan(std::optional<absl::Time> start,
                                               std::optional<absl::Time> end, absl::Time now) {
  const absl::Time begin = start.value_or(now);
  if (begin > now + kFarthestAhead) return ReportRefusal::kStartsTooFarAhead;
  if (begin < now - kLongestAgo) return ReportRefusal::kStartedTooLongAgo;
  const Span span{begin, end.value_or(UnknownEnd(begin, now))};
  if (span.end_time <= begin || span.end_time <= now) return ReportRefusal::kIntervalOver;
  if (span.end_time - begin > kLongest) return ReportRefusal::kTooLong;
  return span;
}

bool IsLate(std::optional<absl::Time> start, absl::Time now) { return start && *start < now; }

absl::Time EffectiveEnd(const v1::AbsenceRow& absence) {
  const absl::Time end = kit::End(absence.interval());
  if (!absence.has_fit_from_time()) return end;
  return std::min(end, kit::FromProto(absence.fit_from_time()));
}

bool IsAhead(const v1::AbsenceRow& absence, absl::Time now) {
  return EffectiveEnd(absence) > now && EffectiveEnd(absence) > kit::Start(absence.interval());
}

bool Touches(const v1::AbsenceRow& absence, const Span& span) {
  const Span stands{kit::Start(absence.interval()), EffectiveEnd(absence)};
  return stands.start_time < stands.end_time && stands.start_time < span.end_time &&
         span.start_time < stands.end_time;
}

kit::Outcome<Span, ReportRefusal> Joined(const v1::AbsenceRow& absence, const Span& reported,
                                         bool end_known) {
  const absl::Time end = EffectiveEnd(absence);
  const Span joined{std::min(kit::Start(absence.interval()), reported.start_time),
                    end_known ? std::max(end, reported.end_time) : end};
  if (joined.end_time - joined.start_time > kLongest) return ReportRefusal::kTooLong;
  return joined;
}

kit::Outcome<Span, ExtendRefusal> Extended(const v1::AbsenceRow& absence, absl::Time end) {
  const absl::Time start = kit::Start(absence.interval());
  if (end <= EffectiveEnd(absence)) return ExtendRefusal::kNotLonger;
  if (end - start > kLongest) return ExtendRefusal::kTooLong;
  return Span{start, end};
}

kit::Outcome<absl::Time, RecoverRefusal> FitFrom(const v1::AbsenceRow& absence,
                                                 std::optional<absl::Time> said, absl::Time now) {
  const absl::Time fit_from = std::max(said.value_or(now), now);
  if (fit_from > EffectiveEnd(absence)) return RecoverRefusal::kFitAfterEnd;
  return fit_from;
}

}  // namespace vagtbro::sickness
