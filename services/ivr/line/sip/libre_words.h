// LibreWords: what libre would write to stderr by itself is counted, and not written.
//
// It writes a line for each message that it cannot read, so a peer that sends garbage would fill
// the log, and the address of each request that nobody takes, with a number in it.
//
// Shape:   stands in for libre's re_fprintf in the whole process.
// Threads: any.
// Source:  libre 1.1, sip/transp.c and sip/sip.c.
#pragma once

#include <cstdint>

namespace vagtbro::ivr {

// So many lines since it was asked last.
std::uint64_t TakeLibreWords();

}  // namespace vagtbro::ivr
