#include "directory/vault/pin_hash.h"

#include <sodium.h>

#include <array>

#include "kit/base/check.h"

namespace vagtbro::directory {
namespace {

void InitOnce() {
  static const bool ready = sodium_init() >= 0;
  KIT_CHECK(ready);
}

}  // namespace

std::string HashPin(const std::string& pin) {
  InitOnce();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  KIT_CHECK(crypto_pwhash_str_alg(hash.data(), pin.data(), pin.size(), kPinHashPasses,
                                  kPinHashMemory, crypto_pwhash_ALG_ARGON2ID13) == 0);
  return hash.data();
}

bool PinMatches(const std::string& hash, const std::string& pin) {
  InitOnce();
  return crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

const std::string& DummyPinHash() {
  static const std::string hash = [] {
    InitOnce();
    std::array<char, 32> nobody_keys_this{};
    randombytes_buf(nobody_keys_this.data(), nobody_keys_this.size());
    return HashPin({nobody_keys_this.data(), nobody_keys_this.size()});
  }();
  return hash;
}

}  // namespace vagtbro::directory
