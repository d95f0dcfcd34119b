// vagtbro-clock: makes, stops and restarts the clock file that the services of a demo share.
#include <cstring>
#include <iostream>

#include "kit/time/shared_clock.h"

namespace {

int Usage() {
  std::cerr << "vagtbro-clock create FILE SPEC | freeze FILE | resume FILE\n";
  return 2;
}

int Failed(const absl::Status& status) {
  std::cerr << "vagtbro-clock: " << status.message() << "\n";
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  using vagtbro::kit::SharedClock;
  if (argc == 4 && std::strcmp(argv[1], "create") == 0) {
    const auto spec = vagtbro::kit::ParseClockSpec(argv[3]);
    if (!spec.ok()) return Failed(spec.status());
    const absl::Status created = SharedClock::CreateFile(argv[2], *spec);
    return created.ok() ? 0 : Failed(created);
  }
  if (argc != 3) return Usage();
  const auto clock = SharedClock::Open(argv[2]);
  if (!clock.ok()) return Failed(clock.status());
  if (std::strcmp(argv[1], "freeze") == 0) {
    (*clock)->Freeze();
  } else if (std::strcmp(argv[1], "resume") == 0) {
    (*clock)->Resume();
  } else {
    return Usage();
  }
  return 0;
}
