// What calls cost a core: sound both ways, on a real vagtbro-ivr.
//
// The limit is one core with nothing else on it; the ratio says how much of it so many calls take.
#include <cstdio>

#include "phone/load.h"

int main() {
  using vagtbro::phone::Crowd;
  using vagtbro::phone::OneIvr;
  for (const int calls : {50, 100, 200}) {
    OneIvr ivr(calls);
    Crowd crowd(ivr.sip_port(), calls, 50, 14'000);
    if (!ivr.WaitForMetric("vagtbro_calls_in_flight", calls)) {
      std::printf("  %d calls did not come up\n%s", calls, crowd.report().c_str());
      return 1;
    }
    Print(Measure(ivr, calls, 300));
    const int failed = crowd.Failed(absl::Seconds(60));
    if (failed != 0) std::printf("  %d calls failed\n%s", failed, crowd.report().c_str());
  }
  return 0;
}
