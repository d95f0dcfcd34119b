// The reference period of WT-48 that holds most work, with the proposal in it.
#pragma once

#include "absl/time/time.h"
#include "worktime/rule_book.h"

namespace vagtbro::worktime {

// Among the periods that end with the proposal, or with a planned duty after it and still hold some
// of the proposal. Requires the proposal to hold work; found once a Case.
const FullestPeriod& FullestPeriodOf(const Case& c);

// False only if no such period can hold more than `limit`: a bound that costs two readings.
bool MayExceed(const Case& c, absl::Duration limit);

}  // namespace vagtbro::worktime
