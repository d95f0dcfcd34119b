// Message encryption: what is pushed is for the browser alone; the push service sees bytes.
//
// Shape:   one record of the content coding aes128gcm; every message of ours is padded to one
//          length, so that its length says nothing.
// Errors:  INVALID_ARGUMENT: the browser's keys are none, or the text is too long for one record.
// Source:  RFC 8291 (message encryption for web push), RFC 8188 (aes128gcm); appendix A of 8291 is
//          in the test.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "notifications/push/p256.h"

namespace vagtbro::notifications {

// Of a browser.
struct PushKeys {
  std::string p256dh;  // its public key, 65 bytes
  std::string auth;    // its secret, 16 bytes
};

// A text as it goes over the wire: new key, new salt.
absl::StatusOr<std::string> EncryptPush(const std::string& text, const PushKeys& keys);

// With all that is random named, and padded with `padding` bytes; for the test vector.
absl::StatusOr<std::string> EncryptPushWith(const std::string& text, const PushKeys& keys,
                                            const P256Key& ours, const std::string& salt,
                                            size_t padding);

// As the browser reads it; for tests. `theirs`: the browser's key pair.
absl::StatusOr<std::string> DecryptPush(const std::string& body, const P256Key& theirs,
                                        const std::string& auth);

}  // namespace vagtbro::notifications
