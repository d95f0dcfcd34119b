#include "notifications/push/p256.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>
#include <openssl/rand.h>

#include <utility>

#include "kit/base/check.h"

namespace vagtbro::notifications {
namespace {

constexpr size_t kScalarBytes = 32;
constexpr size_t kPointBytes = 65;

template <class Thing, void (*Free)(Thing*)>
struct Freed {
  void operator()(Thing* thing) const { Free(thing); }
};
template <class Thing, void (*Free)(Thing*)>
using Held = std::unique_ptr<Thing, Freed<Thing, Free>>;

using Key = Held<EVP_PKEY, EVP_PKEY_free>;
using KeyContext = Held<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using DigestContext = Held<EVP_MD_CTX, EVP_MD_CTX_free>;
using Number = Held<BIGNUM, BN_clear_free>;
using Group = Held<EC_GROUP, EC_GROUP_free>;
using Point = Held<EC_POINT, EC_POINT_free>;
using Signature = Held<ECDSA_SIG, ECDSA_SIG_free>;

const unsigned char* Raw(const std::string& bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* Raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

// The point that belongs to a private key; empty: the scalar is none.
std::string PointOf(const BIGNUM* scalar) {
  const Group group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
  if (BN_is_zero(scalar) || BN_cmp(scalar, EC_GROUP_get0_order(group.get())) >= 0) return "";
  const Point point(EC_POINT_new(group.get()));
  KIT_CHECK(EC_POINT_mul(group.get(), point.get(), scalar, nullptr, nullptr, nullptr) == 1);
  std::string bytes(kPointBytes, '\0');
  KIT_CHECK(EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, Raw(bytes),
                               bytes.size(), nullptr) == kPointBytes);
  return bytes;
}

// `scalar` null: the public half alone. Null if the bytes are no key.
Key MakeKey(const std::string& point, const BIGNUM* scalar) {
  if (point.size() != kPointBytes || point[0] != 4) return nullptr;
  const Held<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> build(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_utf8_string(build.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
  OSSL_PARAM_BLD_push_octet_string(build.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                   point.size());
  if (scalar != nullptr) OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_PRIV_KEY, scalar);
  const Held<OSSL_PARAM, OSSL_PARAM_free> parameters(OSSL_PARAM_BLD_to_param(build.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  EVP_PKEY* made = nullptr;
  const int what = scalar != nullptr ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
  if (EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &made, what, parameters.get()) != 1) {
    return nullptr;
  }
  Key key(made);
  // A point beside the curve would give the private key away, bit by bit.
  const KeyContext check(EVP_PKEY_CTX_new(key.get(), nullptr));
  if (EVP_PKEY_public_check(check.get()) != 1) return nullptr;
  return key;
}

}  // namespace

struct P256Key::Parts {
  Key key;
};

P256Key::P256Key(std::unique_ptr<Parts> parts, std::string public_key)
    : parts_(std::move(parts)), public_(std::move(public_key)) {}
P256Key::P256Key(P256Key&&) noexcept = default;
P256Key& P256Key::operator=(P256Key&&) noexcept = default;
P256Key::~P256Key() = default;

absl::StatusOr<P256Key> P256Key::FromScalar(const std::string& scalar) {
  const auto refused = [] { return absl::InvalidArgumentError("these are no 32 bytes of a key"); };
  if (scalar.size() != kScalarBytes) return refused();
  const Number number(BN_bin2bn(Raw(scalar), static_cast<int>(scalar.size()), nullptr));
  std::string point = PointOf(number.get());
  Key key = point.empty() ? nullptr : MakeKey(point, number.get());
  if (key == nullptr) return refused();
  auto parts = std::make_unique<Parts>();
  parts->key = std::move(key);
  return P256Key(std::move(parts), std::move(point));
}

P256Key P256Key::Generate() {
  while (true) {  // one of four thousand million draws is no key
    std::string scalar(kScalarBytes, '\0');
    KIT_CHECK(RAND_bytes(Raw(scalar), static_cast<int>(scalar.size())) == 1);
    auto key = FromScalar(scalar);
    if (key.ok()) return std::move(*key);
  }
}

absl::StatusOr<std::string> P256Key::Agree(const std::string& their_public_key) const {
  const Key theirs = MakeKey(their_public_key, nullptr);
  if (theirs == nullptr) return absl::InvalidArgumentError("the public key is no point of P-256");
  const KeyContext context(EVP_PKEY_CTX_new(parts_->key.get(), nullptr));
  std::string secret(kScalarBytes, '\0');
  size_t size = secret.size();
  KIT_CHECK(EVP_PKEY_derive_init(context.get()) == 1 &&
            EVP_PKEY_derive_set_peer(context.get(), theirs.get()) == 1 &&
            EVP_PKEY_derive(context.get(), Raw(secret), &size) == 1 && size == secret.size());
  return secret;
}

std::string P256Key::Sign(const std::string& text) const {
  const DigestContext context(EVP_MD_CTX_new());
  KIT_CHECK(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, parts_->key.get()) ==
            1);
  size_t size = 0;
  KIT_CHECK(EVP_DigestSign(context.get(), nullptr, &size, Raw(text), text.size()) == 1);
  std::string der(size, '\0');
  KIT_CHECK(EVP_DigestSign(context.get(), Raw(der), &size, Raw(text), text.size()) == 1);
  const unsigned char* at = Raw(der);
  const Signature signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)));
  KIT_CHECK(signature != nullptr);
  std::string raw(2 * kScalarBytes, '\0');
  BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), Raw(raw), kScalarBytes);
  BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), Raw(raw) + kScalarBytes, kScalarBytes);
  return raw;
}

bool IsP256PublicKey(const std::string& bytes) { return MakeKey(bytes, nullptr) != nullptr; }

bool VerifyEs256(const std::string& public_key, const std::string& text,
                 const std::string& signature) {
  const Key key = MakeKey(public_key, nullptr);
  if (key == nullptr || signature.size() != 2 * kScalarBytes) return false;
  const Signature parts(ECDSA_SIG_new());
  ECDSA_SIG_set0(parts.get(), BN_bin2bn(Raw(signature), kScalarBytes, nullptr),
                 BN_bin2bn(Raw(signature) + kScalarBytes, kScalarBytes, nullptr));
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(parts.get(), &der);
  const DigestContext context(EVP_MD_CTX_new());
  const bool right =
      size > 0 &&
      EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
      EVP_DigestVerify(context.get(), der, static_cast<size_t>(size), Raw(text), text.size()) == 1;
  OPENSSL_free(der);
  return right;
}

}  // namespace vagtbro::notifications
