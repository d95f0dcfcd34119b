// Seal: a few words that we give to a browser and believe only if they come back as they were.
//
// Shape:   encrypted and authenticated (XSalsa20-Poly1305), base64url; with a time after which they
//          count for nothing.
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "kit/access/key_file.h"

namespace vagtbro::gateway {

class Seal final {
 public:
  explicit Seal(const kit::SecretKey& key) : key_(key) {}

  std::string Close(const std::string& words, absl::Time until) const;
  // nullopt: not ours, changed, or too old.
  std::optional<std::string> Open(const std::string& sealed, absl::Time now) const;

 private:
  kit::SecretKey key_;
};

}  // namespace vagtbro::gateway
