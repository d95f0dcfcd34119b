// Draft rules: what may be drafted, and what a draft would leave of a shift.
//
// A draft plans. A shift that somebody is missing on, or covers, is the board's matter: it is not
// drafted, and what is drafted already is not published.
//
// Errors:  a refusal is an answer for a person, never retried.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "roster/domain/shift_row.h"
#include "vagtbro/roster/v1/draft_facts.pb.h"
#include "vagtbro/types/v1/work.pb.h"

namespace vagtbro::roster {

inline constexpr size_t kMostChanges = 500;

enum class DraftRefusal { kShiftOver, kShiftBegun, kShiftLive, kOtherUnit, kTooMany };

// Whether the shift may be drafted by whoever plans `unit_id`. nullopt: yes.
std::optional<DraftRefusal> RefuseDraft(const v1::ShiftRow& row, const std::string& unit_id,
                                        absl::Time now);

// What is asked for, with what it leaves out as in `known`. Its holder is always as asked.
v1::Shift Completed(const v1::Shift& asked, const v1::Shift& known);

// The row once the change is published; `row` null: the shift is new.
v1::ShiftRow AsDrafted(const v1::DraftChangeKept& change, const v1::ShiftRow* row);

// Why the change cannot be published, whoever has the shift: in the shape of the law's answer.
// nullopt: nothing is in the way. `closed`: its units are closed then.
std::optional<types::v1::Verdict> InTheWay(const v1::DraftChangeKept& change,
                                           const v1::ShiftRow* row, bool closed, absl::Time now);

// One word for the bytes of a draft and of what it touches; the same bytes give the same word.
// Shape:   32 lower-case hex digits; empty for none.
std::string VersionOf(const std::vector<std::string>& bytes);

}  // namespace vagtbro::roster
