// Principal: who is behind a call, as the gateway vouches for it to the services.
//
// The gateway alone can sign, every service can verify; a token is good for a minute, so that it is
// of no use to whoever finds it in a log.
//
// Shape:   base64url(payload).base64url(Ed25519 signature), both without padding; the payload is
//          JSON: tenant, employment_id, roles, units, purpose, exp (seconds since 1970).
// Errors:  Verify(): INVALID_ARGUMENT for what is not such a token or was signed by somebody else;
//          ABORTED for one that is too old: the caller asks for a new one.
// Source:  services/DECISIONS.md 49; RFC 8032.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace vagtbro::kit {

// Name of the metadata that carries the token.
inline constexpr char kPrincipalHeader[] = "x-vagtbro-principal";
inline constexpr absl::Duration kPrincipalLife = absl::Seconds(60);

struct Principal {
  std::string tenant_id;
  std::string employment_id;  // empty: an account of nobody employed here
  std::vector<std::string> roles;
  std::vector<std::string> units;  // ids; "*": all
  std::string purpose;             // a code; empty: not given

  friend bool operator==(const Principal&, const Principal&) = default;
};

class PrincipalSigner final {
 public:
  // Reads the key, 32 bytes, from `path`; makes one if there is none. Leaves what verifiers need in
  // `path`.pub, where the folder can be written to.
  static absl::StatusOr<PrincipalSigner> Open(const std::string& path);
  static PrincipalSigner FromSeed(const std::string& seed);

  std::string Sign(const Principal& principal, absl::Time now) const;
  // What verifiers need, in base64url.
  std::string public_key() const;

 private:
  PrincipalSigner() = default;
  std::array<unsigned char, 64> secret_{};
  std::array<unsigned char, 32> public_{};
};

class PrincipalVerifier final {
 public:
  static absl::StatusOr<PrincipalVerifier> FromPublicKey(const std::string& base64url);

  absl::StatusOr<Principal> Verify(const std::string& token, absl::Time now) const;

 private:
  PrincipalVerifier() = default;
  std::array<unsigned char, 32> public_{};
};

}  // namespace vagtbro::kit
