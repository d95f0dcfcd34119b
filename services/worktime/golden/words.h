// Words: times, spans, kroner and names as the golden book writes them.
//
// Shape:   each answers nullopt (or nothing) if the text is not of that form: no guess is made.
// Units:   clock times are Danish. "2026-03-02 22:00-07:00" ends the next day; "2026-03-02" is the
//          whole day. Kroner have two decimals: "1234.50 kr".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "worktime/facts.h"
#include "worktime/interval.h"
#include "worktime/pay.h"
#include "worktime/verdict.h"

namespace vagtbro::worktime::golden {

// Cut at `separator`, blanks around each piece removed; an empty text has no pieces.
std::vector<std::string> Cut(std::string_view text, char separator);

// What follows `start`, if the text starts with it.
std::optional<std::string_view> After(std::string_view text, std::string_view start);

// Digits, with a minus in front if below zero.
std::optional<std::int64_t> ReadNumber(std::string_view text);

// "yes" or "no".
std::optional<bool> ReadYes(std::string_view text);

// "2026-03-02".
std::optional<absl::CivilDay> ReadDay(std::string_view text);

// "07:30", "24:00": minutes after midnight.
std::optional<int> ReadClock(std::string_view text);

// "2026-03-02" (its midnight) or "2026-03-02 07:30". A time that comes twice is the first, unless
// "winter" follows.
std::optional<absl::Time> ReadTime(std::string_view text);

// "8h", "30m", "8h30m", "6d".
std::optional<absl::Duration> ReadSpan(std::string_view text);

// "12.50 kr" in øre.
std::optional<std::int64_t> ReadKroner(std::string_view text);

// "36.00%" in hundredths of a per cent.
std::optional<int> ReadShare(std::string_view text);

// One interval, or many for a row of days:
//   2026-03-02 07:00-15:00               one day, or over midnight
//   2026-03-02 15:00 - 2026-03-04 07:00  from instant to instant
//   2026-03-02 07:00 -                   until further notice
//   2026-03-02                           the whole day
//   2026-03-02 - 2026-03-08              whole days, the last one too
//   2026-03-02 - 2026-03-08 mon tue 07:00-15:00; "daily" for every day of the week
std::vector<Interval> ReadIntervals(std::string_view text);

// "sosu assistant", "care aide", ...
std::optional<Profession> ReadProfession(std::string_view text);

// "waking night", "sleeping night", "meeting", "on call at work", "on call at home", "ordinary".
std::optional<DutyKind> ReadKind(std::string_view text);

// "shift lead", "medication responsible", "medication checker".
std::optional<Role> ReadRole(std::string_view text);

// By Name(): "REST-11".
std::optional<RuleId> ReadRule(std::string_view text);

// "evening", "late notice", "revoked day off", "call-in minimum", ...
std::optional<PayLine> ReadPayLine(std::string_view text);

}  // namespace vagtbro::worktime::golden
