#include "roster/domain/promise_rules.h"

#include <algorithm>

namespace vagtbro::roster {
namespace {

constexpr absl::Duration kEarliestCheckIn = absl::Hours(1);  // before the start
constexpr absl::Duration kAboutToBegin = absl::Hours(4);

}  // namespace

std::optional<ReleaseRefusal> RefuseRelease(const v1::ShiftRow& row,
                                            const std::string& employment_id, absl::Time now) {
  if (!CanBeCancelled(row, now)) return ReleaseRefusal::kShiftOver;
  if (row.shift().employment_id() != employment_id) return ReleaseRefusal::kNotYours;
  if (!IsCover(row)) return ReleaseRefusal::kNotACover;
  return HeldTime(row).end_time <= now ? std::optional(ReleaseRefusal::kShiftOver) : std::nullopt;
}

std::optional<ChangeRefusal> RefuseChange(const v1::ShiftRow& row, const Interval& time,
                                          absl::Time now) {
  if (!CanBeCancelled(row, now)) return ChangeRefusal::kShiftOver;
  const Interval whole = WholeOf(row.shift());
  if (whole.start_time <= now && time.start_time != whole.start_time) {
    return ChangeRefusal::kShiftBegun;
  }
  const bool moved_back = time.start_time < now && time.start_time != whole.start_time;
  if (moved_back || time.end_time <= now) return ChangeRefusal::kTimeOver;
  return std::nullopt;
}

bool CanBeCancelled(const v1::ShiftRow& row, absl::Time now) {
  return row.state() != v1::SHIFT_STATE_CANCELLED && WholeOf(row.shift()).end_time > now;
}

kit::Outcome<CheckInKind, CheckInRefusal> CheckInOf(const v1::ShiftRow& row,
                                                    const std::string& employment_id,
                                                    absl::Time now) {
  const bool theirs = row.shift().employment_id() == employment_id;
  const bool was_theirs = row.released_employment_id() == employment_id;
  if (!theirs && !was_theirs) return CheckInRefusal::kNotYours;
  if (!theirs && IsHeld(row)) return CheckInRefusal::kShiftHeld;
  if (!CanBeCancelled(row, now)) return CheckInRefusal::kShiftOver;
  if (!theirs) {
    // Who gave it back has given it back.
    if (row.release_cause() != v1::RELEASE_CAUSE_NO_SHOW) return CheckInRefusal::kNotYours;
    if (IsEmpty(VacantTime(row, now))) return CheckInRefusal::kShiftOver;
    return CheckInKind::kLate;
  }
  const Interval held = HeldTime(row);
  if (held.end_time <= now) return CheckInRefusal::kShiftOver;
  if (now < held.start_time - kEarliestCheckIn) return CheckInRefusal::kTooEarly;
  return row.checked_in() ? CheckInKind::kRepeated : CheckInKind::kTheirs;
}

absl::Time RecoverCutOff(absl::Time start_time, uint32_t minute, const absl::TimeZone& zone) {
  const absl::CivilDay before = absl::ToCivilDay(start_time, zone) - 1;
  const absl::CivilMinute local = absl::CivilMinute(before) + static_cast<int>(minute);
  return std::min(absl::FromCivil(local, zone), start_time - kAboutToBegin);
}

}  // namespace vagtbro::roster
