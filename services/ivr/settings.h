// Settings: the options of vagtbro-ivr beyond those every service has.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "ivr/dialog/talk.h"
#include "ivr/line/agi/agi_line.h"
#include "ivr/settings_sip.h"
#include "kit/ops/config.h"

namespace vagtbro::ivr {

std::vector<kit::Option> Options();

// What is missing or cannot be read; empty: nothing. The rest requires that.
std::string Missing(const kit::Config& config);

House HouseOf(const kit::Config& config);
AgiSettings AgiSettingsOf(const kit::Config& config);
absl::Duration Drain(const kit::Config& config);
int MostCalls(const kit::Config& config);

}  // namespace vagtbro::ivr
