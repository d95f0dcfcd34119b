// P256Key: a key pair on the curve P-256, to agree on a secret (ECDH) and to sign (ES256).
//
// Shape:   a public key is 65 bytes, uncompressed; a secret 32 bytes; a signature 64, r before s.
// Errors:  INVALID_ARGUMENT: the bytes are no key on the curve.
// Source:  NIST SP 800-186; on OpenSSL.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace vagtbro::notifications {

class P256Key final {
 public:
  // `scalar`: 32 bytes, the private key.
  static absl::StatusOr<P256Key> FromScalar(const std::string& scalar);
  static P256Key Generate();
  P256Key(P256Key&&) noexcept;
  P256Key& operator=(P256Key&&) noexcept;
  ~P256Key();

  const std::string& public_key() const { return public_; }
  // What only we and the owner of `their_public_key` know.
  absl::StatusOr<std::string> Agree(const std::string& their_public_key) const;
  std::string Sign(const std::string& text) const;

 private:
  struct Parts;
  P256Key(std::unique_ptr<Parts> parts, std::string public_key);
  std::unique_ptr<Parts> parts_;
  std::string public_;
};

// True if the bytes are a point on the curve.
bool IsP256PublicKey(const std::string& bytes);
// True if `signature` of `text` was made with the private half of `public_key`.
bool VerifyEs256(const std::string& public_key, const std::string& text,
                 const std::string& signature);

}  // namespace vagtbro::notifications
