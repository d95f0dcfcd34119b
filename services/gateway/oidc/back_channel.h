// BackChannel: the provider's own word that somebody has signed out there; their sessions here end.
//
// Shape:   a word counts once; where it names one session at the provider, that one alone ends,
//          with those of the person of which no name is known.
// Errors:  INVALID_ARGUMENT: the word does not hold, or was heard before; UNAVAILABLE: the
//          provider's keys are not known.
// Threads: any; blocks on the provider, so never a thread of the server.
// Source:  OpenID Connect Back-Channel Logout 1.0.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "absl/status/status.h"
#include "gateway/oidc/provider.h"
#include "gateway/session/session_book.h"

namespace vagtbro::gateway {

class BackChannel final {
 public:
  BackChannel(Provider& provider, SessionBook& sessions, const kit::Clock& clock)
      : provider_(provider), sessions_(sessions), clock_(clock) {}

  absl::Status Hear(const std::string& logout_token);

 private:
  // False: it was heard before.
  bool First(const std::string& jti, absl::Time until);

  Provider& provider_;
  SessionBook& sessions_;
  const kit::Clock& clock_;
  std::mutex mutex_;
  std::map<std::string, absl::Time> heard_;  // jti -> when it is too old anyway
};

}  // namespace vagtbro::gateway
