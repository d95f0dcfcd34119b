// Ics: somebody's shifts as an iCalendar file that calendars of phones subscribe to.
//
// Shape:   an entry a shift, UID and times in UTC; nothing of it says why a shift was given away,
//          for a shift that is not held is not there.
// Source:  RFC 5545, 7986.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "vagtbro/types/v1/work.pb.h"

namespace vagtbro::gateway {

struct CalendarShift {
  std::string shift_id;
  absl::Time start_time;
  absl::Time end_time;
  types::v1::ShiftKind kind = types::v1::SHIFT_KIND_ORDINARY;
  std::string place;  // what the unit is called

  friend bool operator==(const CalendarShift&, const CalendarShift&) = default;
};

// "Nattevagt": what a shift is called there.
std::string SummaryOf(const CalendarShift& shift);

// `changed`: when any of it was last another.
std::string MakeIcs(const std::vector<CalendarShift>& shifts, const std::string& tenant,
                    absl::Time changed);

// The same for the same shifts, whenever they are read.
std::string DigestOf(const std::vector<CalendarShift>& shifts);

}  // namespace vagtbro::gateway
