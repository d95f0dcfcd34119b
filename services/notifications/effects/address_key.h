// Address key: tells whether two messages went to the same number without keeping the number.
//
// A random key in the data folder; without it the hashes say nothing about the numbers. It also
// gives this installation a mark, so that a carrier never takes its references for another's.
//
// Errors:  Open(): DATA_LOSS if the file is not a key; UNAVAILABLE if it cannot be read or written.
// Threads: any.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "absl/status/statusor.h"

namespace vagtbro::notifications {

class AddressKey final {
 public:
  // Reads "<folder>/address.key", or makes it, readable by its owner alone.
  static absl::StatusOr<AddressKey> Open(const std::string& folder);
  // For tests and the simulation: a key that follows from `seed`.
  static AddressKey FromSeed(const std::string& seed);

  // 32 hex digits. "+45 20 12 34 56", "004520123456" and "4520123456" are one number.
  std::string Hash(const std::string& phone) const;

  // 32 hex digits that nobody without the key can make: the same text, the same seal.
  std::string Seal(const std::string& text) const;

  // "<mark>/<message key>", and back; nullopt: not a reference of this installation.
  std::string Reference(const std::string& message_key) const;
  std::optional<std::string> MessageOf(const std::string& reference) const;

 private:
  using Bytes = std::array<unsigned char, 32>;
  explicit AddressKey(const Bytes& key);
  Bytes key_;
  std::string mark_;
};

// Only the digits of a number, without international prefix: "+45 20 12 34 56" -> "4520123456".
std::string Msisdn(const std::string& phone);

}  // namespace vagtbro::notifications
