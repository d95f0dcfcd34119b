// Settings of hosted numbers: where their operator finds us, how it proves itself, how it rings.
#pragma once

#include <string>
#include <vector>

#include "ivr/line/twiml/twiml_line.h"
#include "kit/ops/config.h"

namespace vagtbro::ivr {

std::vector<kit::Option> TwimlOptions();

// What is missing or cannot be read; empty: nothing. TwimlSettingsOf() requires that.
std::string MissingTwiml(const kit::Config& config);

// Of a line that is wanted: twiml_listen is not empty. `house` speaks to callers of a lost call.
TwimlSettings TwimlSettingsOf(const kit::Config& config, House house);

}  // namespace vagtbro::ivr
