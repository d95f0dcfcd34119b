// Session: somebody who is signed in, until they go, idle too long, or it grows too old.
//
// Shape:   named by the SHA-256 of its cookie's value: what is on disk or in memory lets nobody in.
// Units:   idle and end times are the first instants at which it is over.
// Source:  design of sign-in: 30 minutes idle, 12 hours (a shift) in all.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"

namespace vagtbro::gateway {

inline constexpr absl::Duration kIdle = absl::Minutes(30);
inline constexpr absl::Duration kOldest = absl::Hours(12);

struct Session {
  std::string key;          // hash of the cookie
  std::string account_key;  // hash of the provider's name for the person
  std::string employment_id;
  std::vector<std::string> roles;
  std::vector<std::string> units;
  bool demo = false;
  absl::Time end_time;
  absl::Time seen_time;
  std::string provider_session_key = {};  // hash of the provider's name for it; empty: unknown
};

// SHA-256 in hex.
std::string HashOf(const std::string& text);
// 32 random bytes in base64url.
std::string NewSecret();

}  // namespace vagtbro::gateway
