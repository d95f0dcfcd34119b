// What of the telephone is heard: how a call with an offer ended. The pool has the answer already.
#include <optional>
#include <string>

#include "kit/base/proto_time.h"
#include "notifications/domain/voice.h"
#include "notifications/react/hear.h"
#include "notifications/react/message_fate.h"
#include "vagtbro/ivr/v1/ivr_events.pb.h"

namespace vagtbro::notifications {
namespace {

// "NO_ANSWER" of VOICE_OUTCOME_NO_ANSWER.
std::string WordOf(ivr::v1::VoiceOutcome outcome) {
  const std::string prefix = "VOICE_OUTCOME_";
  return ivr::v1::VoiceOutcome_IsValid(outcome)
             ? ivr::v1::VoiceOutcome_Name(outcome).substr(prefix.size())
             : "FAILED";
}

// Whoever picked up or refused the call has heard the phone: they are not rung on another number.
// Nor does one help where our own side was down, or the time was over.
bool IsWorthAnotherNumber(ivr::v1::VoiceOutcome outcome) {
  return outcome == ivr::v1::VOICE_OUTCOME_NO_ANSWER || outcome == ivr::v1::VOICE_OUTCOME_BUSY ||
         outcome == ivr::v1::VOICE_OUTCOME_MACHINE || outcome == ivr::v1::VOICE_OUTCOME_NO_CONTACT;
}

void NoteNotReached(kit::Commit& commit, const v1::MessageRow& row, ivr::v1::VoiceOutcome outcome) {
  const bool open = !row.recalled() && commit.now() < kit::FromProto(row.content().lapse_time());
  if (open && IsWorthAnotherNumber(outcome)) return EmitWayFailed(commit, row, WordOf(outcome));
  EmitFailed(commit, row, WordOf(outcome));
}

// They heard it; `accept`: what they said, if it was a yes or a no.
void NoteReached(kit::Commit& commit, const v1::MessageRow& row, std::optional<bool> accept) {
  EmitDelivered(commit, row);
  if (accept && !row.has_accept()) EmitAnswered(commit, row, *accept);
}

absl::Status OnOfferCallEnded(const NotificationsState& state, kit::Commit& commit,
                              const ivr::v1::OfferCallEnded& event) {
  const VoiceWay call = ParseVoiceReference(event.reference());
  const std::string key = kit::Key(commit.tenant(), call.message_id);
  const v1::MessageRow row = state.messages.Get(key);
  const bool open =
      row.state() == v1::MESSAGE_STATE_QUEUED || row.state() == v1::MESSAGE_STATE_SENT;
  if (!open || !IsByVoice(row.message()) || call.way != row.failed_ways_size()) {
    return absl::OkStatus();
  }
  // The call was faster than the telephone's answer to the hand-over.
  if (row.state() == v1::MESSAGE_STATE_QUEUED) EmitSent(commit, row);
  switch (event.outcome()) {
    case ivr::v1::VOICE_OUTCOME_ACCEPTED:
    case ivr::v1::VOICE_OUTCOME_PENDING:
    case ivr::v1::VOICE_OUTCOME_REFUSED:
      NoteReached(commit, row, true);
      break;
    case ivr::v1::VOICE_OUTCOME_DECLINED:
      NoteReached(commit, row, false);
      break;
    case ivr::v1::VOICE_OUTCOME_TOO_LATE:
      NoteReached(commit, row, std::nullopt);
      break;
    default:
      NoteNotReached(commit, row, event.outcome());
  }
  return absl::OkStatus();
}

}  // namespace

void HearIvr(NotificationsState& state, kit::Hearing& hearing) {
  hearing.On<ivr::v1::OfferCallEnded>(
      "ivr", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnOfferCallEnded(state, commit, event);
      });
}

}  // namespace vagtbro::notifications
