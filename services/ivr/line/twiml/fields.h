// Fields: what an operator's form says about a call, in the dialog's words.
//
// Shape:   Digits come without the key that ended them; FinishedOnKey says whether '#' was pressed.
// Source:  design/telephony.md 2.2, https://www.twilio.com/docs/voice/twiml/gather
#pragma once

#include <optional>
#include <string>

#include "ivr/dialog/keys.h"
#include "ivr/dialog/turn.h"
#include "ivr/line/twiml/form.h"

namespace vagtbro::ivr {

// "+4520304050"; empty: withheld. Operators write words or numbers of their own for "withheld".
std::string CallerOf(const Form& form);

// The operator's name of the call as an id; empty: it has none that can be one.
std::string CallIdOf(const Form& form);

// CallStatus says that the call is over.
bool IsOver(const Form& form);

// Of a call out that is over and was never picked up.
NotReached NotReachedOf(const Form& form);

// What the caller answered to `turn`. Absent: keys were deleted with '*', and the rest is awaited;
// what was keyed since is in `so_far`, to be given back with the next form.
std::optional<Event> EventOf(const Turn& turn, const Form& form, Keys& so_far);

}  // namespace vagtbro::ivr
