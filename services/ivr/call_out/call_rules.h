// Call rules: when an offer may ring, when it rings again, and what a call has come to.
//
// Pure: no clock, no line. A number that is busy or not answered rings once more; whoever picked up
// is not rung again, nor whoever refused the call.
//
// Units:   minutes after local midnight (kit::LocalZone()); quiet from `quiet_from` up to, and not
//          including, `quiet_until`, over midnight if that is earlier; equal: never quiet.
// Source:  design/telephony.md section 4, outbound offers.
#pragma once

#include <optional>

#include "absl/time/time.h"
#include "ivr/dialog/turn.h"
#include "vagtbro/ivr/v1/ivr_facts.pb.h"

namespace vagtbro::ivr {

struct CallRules {
  int most_calls = 10;  // offer calls at a time
  int most_rings = 2;   // of one offer
  absl::Duration rings = absl::Seconds(25);
  absl::Duration busy_pause = absl::Minutes(1);
  absl::Duration no_answer_pause = absl::Minutes(3);  // also after a line that was down
  int quiet_from = 21 * 60;
  int quiet_until = 6 * 60;
};

// One try, over.
struct TryEnd {
  v1::VoiceOutcome outcome = v1::VOICE_OUTCOME_FAILED;
  bool picked_up = false;
};

bool IsQuiet(absl::Time time, const CallRules& rules);

// The first instant from `earliest` on that is not quiet; nullopt: none before `lapse`.
std::optional<absl::Time> RingTime(absl::Time earliest, absl::Time lapse, const CallRules& rules);

// When an offer rings again after a try that ended at `now`; nullopt: that was the last.
std::optional<absl::Time> RingAgain(const v1::VoiceOfferRow& row, const TryEnd& end, absl::Time now,
                                    const CallRules& rules);

// What an offer that does not ring any more has come to: its last try, or none.
v1::VoiceOutcome OutcomeUnrung(const v1::VoiceOfferRow& row);

v1::VoiceOutcome OutcomeOf(Outcome outcome);

// "accepted", "no_answer", …: for metrics and logs.
const char* OutcomeWord(v1::VoiceOutcome outcome);

}  // namespace vagtbro::ivr
