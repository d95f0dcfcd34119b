// CallerNumber: the number in an address of SIP.
//
// Shape:   "+4520304050" or "20304050": digits, with '+' at most before them. Empty: there is none
//          ("anonymous"), or it is longer than any number.
#pragma once

#include <string>
#include <string_view>

namespace vagtbro::ivr {

// `address` is the value of a From or P-Asserted-Identity: "Eva" <sip:+45…@host;…>, <tel:+45…>.
std::string CallerNumber(std::string_view address);

}  // namespace vagtbro::ivr
