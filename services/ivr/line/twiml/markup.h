// Markup: a turn as the operator's XML: Play, Gather, Redirect, Dial, Hangup.
//
// Shape:   every answer leads back to the next number: <base>/twiml/turn?s=<number>. A Gather that
//          nobody answers goes there too, by actionOnEmptyResult, and by a Redirect for operators
//          that do not know it. A prompt that must be heard stands before its Gather, where no key
//          stops it. Other prompts stop at a key.
// Units:   whole seconds: the time to the first key is also the one between keys.
// Source:  design/telephony.md 2.2, https://www.twilio.com/docs/voice/twiml
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ivr/dialog/turn.h"

namespace vagtbro::ivr {

// Where the operator finds us.
struct TwimlPlace {
  std::string base;  // "https://ivr.example.dk"
  std::string out;   // of a call out: names it in every address; empty: it came in
};

// "https://ivr.example.dk/twiml/turn?s=7".
std::string TurnUrl(const TwimlPlace& place, std::uint32_t number);

std::string Markup(const Turn& turn, const TwimlPlace& place, std::uint32_t number);
// The rest of an entry, without a word.
std::string MarkupOfRest(const Collect& collect, int missing, const TwimlPlace& place,
                         std::uint32_t number);
// Says something, or waits a second, and comes back.
std::string MarkupOfMoment(const std::vector<ClipId>& clips, const TwimlPlace& place,
                           std::uint32_t number);
std::string MarkupOfHangUp();
// The caller hears that the line is busy, and is not charged.
std::string MarkupOfBusy();

}  // namespace vagtbro::ivr
