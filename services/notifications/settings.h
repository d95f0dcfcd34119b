// Settings: the options of vagtbro-notifications beyond those every service has.
#pragma once

#include <string>
#include <vector>

#include "kit/ops/config.h"
#include "notifications/line/http_sms_sender.h"
#include "notifications/line/smtp_sender.h"
#include "notifications/react/hear.h"

namespace vagtbro::notifications {

std::vector<kit::Option> Options();

// What is missing or cannot be read; empty: nothing.
std::string Missing(const kit::Config& config);

// The account with the carrier, called back at webhook_url or, without one, at the webhook's port.
CarrierAccount AccountOf(const kit::Config& config, int webhook_port);

// How carrier and desks reach the webhook; empty: it is not known.
std::string PublicUrl(const kit::Config& config, int webhook_port);

// What the secrets of the agencies' desks are derived from.
std::string AgencySecret(const kit::Config& config);

// The account with the mail server; only if smtp_url is set.
MailAccount MailAccountOf(const kit::Config& config);

// Whether offers are spoken too: peer and upstream "ivr" are set, both or neither.
Telephone TelephoneOf(const kit::Config& config);

// Whether web push is on.
bool PushIsOn(const kit::Config& config);

// Signs the carrier's callbacks.
std::string WebhookSecret(const kit::Config& config);

}  // namespace vagtbro::notifications
