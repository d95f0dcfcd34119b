// SlowPay: the bill a second time, minute by minute, from what pay.h says of each line.
#pragma once

#include "worktime/pay.h"
#include "worktime/testing/paper.h"

namespace vagtbro::worktime::testing {

Cost SlowCost(const Calendar& calendar, const WorkerFacts& facts, const Proposal& proposal,
              const Profile& profile);

}  // namespace vagtbro::worktime::testing
