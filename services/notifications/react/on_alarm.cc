#include "kit/base/log.h"
#include "kit/base/proto_time.h"
#include "notifications/domain/patience.h"
#include "notifications/react/hear.h"
#include "notifications/react/ring_up.h"

namespace vagtbro::notifications {

void Hear(NotificationsState& state, kit::Hearing& hearing, Telephone telephone) {
  HearPool(state, hearing, telephone);
  HearRoster(state, hearing);
  HearPlan(state, hearing);
  HearDirectory(state, hearing);
  if (telephone == Telephone::kRings) HearIvr(state, hearing);
}

void OnAlarm(NotificationsState& state, kit::Commit& commit, const kit::Alarm& alarm) {
  if (alarm.purpose() == "message-retry") {
    const v1::MessageRow row = state.messages.Get(kit::Key(alarm.tenant_id(), alarm.stream_id()));
    const bool waits = row.state() == v1::MESSAGE_STATE_QUEUED || IsToBeWithdrawn(row);
    if (!waits || row.ready_sequence() != 0) return;
    v1::MessageResumed resumed;
    resumed.set_message_id(alarm.stream_id());
    commit.Emit(alarm.stream_id(), resumed);
  } else if (alarm.purpose() == "reply-retry") {
    const v1::ReplyRow row = state.replies.Get(kit::Key(alarm.tenant_id(), alarm.stream_id()));
    if (!row.outcome().empty() || row.ready_sequence() != 0) return;
    v1::ReplyResumed resumed;
    resumed.set_reply_id(alarm.stream_id());
    commit.Emit(alarm.stream_id(), resumed);
  } else if (alarm.purpose() == "voice") {
    RingUp(state, commit, kit::Key(alarm.tenant_id(), alarm.stream_id()));
  } else if (alarm.purpose() == "forget") {
    v1::OldMessagesForgotten forgotten;
    *forgotten.mutable_before_time() = kit::ToProto(commit.now() - kRemember);
    commit.Emit(alarm.tenant_id(), forgotten);
  } else {
    kit::LogWarning("alarm of unknown purpose", {{"alarm_id", alarm.alarm_id()}});
  }
}

}  // namespace vagtbro::notifications
