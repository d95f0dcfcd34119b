#include "directory/vault/pin_hash.h"

#include <sodium.h>

#include <array>

#include "kit/base/check.h"

namespace vagtbro::directory {
namespace {

// Before a hash over the PIN as the pepper gives it; without it the hash is over the PIN itself.
const std::string kPeppered = "k1";

std::string Argon2id(const std::string& text) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  KIT_CHECK(crypto_pwhash_str_alg(hash.data(), text.data(), text.size(), kPinHashPasses,
                                  kPinHashMemory, crypto_pwhash_ALG_ARGON2ID13) == 0);
  return hash.data();
}

}  // namespace

bool IsPeppered(const std::string& hash) { return hash.rfind(kPeppered, 0) == 0; }

PinVault::PinVault(Pepper pepper) : pepper_(std::move(pepper)) {
  KIT_CHECK(sodium_init() >= 0);
  std::array<char, 32> nobody_keys_this{};
  randombytes_buf(nobody_keys_this.data(), nobody_keys_this.size());
  dummy_ = Hash({nobody_keys_this.data(), nobody_keys_this.size()});
}

std::string PinVault::Hash(const std::string& pin) const {
  return kPeppered + Argon2id(pepper_.OfPin(pin));
}

bool PinVault::Matches(const std::string& hash, const std::string& pin) const {
  const bool peppered = IsPeppered(hash);
  const std::string text = peppered ? pepper_.OfPin(pin) : pin;
  const char* argon2id = hash.c_str() + (peppered ? kPeppered.size() : 0);
  return crypto_pwhash_str_verify(argon2id, text.data(), text.size()) == 0;
}

bool PinVault::IsOld(const std::string& hash) const { return !IsPeppered(hash); }

}  // namespace vagtbro::directory
