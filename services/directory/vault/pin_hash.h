// PIN hash: Argon2id over a PIN and a salt of its own, in the text form that names its parameters.
//
// Slow on purpose: kPinHashMemory and kPinHashPasses say how slow, and why not slower.
//
// Errors:  none; a machine that cannot give the memory ends the process.
// Threads: any; never the owner thread of a service.
// Source:  RFC 9106; libsodium crypto_pwhash.
#pragma once

#include <cstddef>
#include <string>

namespace vagtbro::directory {

// About 4 ms on one core. The bound is an import: 2,250 PINs have to be hashed in well under 20 s
// on two busy cores. A slower hash would not make a PIN of four digits safe: its 10,000 values fall
// in 40 s here and in an hour at 90 times the cost. What it buys is that a stolen disk does not
// show equal PINs as equal and has to be paid for person by person. The three tries do the rest.
inline constexpr size_t kPinHashMemory = 4 * 1024 * 1024;
inline constexpr unsigned kPinHashPasses = 3;

// A hash with a new salt.
std::string HashPin(const std::string& pin);

// True if `hash` was made from `pin`, also with other parameters than today's.
bool PinMatches(const std::string& hash, const std::string& pin);

// A hash that no PIN matches; checking against it takes as long as against any other.
const std::string& DummyPinHash();

}  // namespace vagtbro::directory
