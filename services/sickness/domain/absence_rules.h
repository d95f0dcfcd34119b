// Absence rules: when somebody is away, may be reported away, and is fit again.
//
// Shape:   an absence covers its interval, cut short where fitness was reported; see
// EffectiveEnd(). Units:   absl::Time is an instant; every interval is half-open; days are local
// days. Errors:  a refusal is an answer for a person: never retried, never logged as an error.
// Source:  services/DECISIONS.md: open-ended absences; SICK-REPORT (a late report is never
// refused).
#pragma once

#include <optional>

#include "absl/time/time.h"
#include "kit/base/outcome.h"
#include "kit/base/proto_time.h"
#include "vagtbro/sickness/v1/sickness_facts.pb.h"

namespace vagtbro::sickness {

inline constexpr absl::Duration kFarthestAhead = absl::Hours(14 * 24);
inline constexpr absl::Duration kLongestAgo = absl::Hours(24);
inline constexpr absl::Duration kLongest = absl::Hours(180 * 24);

struct Span {
  absl::Time start_time;
  absl::Time end_time;
  bool operator==(const Span&) const = default;
};

enum class ReportRefusal { kIntervalOver, kStartsTooFarAhead, kStartedTooLongAgo, kTooLong };
enum class ExtendRefusal { kNotLonger, kTooLong };
enum class RecoverRefusal { kFitAfterEnd };

// When an absence ends whose length the caller cannot say: at the first local midnight more than
// twelve hours after its start, but never before the coming midnight. So a night duty that begins
// on the evening of a morning call is in, and so is the whole night of an evening call.
absl::Time UnknownEnd(absl::Time start, absl::Time now);

// The interval of a sick call. An absent start means now, an absent end UnknownEnd().
kit::Outcome<Span, ReportRefusal> ReportedSpan(std::optional<absl::Time> start,
                                               std::optional<absl::Time> end, absl::Time now);

// True if the absence was reported after it had begun. Without a start it begins with the call.
bool IsLate(std::optional<absl::Time> start, absl::Time now);

// First instant at which the person is expected back: the end, or earlier fitness.
absl::Time EffectiveEnd(const v1::AbsenceRow& absence);
// True if it is running or still to come.
bool IsAhead(const v1::AbsenceRow& absence, absl::Time now);
// True if the absence, as far as it stands, shares an instant with `span`.
bool Touches(const v1::AbsenceRow& absence, const Span& span);

// What the absence becomes when it is reported again as `reported`, which touches it: everything of
// both. A report that could not say its end leaves the end alone. Equal to the absence: nothing
// new.
kit::Outcome<Span, ReportRefusal> Joined(const v1::AbsenceRow& absence, const Span& reported,
                                         bool end_known);

// The absence with a later end.
kit::Outcome<Span, ExtendRefusal> Extended(const v1::AbsenceRow& absence, absl::Time end);

// From when the person counts as fit: what was said, but not before now. An absence that ends
// before that needs an extension, not a recovery.
kit::Outcome<absl::Time, RecoverRefusal> FitFrom(const v1::AbsenceRow& absence,
                                                 std::optional<absl::Time> said, absl::Time now);

}  // namespace vagtbro::sickness
