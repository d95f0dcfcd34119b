// Duty words: how the golden book writes a duty, or a row of them.
//
//   2026-03-02 22:00-07:00, waking night
//   2026-03-02 20:00-07:00, on call at home, there within 30m, called 01:00-01:30
//   2026-03-02 07:00-11:00, split a
#pragma once

#include <string_view>
#include <vector>

#include "worktime/facts.h"

namespace vagtbro::worktime::golden {

// A duty for each interval the first part names; none if the text is not of this form.
std::vector<Duty> ReadDuties(std::string_view text);

}  // namespace vagtbro::worktime::golden
