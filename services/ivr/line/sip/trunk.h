// Trunk: how we speak to the exchange that takes our calls: addresses, credentials, its refusals.
//
// Threads: plain functions.
#pragma once

#include <string>

#include "ivr/dialog/turn.h"
#include "ivr/line/sip/sip_settings.h"

namespace vagtbro::ivr {

// "sip:+4520304050@10.0.0.9:5060;transport=tcp": where a request to `user` at `host` goes.
std::string SipUri(const std::string& user, const std::string& host, SipTransport transport);

// "+4520304050", also without '+'; nothing else may stand in an address.
bool IsNumber(const std::string& number);

// A name that must be looked up before anything can be sent there.
bool IsName(const std::string& host);

// "exchange.example" of "exchange.example:5060"; brackets of IPv6 are gone.
std::string HostOf(const std::string& host_and_port);

// Why nobody was reached, by the exchange's status; 0: no answer came at all.
// Source: RFC 3261 section 21.
NotReached NotReachedBy(int status);

// Digest credentials as libre wants them; `trunk` is a SipTrunk.
int TrunkCredentials(char** user, char** secret, const char* realm, void* trunk);

}  // namespace vagtbro::ivr
