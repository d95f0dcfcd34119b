#include "phone/load.h"

#include <cstdio>

namespace vagtbro::phone {

Load Measure(const OneIvr& ivr, int calls, int ticks) {
  const char* all = "vagtbro_media_ticks_total";
  const char* late = "vagtbro_media_late_ticks_total";
  const double first = ivr.Metric(all);
  const double late_before = ivr.Metric(late);
  const double cpu_before = ivr.CpuMicros();
  ivr.WaitForMetric(all, first + ticks);
  const double measured = ivr.Metric(all) - first;
  const double cpu = ivr.CpuMicros() - cpu_before;
  Load load;
  load.calls = calls;
  load.seconds = measured * 0.02;
  load.cpu_micros_a_packet = cpu / (measured * calls);
  load.late_ticks = (ivr.Metric(late) - late_before) / measured;
  load.megabytes = ivr.ResidentMegabytes();
  return load;
}

void Print(const Load& load) {
  std::printf(
      "  %3d calls for %.0f s: %.1f us of CPU a packet, %.1f %% of one core, "
      "%.0f calls a core; %.2f %% late ticks; %.0f MB\n",
      load.calls, load.seconds, load.cpu_micros_a_packet, 100.0 * load.calls / load.CallsACore(),
      load.CallsACore(), 100 * load.late_ticks, load.megabytes);
}

}  // namespace vagtbro::phone
