// Promise rules: may somebody give a shift back, come to it late, or have it again; may it be
// moved?
//
// Errors:  a refusal is an answer for a person, never retried.
// Units:   intervals are half-open; a cut-off is in local minutes of the day before.
// Source:  SICK-RECOVER in the rule book.
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "kit/base/outcome.h"
#include "roster/domain/shift_row.h"

namespace vagtbro::roster {

enum class ReleaseRefusal { kShiftOver, kNotYours, kNotACover };

// Whether `employment_id`, who covers the shift, may give it back. nullopt: yes.
std::optional<ReleaseRefusal> RefuseRelease(const v1::ShiftRow& row,
                                            const std::string& employment_id, absl::Time now);

enum class ChangeRefusal { kShiftOver, kShiftBegun, kTimeOver, kUnitClosed, kNotEmployed, kLaw };

// Whether the shift may have this time. A shift that has begun keeps its start. nullopt: yes.
std::optional<ChangeRefusal> RefuseChange(const v1::ShiftRow& row, const Interval& time,
                                          absl::Time now);

// False: nothing of it is still to come that could be taken off the roster.
bool CanBeCancelled(const v1::ShiftRow& row, absl::Time now);

enum class CheckInRefusal { kTooEarly, kShiftOver, kShiftHeld, kNotYours, kLaw };
enum class CheckInKind {
  kTheirs,    // they hold the shift
  kLate,      // it was taken from them because they had not come, and nobody has it yet
  kRepeated,  // they had checked in before
};

// One may check in from an hour before the start.
kit::Outcome<CheckInKind, CheckInRefusal> CheckInOf(const v1::ShiftRow& row,
                                                    const std::string& employment_id,
                                                    absl::Time now);

// Until when somebody may report fit so that a cover of a shift that starts then ends by itself:
// `minute` of the local day before, and never so late that the one who covers is about to leave.
absl::Time RecoverCutOff(absl::Time start_time, uint32_t minute, const absl::TimeZone& zone);

}  // namespace vagtbro::roster
