// PIN hash: Argon2id over a peppered PIN and a salt of its own, in the text form that names its
// cost.
//
// Slow on purpose: kPinHashMemory and kPinHashPasses say how slow, and why not slower.
//
// Shape:   "k1$argon2id$…"; without "k1": made before there was a pepper, and still good.
// Errors:  none; a machine that cannot give the memory ends the process.
// Threads: any; never the owner thread of a service.
// Source:  RFC 9106; libsodium crypto_pwhash; design/telephony.md section 4.
#pragma once

#include <cstddef>
#include <string>

#include "directory/vault/pepper.h"

namespace vagtbro::directory {

// About 4 ms on one core. The bound is an import: 2,250 PINs have to be hashed in well under 20 s
// on two busy cores. A slower hash would not make a PIN of four digits safe: its 10,000 values fall
// in 40 s here and in an hour at 90 times the cost. The pepper does that; what the salt buys is
// that equal PINs do not look equal.
inline constexpr size_t kPinHashMemory = 4 * 1024 * 1024;
inline constexpr unsigned kPinHashPasses = 3;

// Made with a pepper, so that it is good with that one alone.
bool IsPeppered(const std::string& hash);

class PinVault final {
 public:
  explicit PinVault(Pepper pepper);

  // A hash with a new salt.
  std::string Hash(const std::string& pin) const;
  // True if `hash` was made from `pin`, also without pepper or with other parameters than today's.
  bool Matches(const std::string& hash, const std::string& pin) const;
  // To be made anew as soon as the right PIN is at hand.
  bool IsOld(const std::string& hash) const;
  // A hash that no PIN matches; checking against it takes as long as against any other.
  const std::string& dummy() const { return dummy_; }

  const Pepper& pepper() const { return pepper_; }

 private:
  Pepper pepper_;
  std::string dummy_;
};

}  // namespace vagtbro::directory
