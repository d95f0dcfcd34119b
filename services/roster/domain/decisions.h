// Decisions: may this person have this shift, and from when to when?
//
// Each answers with the time it is about; the law is asked about that time afterwards, because it
// needs all duties of the person.
//
// Errors:  a refusal is an answer for a person or for the pool, never retried.
// Source:  architecture, section 5: invariants 2 and 3.
#pragma once

#include "kit/base/outcome.h"
#include "roster/domain/shift_row.h"
#include "vagtbro/directory/v1/directory_events.pb.h"
#include "vagtbro/types/v1/work.pb.h"

namespace vagtbro::roster {

enum class CoverRefusal { kGapClosed, kNotEmployed, kLaw, kWouldBreakUnit };

// What of the gap somebody gets who accepted `accepted` of it: the common part, from now on. `gap`,
// `row` and `employment` are null if unknown.
kit::Outcome<Interval, CoverRefusal> CoverTime(
    const v1::GapRow* gap, const v1::ShiftRow* row,
    const directory::v1::EmploymentRegistered* employment, const Interval& accepted,
    absl::Time now);

// "GAP_CLOSED", "NOT_EMPLOYED", "LAW" or "WOULD_BREAK_UNIT".
const char* ReasonOf(CoverRefusal refusal);

enum class AssignRefusal { kShiftOver, kShiftHeld, kNotEmployed, kLaw };

// What of the shift a planner may give to somebody: what is left of it.
kit::Outcome<Interval, AssignRefusal> AssignTime(
    const v1::ShiftRow& row, const directory::v1::EmploymentRegistered& employment, absl::Time now);

enum class UndoRefusal { kNotCovered, kShiftBegun, kStillAway, kLaw };

// The whole shift, for the one who had reported sick from it. `still_away`: reported away in it.
kit::Outcome<Interval, UndoRefusal> UndoTime(const v1::ShiftRow& row, bool still_away,
                                             absl::Time now);

// True if the law allows it, or if a named person may answer for every rule in the way. Nobody can
// answer for two places at once, or for the work of somebody reported away.
bool Permitted(const types::v1::Verdict& verdict, bool overridden);

// Three to forty of A-Z and _.
bool IsReasonCode(const std::string& code);

}  // namespace vagtbro::roster
