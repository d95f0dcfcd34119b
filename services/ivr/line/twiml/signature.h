// Signature: how an operator proves that a webhook is its own.
//
// Base64 of HMAC-SHA1, under the account's token, over the URL followed by each field's name and
// value, the names in order; of a name that comes twice each value once, in order. The URL is the
// one the operator was told, so it is built from the public base and never from a Host header;
// with and without the standard port is the same.
//
// Shape:   there is no time in it: what is signed once is signed for ever. Turns are therefore
//          answered once, see TwimlCall.
// Source:  design/telephony.md 2.2, https://www.twilio.com/docs/usage/security
#pragma once

#include <string>

#include "ivr/line/twiml/form.h"

namespace vagtbro::ivr {

std::string SignWebhook(const std::string& url, const Form& form, const std::string& token);

// Compares in constant time. An empty token opens nothing.
bool IsSigned(const std::string& url, const Form& form, const std::string& signature,
              const std::string& token);

}  // namespace vagtbro::ivr
