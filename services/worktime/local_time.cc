#include "worktime/local_time.h"

#include <cstdio>
#include <cstdlib>

namespace vagtbro::worktime {

absl::TimeZone DanishTime() {
  static const absl::TimeZone zone = [] {
    absl::TimeZone loaded;
    if (!absl::LoadTimeZone("Europe/Copenhagen", &loaded)) {
      std::fputs("no time zone Europe/Copenhagen: the package tzdata is missing\n", stderr);
      std::abort();
    }
    return loaded;
  }();
  return zone;
}

}  // namespace vagtbro::worktime
