// Rem: the tables of G.711 and the decoder of tones, as C++ may include them.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" {
#include <rem_dtmf.h>
#include <rem_g711.h>
}
