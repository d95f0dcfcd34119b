#include "roster/domain/decisions.h"

#include <algorithm>
#include <cstdlib>

#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

constexpr size_t kShortestReason = 3;
constexpr size_t kLongestReason = 40;

}  // namespace

kit::Outcome<Interval, CoverRefusal> CoverTime(
    const v1::GapRow* gap, const v1::ShiftRow* row,
    const directory::v1::EmploymentRegistered* employment, const Interval& accepted,
    absl::Time now) {
  if (gap == nullptr || row == nullptr || !gap->open()) return CoverRefusal::kGapClosed;
  if (row->state() != v1::SHIFT_STATE_OPEN || row->gap_id() != gap->gap().gap_id()) {
    return CoverRefusal::kGapClosed;
  }
  Interval time = Common(accepted, worktime::FromProto(gap->gap().interval()));
  time.start_time = std::max(time.start_time, now);
  if (IsEmpty(time)) return CoverRefusal::kGapClosed;
  if (employment == nullptr || !worktime::IsEmployed(*employment, time)) {
    return CoverRefusal::kNotEmployed;
  }
  return time;
}

const char* ReasonOf(CoverRefusal refusal) {
  switch (refusal) {
    case CoverRefusal::kGapClosed:
      return "GAP_CLOSED";
    case CoverRefusal::kNotEmployed:
      return "NOT_EMPLOYED";
    case CoverRefusal::kLaw:
      return "LAW";
    case CoverRefusal::kWouldBreakUnit:
      return "WOULD_BREAK_UNIT";
  }
  std::abort();  // -Werror=switch has named every CoverRefusal.
}

kit::Outcome<Interval, AssignRefusal> AssignTime(
    const v1::ShiftRow& row, const directory::v1::EmploymentRegistered& employment,
    absl::Time now) {
  if (IsHeld(row)) return AssignRefusal::kShiftHeld;
  const Interval time = VacantTime(row, now);
  const bool cancelled = row.state() == v1::SHIFT_STATE_CANCELLED;
  if (cancelled || IsEmpty(time)) return AssignRefusal::kShiftOver;
  if (!worktime::IsEmployed(employment, time)) return AssignRefusal::kNotEmployed;
  return time;
}

kit::Outcome<Interval, UndoRefusal> UndoTime(const v1::ShiftRow& row, bool still_away,
                                             absl::Time now) {
  const bool left_by_somebody = !row.vacated_by_employment_id().empty();
  if (row.state() != v1::SHIFT_STATE_COVERED || !left_by_somebody) return UndoRefusal::kNotCovered;
  const Interval time = WholeOf(row.shift());
  if (time.start_time <= now) return UndoRefusal::kShiftBegun;
  if (still_away) return UndoRefusal::kStillAway;
  return time;
}

bool Permitted(const types::v1::Verdict& verdict, bool overridden) {
  if (verdict.allowed()) return true;
  if (!overridden) return false;
  return std::none_of(verdict.results().begin(), verdict.results().end(), [](const auto& result) {
    return !result.passed() && (result.rule() == "OVERLAP" || result.rule() == "AWAY");
  });
}

bool IsReasonCode(const std::string& code) {
  return code.size() >= kShortestReason && code.size() <= kLongestReason &&
         std::all_of(code.begin(), code.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

}  // namespace vagtbro::roster
