#include "notifications/react/queue_message.h"

#include "kit/base/proto_time.h"
#include "notifications/react/message_fate.h"

namespace vagtbro::notifications {

std::string OccasionOf(const kit::Envelope& event) {
  return event.service() + "-" + std::to_string(event.sequence());
}

bool QueueMessage(const NotificationsState& state, kit::Commit& commit, const Letter& letter) {
  const std::string desk = state.DeskOf(commit.tenant(), letter.employment_id);
  const std::string& recipient = desk.empty() ? letter.employment_id : desk;
  if (state.messages.About(commit.tenant(), letter.cause_id, letter.cause, recipient,
                           letter.occasion_id)) {
    return false;
  }
  v1::MessageQueued queued;
  queued.set_message_id(commit.NewId("msg"));
  queued.set_employment_id(recipient);
  queued.set_cause(letter.cause);
  queued.set_cause_id(letter.cause_id);
  queued.set_occasion_id(letter.occasion_id);
  v1::MessageDrafted drafted;
  drafted.set_message_id(queued.message_id());
  *drafted.mutable_content() = letter.content;
  if (letter.tell_time > commit.now()) {
    *drafted.mutable_hold_time() = kit::ToProto(letter.tell_time);
  }
  commit.CanWait();  // the address follows in a moment; they share the write
  commit.Emit(queued.message_id(), queued);
  commit.Emit(queued.message_id(), drafted);
  return true;
}

void QueueCorrection(const NotificationsState& state, kit::Commit& commit,
                     const v1::MessageRow& sent) {
  const v1::MessageQueued& message = sent.message();
  Letter letter{message.employment_id(), v1::MESSAGE_CAUSE_UNSPECIFIED, message.cause_id(), {}};
  if (message.cause() == v1::MESSAGE_CAUSE_OFFER) letter.cause = v1::MESSAGE_CAUSE_TOO_LATE;
  if (message.cause() == v1::MESSAGE_CAUSE_ESCALATED) letter.cause = v1::MESSAGE_CAUSE_COVER_FOUND;
  if (letter.cause == v1::MESSAGE_CAUSE_UNSPECIFIED) return;
  letter.content.set_place(sent.content().place());
  if (sent.content().has_interval()) {
    *letter.content.mutable_interval() = sent.content().interval();
  }
  QueueMessage(state, commit, letter);
}

void TakeBack(const NotificationsState& state, kit::Commit& commit,
              const std::string& message_key) {
  const v1::MessageRow row = state.messages.Get(message_key);
  if (row.recalled() || row.state() == v1::MESSAGE_STATE_FAILED) return;
  if (row.has_accept() && !row.accept()) return;
  if (row.state() != v1::MESSAGE_STATE_QUEUED) return QueueCorrection(state, commit, row);
  EmitRecalled(commit, row);
}

}  // namespace vagtbro::notifications
