// Settings of ringing out: how many offer calls, how often, how long, and when not.
#pragma once

#include <string>
#include <vector>

#include "ivr/call_out/call_rules.h"
#include "kit/ops/config.h"

namespace vagtbro::ivr {

std::vector<kit::Option> OutOptions();

// What cannot be read; empty: nothing. CallRulesOf() requires that.
std::string MissingOut(const kit::Config& config);

CallRules CallRulesOf(const kit::Config& config);

}  // namespace vagtbro::ivr
