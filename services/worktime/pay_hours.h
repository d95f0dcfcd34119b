// PayHours: how much of a duty is unsocial hours, and how much of it is overtime.
//
// The readings are those of pay.h; here is only the counting.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "absl/time/time.h"
#include "worktime/interval.h"
#include "worktime/pay_clock.h"
#include "worktime/pay_rates.h"
#include "worktime/worker.h"

namespace vagtbro::worktime {

// Half hours, by the supplement they earn.
struct UnsocialHalfHours {
  int evening = 0;
  int night = 0;
  int saturday = 0;
  int sunday = 0;
};

// The started half hours of `paid` that no block of `planned` works in. Requires `paid` in order
// and disjoint, within the duty of `clock`.
UnsocialHalfHours CountUnsocial(std::span<const Interval> paid, const DutyClock& clock,
                                const PayRates& rates, const Blocks& planned);

// The part of `paid` that is overtime: in the second hour of the clock change, and beyond `norm` in
// its week with what the worker has planned counted first. Requires the same of `paid`.
absl::Duration CountOvertime(std::span<const Interval> paid, const DutyClock& clock,
                             const Worker& worker, absl::Duration norm);

}  // namespace vagtbro::worktime
