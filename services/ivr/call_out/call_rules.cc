#include "ivr/call_out/call_rules.h"

#include <algorithm>

#include "absl/time/civil_time.h"
#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"

namespace vagtbro::ivr {
namespace {

constexpr int kHour = 60;  // minutes

// The pause before the next try; nullopt: whoever was rung has had their say.
std::optional<absl::Duration> PauseAfter(const TryEnd& end, const CallRules& rules) {
  if (end.picked_up) return std::nullopt;
  if (end.outcome == v1::VOICE_OUTCOME_BUSY) return rules.busy_pause;
  if (end.outcome == v1::VOICE_OUTCOME_NO_ANSWER || end.outcome == v1::VOICE_OUTCOME_FAILED) {
    return rules.no_answer_pause;
  }
  return std::nullopt;
}

}  // namespace

bool IsQuiet(absl::Time time, const CallRules& rules) {
  const int minute = kit::LocalMinute(time);
  if (rules.quiet_from <= rules.quiet_until) {
    return minute >= rules.quiet_from && minute < rules.quiet_until;
  }
  return minute >= rules.quiet_from || minute < rules.quiet_until;
}

std::optional<absl::Time> RingTime(absl::Time earliest, absl::Time lapse, const CallRules& rules) {
  absl::Time ring = earliest;
  if (IsQuiet(earliest, rules)) {
    absl::CivilDay day = absl::ToCivilDay(earliest, kit::LocalZone());
    if (kit::LocalMinute(earliest) >= rules.quiet_until) ++day;
    const int minute = rules.quiet_until;
    ring = absl::FromCivil(
        absl::CivilMinute(day.year(), day.month(), day.day(), minute / kHour, minute % kHour),
        kit::LocalZone());
  }
  if (ring >= lapse) return std::nullopt;
  return ring;
}

std::optional<absl::Time> RingAgain(const v1::VoiceOfferRow& row, const TryEnd& end, absl::Time now,
                                    const CallRules& rules) {
  const auto pause = PauseAfter(end, rules);
  if (!pause || row.recalled()) return std::nullopt;
  if (row.attempts() >= static_cast<uint32_t>(rules.most_rings)) return std::nullopt;
  return RingTime(now + *pause, kit::FromProto(row.offer().lapse_time()), rules);
}

v1::VoiceOutcome OutcomeUnrung(const v1::VoiceOfferRow& row) {
  return row.last_outcome() == v1::VOICE_OUTCOME_UNSPECIFIED ? v1::VOICE_OUTCOME_NOT_RUNG
                                                             : row.last_outcome();
}

v1::VoiceOutcome OutcomeOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kAccepted:
      return v1::VOICE_OUTCOME_ACCEPTED;
    case Outcome::kPending:
      return v1::VOICE_OUTCOME_PENDING;
    case Outcome::kRefused:
      return v1::VOICE_OUTCOME_REFUSED;
    case Outcome::kDeclined:
      return v1::VOICE_OUTCOME_DECLINED;
    case Outcome::kTooLate:
      return v1::VOICE_OUTCOME_TOO_LATE;
    case Outcome::kNoAnswer:
      return v1::VOICE_OUTCOME_NO_ANSWER;
    case Outcome::kBusy:
      return v1::VOICE_OUTCOME_BUSY;
    case Outcome::kMachine:
      return v1::VOICE_OUTCOME_MACHINE;
    case Outcome::kNotNow:
      return v1::VOICE_OUTCOME_NOT_NOW;
    case Outcome::kNoContact:
      return v1::VOICE_OUTCOME_NO_CONTACT;
    case Outcome::kReported:  // of calls that come in
    case Outcome::kAvailable:
    case Outcome::kHelped:
    case Outcome::kAbandoned:
    case Outcome::kLeft:
    case Outcome::kFailed:
      return v1::VOICE_OUTCOME_FAILED;
  }
  std::abort();  // -Werror=switch has named every outcome.
}

const char* OutcomeWord(v1::VoiceOutcome outcome) {
  switch (outcome) {
    case v1::VOICE_OUTCOME_ACCEPTED:
      return "accepted";
    case v1::VOICE_OUTCOME_PENDING:
      return "pending";
    case v1::VOICE_OUTCOME_REFUSED:
      return "refused";
    case v1::VOICE_OUTCOME_DECLINED:
      return "declined";
    case v1::VOICE_OUTCOME_TOO_LATE:
      return "too_late";
    case v1::VOICE_OUTCOME_NO_ANSWER:
      return "no_answer";
    case v1::VOICE_OUTCOME_BUSY:
      return "busy";
    case v1::VOICE_OUTCOME_MACHINE:
      return "machine";
    case v1::VOICE_OUTCOME_NOT_NOW:
      return "not_now";
    case v1::VOICE_OUTCOME_REJECTED:
      return "rejected";
    case v1::VOICE_OUTCOME_NOT_RUNG:
      return "not_rung";
    case v1::VOICE_OUTCOME_NO_CONTACT:
      return "no_contact";
    case v1::VOICE_OUTCOME_FAILED:
      return "failed";
    default:
      return "unspecified";
  }
}

}  // namespace vagtbro::ivr
