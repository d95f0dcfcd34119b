#include "notifications/push/message_encryption.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <memory>

#include "kit/base/check.h"

namespace vagtbro::notifications {
namespace {

constexpr size_t kSaltBytes = 16;
constexpr size_t kAuthBytes = 16;
constexpr size_t kPointBytes = 65;
constexpr size_t kKeyBytes = 16;
constexpr size_t kNonceBytes = 12;
constexpr size_t kTagBytes = 16;
constexpr size_t kHeaderBytes = kSaltBytes + 4 + 1 + kPointBytes;
constexpr size_t kRecordBytes = 4096;
// What all our messages are padded to.
constexpr size_t kTextBytes = 512;
constexpr char kLastRecord = '\x02';

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char* Raw(const std::string& bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* Raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

std::string Hmac(const std::string& key, const std::string& text) {
  std::string mac(32, '\0');
  unsigned int size = 0;
  KIT_CHECK(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), Raw(text), text.size(),
                 Raw(mac), &size) != nullptr);
  return mac;
}

// One block of HKDF is all that is needed.
std::string Expand(const std::string& key, const std::string& info, size_t size) {
  return Hmac(key, info + '\x01').substr(0, size);
}

struct Secrets {
  std::string key;
  std::string nonce;
};

// `agreed`: the secret of both; the public keys stand in the order browser, sender.
Secrets SecretsOf(const std::string& agreed, const std::string& auth, const std::string& browser,
                  const std::string& sender, const std::string& salt) {
  const std::string zero(1, '\0');
  const std::string info = "WebPush: info" + zero + browser + sender;
  const std::string both = Hmac(salt, Expand(Hmac(auth, agreed), info, 32));
  return {Expand(both, "Content-Encoding: aes128gcm" + zero, kKeyBytes),
          Expand(both, "Content-Encoding: nonce" + zero, kNonceBytes)};
}

std::string Encrypt(const Secrets& secrets, const std::string& text) {
  const Cipher cipher(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
  std::string sealed(text.size() + kTagBytes, '\0');
  int size = 0;
  KIT_CHECK(EVP_EncryptInit_ex(cipher.get(), EVP_aes_128_gcm(), nullptr, Raw(secrets.key),
                               Raw(secrets.nonce)) == 1 &&
            EVP_EncryptUpdate(cipher.get(), Raw(sealed), &size, Raw(text),
                              static_cast<int>(text.size())) == 1 &&
            EVP_EncryptFinal_ex(cipher.get(), Raw(sealed) + size, &size) == 1 &&
            EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes,
                                Raw(sealed) + text.size()) == 1);
  return sealed;
}

}  // namespace

absl::StatusOr<std::string> EncryptPushWith(const std::string& text, const PushKeys& keys,
                                            const P256Key& ours, const std::string& salt,
                                            size_t padding) {
  if (keys.auth.size() != kAuthBytes) return absl::InvalidArgumentError("auth is not 16 bytes");
  if (text.size() + padding + 1 + kTagBytes > kRecordBytes) {
    return absl::InvalidArgumentError("the text is too long for one push");
  }
  const auto agreed = ours.Agree(keys.p256dh);
  if (!agreed.ok()) return agreed.status();
  const Secrets secrets = SecretsOf(*agreed, keys.auth, keys.p256dh, ours.public_key(), salt);
  std::string head = salt;
  for (const int shift : {24, 16, 8, 0}) head += static_cast<char>(kRecordBytes >> shift & 0xff);
  head += static_cast<char>(kPointBytes);
  return head + ours.public_key() +
         Encrypt(secrets, text + kLastRecord + std::string(padding, '\0'));
}

absl::StatusOr<std::string> EncryptPush(const std::string& text, const PushKeys& keys) {
  if (text.size() > kTextBytes) return absl::InvalidArgumentError("the text is too long");
  std::string salt(kSaltBytes, '\0');
  KIT_CHECK(RAND_bytes(Raw(salt), static_cast<int>(salt.size())) == 1);
  return EncryptPushWith(text, keys, P256Key::Generate(), salt, kTextBytes - text.size());
}

absl::StatusOr<std::string> DecryptPush(const std::string& body, const P256Key& theirs,
                                        const std::string& auth) {
  const auto refused = [] { return absl::InvalidArgumentError("this is no push for this key"); };
  if (body.size() < kHeaderBytes + kTagBytes + 1) return refused();
  const std::string salt = body.substr(0, kSaltBytes);
  const std::string sender = body.substr(kHeaderBytes - kPointBytes, kPointBytes);
  const auto agreed = theirs.Agree(sender);
  if (!agreed.ok()) return refused();
  const Secrets secrets = SecretsOf(*agreed, auth, theirs.public_key(), sender, salt);
  std::string text = body.substr(kHeaderBytes, body.size() - kHeaderBytes - kTagBytes);
  std::string tag = body.substr(body.size() - kTagBytes);
  const Cipher cipher(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
  int size = 0;
  const bool right =
      EVP_DecryptInit_ex(cipher.get(), EVP_aes_128_gcm(), nullptr, Raw(secrets.key),
                         Raw(secrets.nonce)) == 1 &&
      EVP_DecryptUpdate(cipher.get(), Raw(text), &size, Raw(text), static_cast<int>(text.size())) ==
          1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, tag.data()) == 1 &&
      EVP_DecryptFinal_ex(cipher.get(), Raw(text) + size, &size) == 1;
  const size_t end = text.find_last_not_of('\0');
  if (!right || end == std::string::npos || text[end] != kLastRecord) return refused();
  return text.substr(0, end);
}

}  // namespace vagtbro::notifications
