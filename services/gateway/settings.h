// The options of the gateway, and what is read from them once.
//
// Errors:  INVALID_ARGUMENT says which option is wrong and what is wanted.
#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "gateway/front/auth.h"
#include "kit/ops/config.h"

namespace vagtbro::gateway {

std::vector<kit::Option> Options();

struct Settings {
  GateOptions gate;
  ClaimNames claims;
  std::optional<ProviderOptions> provider;  // nullopt: demo
  std::vector<DemoPerson> demo;
  std::string public_url;
  int threads = 2;
  absl::Duration drain;  // over how long streams are ended
};

absl::StatusOr<Settings> ReadSettings(const kit::Config& config);

}  // namespace vagtbro::gateway
