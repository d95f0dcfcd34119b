// Wave: a clip as a WAV file, from the same A-law that the other lines play.
//
// One lookup and one sound for every line: what a tenant recorded is heard here too.
//
// Units:   8 kHz, 16 bits, one channel.
#pragma once

#include <string>

namespace vagtbro::ivr {

std::string WaveOf(const std::string& a_law);

}  // namespace vagtbro::ivr
