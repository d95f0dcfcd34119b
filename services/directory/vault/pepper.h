// Pepper: a key outside the database, without which hashes of PINs and of callers' numbers say
// nothing.
//
// It lies in the data folder, readable by its owner alone. Who has the journal but not the key
// cannot try the ten thousand PINs there are. Lost, it is a new PIN for everybody: back it up
// elsewhere.
//
// Errors:  Open(): DATA_LOSS if the file is not a key, or is gone although hashes need it;
//          UNAVAILABLE if it cannot be read or written.
// Threads: any.
#pragma once

#include <array>
#include <string>

#include "absl/status/statusor.h"

namespace vagtbro::directory {

class Pepper final {
 public:
  // Reads "<folder>/pepper.key", or makes it. `in_use`: there are hashes made with it, so that a
  // new one would turn every right PIN away and lock everybody out.
  static absl::StatusOr<Pepper> Open(const std::string& folder, bool in_use = false);
  // For tests: a key that follows from `seed`.
  static Pepper FromSeed(const std::string& seed);

  // 32 bytes that follow from the PIN and the key.
  std::string OfPin(const std::string& pin) const;
  // 32 hex digits that tell one caller from another. "+45 20 12 34 56", "004520123456" and
  // "4520123456" are one; whatever has no digit is withheld, and all of those are one.
  std::string OfCaller(const std::string& number) const;

 private:
  using Bytes = std::array<unsigned char, 32>;
  explicit Pepper(const Bytes& master);

  Bytes pin_key_{};
  Bytes caller_key_{};
};

}  // namespace vagtbro::directory
