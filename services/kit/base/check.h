// KIT_CHECK(condition): aborts with file and line if a programmer's promise is broken.
//
// For what cannot happen unless our code is wrong; never for input, disks or networks.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace vagtbro::kit {

[[noreturn]] inline void CheckFailed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "{\"level\":\"fatal\",\"message\":\"check failed: %s\",\"at\":\"%s:%d\"}\n",
               condition, file, line);
  std::abort();
}

}  // namespace vagtbro::kit

#define KIT_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::vagtbro::kit::CheckFailed(#condition, __FILE__, __LINE__))
