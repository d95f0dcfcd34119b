// When the telephone takes over an offer that went by SMS, and what it has been told since.
#include "kit/base/proto_time.h"
#include "notifications/domain/voice.h"
#include "notifications/store/notifications_state.h"

namespace vagtbro::notifications {
namespace {

using kit::Envelope;
using kit::Key;

std::string VoiceAlarm(const Envelope& event, const std::string& message_id) {
  return "voice/" + Key(event.tenant_id(), message_id);
}

// An offer by SMS to somebody who may be rung up.
bool MayRing(const v1::MessageRow& row) {
  return row.message().cause() == v1::MESSAGE_CAUSE_OFFER && !IsByVoice(row.message()) &&
         row.content().has_ring_time();
}

kit::Alarm MakeVoiceAlarm(const Envelope& event, const std::string& message_id, absl::Time due) {
  return kit::MakeAlarm(VoiceAlarm(event, message_id), event.tenant_id(), due, "voice", message_id,
                        event.correlation_id());
}

}  // namespace

bool IsToBeWithdrawn(const v1::MessageRow& row) {
  return IsByVoice(row.message()) && row.recalled() && row.state() == v1::MESSAGE_STATE_SENT;
}

void NotificationsState::AwaitAnswer(const Envelope& event, const std::string& message_id) {
  const v1::MessageRow row = messages.Get(Key(event.tenant_id(), message_id));
  if (!MayRing(row)) return;
  const absl::Time due =
      VoiceTime(kit::FromProto(event.event_time()), kit::FromProto(row.content().lapse_time()));
  alarms().Set(MakeVoiceAlarm(event, message_id, due));
}

void NotificationsState::TakeOverNow(const Envelope& event, const std::string& message_id) {
  const v1::MessageRow row = messages.Get(Key(event.tenant_id(), message_id));
  if (!MayRing(row) || row.recalled() || row.has_accept()) return;
  alarms().Set(MakeVoiceAlarm(event, message_id, kit::FromProto(event.event_time())));
}

void NotificationsState::ForgetVoice(const Envelope& event, const std::string& message_id) {
  alarms().Clear(VoiceAlarm(event, message_id));
}

void NotificationsState::FoldVoice() {
  events_.On<v1::MessageRecalled>([this](const auto& fact, const Envelope& event) {
    Change(event, fact.message_id(), [&](v1::MessageRow& row) {
      row.set_recalled(true);
      if (IsToBeWithdrawn(row)) row.set_ready_sequence(event.sequence());
    });
    ForgetVoice(event, fact.message_id());
  });
  events_.On<v1::MessageWithdrawn>([this](const auto& fact, const Envelope& event) {
    Change(event, fact.message_id(), [](v1::MessageRow& row) {
      row.set_ready_sequence(0);
      row.clear_retry_time();
    });
  });
}

}  // namespace vagtbro::notifications
