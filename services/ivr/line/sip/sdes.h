// Sdes: the keys of SRTP as SDP carries them: the value of one "a=crypto:" line.
//
// Shape:   AES_CM_128_HMAC_SHA1_80 only, one key, no MKI, no session parameters: what libre can do
//          and every exchange offers.
// Errors:  absent: a line that is another suite, or asks for what we lack.
// Source:  RFC 4568 sections 4 to 6 and 9.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vagtbro::ivr {

// The master key and its salt.
using SrtpKey = std::array<std::uint8_t, 30>;

struct Crypto {
  int tag = 1;
  SrtpKey key{};
};

// `value` is what follows "a=crypto:".
std::optional<Crypto> ReadCrypto(std::string_view value);
std::string WriteCrypto(const Crypto& crypto);

}  // namespace vagtbro::ivr
