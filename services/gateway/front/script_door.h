// ScriptDoor: scripts of the municipality, known by an access token of the provider.
//
// Threads: any; never blocks.
#pragma once

#include "gateway/front/gatekeeper.h"
#include "gateway/oidc/identity.h"
#include "gateway/oidc/provider.h"

namespace vagtbro::gateway {

class ScriptDoor final : public Scripts {
 public:
  ScriptDoor(Provider& provider, ClaimNames names)
      : provider_(provider), names_(std::move(names)) {}

  absl::StatusOr<Session> Admit(const std::string& token) override;

 private:
  Provider& provider_;
  const ClaimNames names_;
};

}  // namespace vagtbro::gateway
