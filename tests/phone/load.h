// Load: what a telephone with many calls costs, and what it loses.
#pragma once

#include "phone/one_ivr.h"

namespace vagtbro::phone {

struct Load {
  int calls = 0;
  double seconds = 0;              // of sound that were measured
  double cpu_micros_a_packet = 0;  // one sent and one received
  double late_ticks = 0;           // of those measured, a share
  double megabytes = 0;

  // A packet each 20 ms for each call, on one core.
  double CallsACore() const { return 1e6 / (50 * cpu_micros_a_packet); }
};

// Measures so many ticks of 20 ms while `calls` calls are up.
Load Measure(const OneIvr& ivr, int calls, int ticks);

void Print(const Load& load);

}  // namespace vagtbro::phone
