// Re: libre as C++ may include it, and a pointer that gives back what it counts.
//
// Threads: libre's loop, sockets and timers belong to the thread that began them (re_thread_init).
#pragma once

#include <memory>

// What Debian's library was built with; its pkg-config file does not say so.
#ifndef HAVE_INTTYPES_H
#define HAVE_INTTYPES_H
#endif
#ifndef HAVE_STDBOOL_H
#define HAVE_STDBOOL_H
#endif
#ifndef HAVE_INET6
#define HAVE_INET6
#endif
#ifndef RELEASE
#define RELEASE
#endif

extern "C" {
#include <re.h>
}

// re_dbg.h warns in whoever includes it; this is all we want of it.
extern "C" void dbg_init(int level, int flags);

namespace vagtbro::ivr {

struct Deref {
  void operator()(void* object) const { mem_deref(object); }
};
template <class T>
using Re = std::unique_ptr<T, Deref>;

}  // namespace vagtbro::ivr
