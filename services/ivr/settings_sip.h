// Settings of the SIP line: ports, TLS, SRTP, trunk and registrar.
#pragma once

#include <string>
#include <vector>

#include "ivr/line/sip/sip_settings.h"
#include "kit/ops/config.h"

namespace vagtbro::ivr {

std::vector<kit::Option> SipOptions();

// What is missing, contradicts itself or cannot be read, and what to do; empty: nothing.
std::string MissingSip(const kit::Config& config);

// Requires that nothing is missing, and most_calls to be a number. Without sip_address there is no
// such line.
SipSettings SipSettingsOf(const kit::Config& config);

}  // namespace vagtbro::ivr
