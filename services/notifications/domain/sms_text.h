// SMS text: what fits into one message of the mobile network, and how to make it fit.
//
// Shape:   a message of GSM-7 letters has 160 places, one with any other letter 70; longer ones are
//          sent in parts and cost more. Danish letters are GSM-7.
// Source:  3GPP TS 23.038, default alphabet and its extension.
#pragma once

#include <cstddef>
#include <string>

namespace vagtbro::notifications {

constexpr size_t kOneSms = 160;

// `utf8` with typographic signs replaced by plain ones (– by -, “ by ", … by ...) and what GSM-7
// cannot say by a question mark. Malformed UTF-8 is replaced too.
std::string ToGsm7(const std::string& utf8);

// Places that a text of ToGsm7() takes; signs of the extension, e.g. €, take two.
size_t SmsLength(const std::string& gsm7);

// The longest beginning of `gsm7` that takes at most `places`; never half a letter.
std::string CutToSms(const std::string& gsm7, size_t places);

// The same, but ending with a whole word; only a first word that is longer is cut itself.
std::string CutToWords(const std::string& gsm7, size_t places);

}  // namespace vagtbro::notifications
