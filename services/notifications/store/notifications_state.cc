#include "notifications/store/notifications_state.h"

#include <functional>
#include <vector>

#include "kit/base/proto_time.h"
#include "notifications/domain/patience.h"

namespace vagtbro::notifications {
namespace {

using kit::Envelope;
using kit::Key;

std::string MessageKey(const Envelope& event, const std::string& message_id) {
  return Key(event.tenant_id(), message_id);
}

std::string MessageAlarm(const std::string& key) { return "message-retry/" + key; }
std::string ReplyAlarm(const std::string& key) { return "reply-retry/" + key; }

}  // namespace

void ReplyTable::Keep(const std::string& key, v1::ReplyRow row) {
  if (const v1::ReplyRow* old = Find(key)) ready_.erase(old->ready_sequence());
  if (row.ready_sequence() != 0) ready_[row.ready_sequence()] = key;
  Put(key, std::move(row));
}

void ReplyTable::Loaded() {
  for (const auto& [key, row] : rows()) {
    if (row.ready_sequence() != 0) ready_[row.ready_sequence()] = key;
  }
}

std::optional<std::string> ReplyTable::NextReady(uint64_t ready_sequence) const {
  const auto next = ready_.upper_bound(ready_sequence);
  if (next == ready_.end()) return std::nullopt;
  return next->second;
}

NotificationsState::NotificationsState() {
  FoldQueue();
  FoldHandOver();
  FoldReplies();
  FoldVoice();
  FoldPush();
  FoldRoster();
  FoldPlan();
  FoldAbsorptions();
  FoldDirectory();
}

bool IsUntoldEscalation(const v1::MessageRow& row) {
  return row.message().cause() == v1::MESSAGE_CAUSE_ESCALATED && !row.recalled();
}

bool NotificationsState::Apply(const kit::Envelope& event) {
  return events_.Dispatch(event) == kit::Dispatched::kDone;
}

void NotificationsState::Change(const Envelope& event, const std::string& message_id,
                                const std::function<void(v1::MessageRow&)>& edit) {
  const std::string key = MessageKey(event, message_id);
  if (messages.Find(key) == nullptr) return;
  v1::MessageRow row = messages.Get(key);
  edit(row);
  messages.Keep(key, std::move(row));
}

void NotificationsState::FoldQueue() {
  events_.On<v1::MessageQueued>([this](const auto& fact, const Envelope& event) {
    v1::MessageRow row;
    *row.mutable_message() = fact;
    row.set_state(v1::MESSAGE_STATE_QUEUED);
    *row.mutable_queue_time() = event.event_time();
    row.set_correlation_id(event.correlation_id());
    row.set_queue_sequence(event.sequence());
    messages.Keep(MessageKey(event, fact.message_id()), std::move(row));
    SetForgetAlarm(event);
  });
  events_.On<v1::MessageDrafted>([this](const auto& fact, const Envelope& event) {
    Change(event, fact.message_id(), [&](v1::MessageRow& row) {
      *row.mutable_content() = fact.content();
      if (fact.has_hold_time()) {
        *row.mutable_retry_time() = fact.hold_time();
      } else {
        row.set_ready_sequence(event.sequence());
      }
    });
    if (fact.has_hold_time()) {
      SetRetryAlarm(event, fact.message_id(), kit::FromProto(fact.hold_time()));
    }
    AwaitAnswer(event, fact.message_id());
  });
  events_.On<v1::MessageAddressed>([this](const auto& fact, const Envelope& event) {
    Change(event, fact.message_id(), [&](v1::MessageRow& row) {
      row.set_address_hash(fact.address_hash());
      row.set_channel(fact.channel());
      row.set_ways(fact.ways());
    });
  });
  events_.On<v1::MessageRerouted>([this](const auto& fact, const Envelope& event) {
    Change(event, fact.message_id(), [&](v1::MessageRow& row) {
      row.add_failed_ways(fact.reason());
      row.set_state(v1::MESSAGE_STATE_QUEUED);
      row.set_ready_sequence(event.sequence());
      row.clear_retry_time();
    });
    alarms().Clear(MessageAlarm(MessageKey(event, fact.message_id())));
  });
  events_.On<v1::MessageDelayed>([this](const auto& fact, const Envelope& event) {
    Change(event, fact.message_id(), [&](v1::MessageRow& row) {
      row.set_attempts(fact.attempts());
      row.set_ready_sequence(0);
      *row.mutable_retry_time() = fact.retry_time();
    });
    SetRetryAlarm(event, fact.message_id(), kit::FromProto(fact.retry_time()));
  });
  events_.On<v1::MessageResumed>([this](const auto& fact, const Envelope& event) {
    Change(event, fact.message_id(), [&](v1::MessageRow& row) {
      row.set_ready_sequence(event.sequence());
      row.clear_retry_time();
    });
  });
}

void NotificationsState::FoldHandOver() {
  events_.On<v1::MessageSent>([this](const auto& fact, const Envelope& event) {
    Change(event, fact.message_id(), [&](v1::MessageRow& row) {
      row.set_state(v1::MESSAGE_STATE_SENT);
      row.set_attempts(fact.attempts());
      row.set_ready_sequence(0);
      row.clear_retry_time();
    });
    alarms().Clear(MessageAlarm(MessageKey(event, fact.message_id())));
  });
  events_.On<v1::MessageDelivered>([this](const auto& fact, const Envelope& event) {
    Change(event, fact.message_id(), [](v1::MessageRow& row) {
      row.set_state(v1::MESSAGE_STATE_DELIVERED);
      row.set_ready_sequence(0);
    });
  });
  events_.On<v1::MessageFailed>([this](const auto& fact, const Envelope& event) {
    Change(event, fact.message_id(), [&](v1::MessageRow& row) {
      if (IsUntoldEscalation(row)) ++untold_escalations_;
      row.set_state(v1::MESSAGE_STATE_FAILED);
      row.set_failure(fact.reason());
      row.set_ready_sequence(0);
      row.clear_retry_time();
    });
    alarms().Clear(MessageAlarm(MessageKey(event, fact.message_id())));
    TakeOverNow(event, fact.message_id());
  });
  events_.On<v1::MessageAnswered>([this](const auto& fact, const Envelope& event) {
    Change(event, fact.message_id(), [&](v1::MessageRow& row) { row.set_accept(fact.accept()); });
    ForgetVoice(event, fact.message_id());
  });
  events_.On<v1::OldMessagesForgotten>([this](const auto& fact, const Envelope& event) {
    ForgetBefore(event.tenant_id(), kit::FromProto(fact.before_time()));
    SetForgetAlarm(event);
  });
}

void NotificationsState::FoldReplies() {
  const auto change = [this](const Envelope& event, const std::string& reply_id,
                             const std::function<void(v1::ReplyRow&)>& edit) {
    const std::string key = Key(event.tenant_id(), reply_id);
    if (replies.Find(key) == nullptr) return;
    v1::ReplyRow row = replies.Get(key);
    edit(row);
    replies.Keep(key, std::move(row));
  };
  events_.On<v1::ReplyHeard>([this](const auto& fact, const Envelope& event) {
    v1::ReplyRow row;
    *row.mutable_reply() = fact;
    row.set_ready_sequence(fact.message_id().empty() ? 0 : event.sequence());
    *row.mutable_hear_time() = event.event_time();
    replies.Keep(Key(event.tenant_id(), fact.reply_id()), std::move(row));
    Change(event, fact.message_id(), [](v1::MessageRow& message) { message.set_answering(true); });
  });
  events_.On<v1::ReplyDelayed>([this, change](const auto& fact, const Envelope& event) {
    change(event, fact.reply_id(), [&](v1::ReplyRow& row) {
      row.set_attempts(fact.attempts());
      row.set_ready_sequence(0);
    });
    alarms().Set(kit::MakeAlarm(ReplyAlarm(Key(event.tenant_id(), fact.reply_id())),
                                event.tenant_id(), kit::FromProto(fact.retry_time()), "reply-retry",
                                fact.reply_id(), event.correlation_id()));
  });
  events_.On<v1::ReplyResumed>([change](const auto& fact, const Envelope& event) {
    change(event, fact.reply_id(),
           [&](v1::ReplyRow& row) { row.set_ready_sequence(event.sequence()); });
  });
  events_.On<v1::ReplySettled>([this, change](const auto& fact, const Envelope& event) {
    const v1::ReplyRow settled = replies.Get(Key(event.tenant_id(), fact.reply_id()));
    Change(event, settled.reply().message_id(),
           [](v1::MessageRow& message) { message.set_answering(false); });
    change(event, fact.reply_id(), [&](v1::ReplyRow& row) {
      row.set_outcome(fact.outcome());
      row.set_ready_sequence(0);
    });
  });
}

void NotificationsState::SetRetryAlarm(const Envelope& event, const std::string& message_id,
                                       absl::Time due) {
  alarms().Set(kit::MakeAlarm(MessageAlarm(MessageKey(event, message_id)), event.tenant_id(), due,
                              "message-retry", message_id, event.correlation_id()));
}

// Once a day and tenant; the first fact of the day's round sets it.
void NotificationsState::SetForgetAlarm(const kit::Envelope& event) {
  const std::string id = "forget/" + event.tenant_id();
  if (alarms().Find(id) != nullptr) return;
  alarms().Set(kit::MakeAlarm(id, event.tenant_id(),
                              kit::FromProto(event.event_time()) + absl::Hours(24), "forget",
                              event.tenant_id(), ""));
}

void NotificationsState::ForgetBefore(const std::string& tenant, absl::Time before) {
  const std::string prefix = tenant + "/";
  std::vector<std::string> old_messages;
  std::vector<std::string> old_replies;
  std::vector<std::string> old_gaps;
  for (const auto& [key, row] : messages.Under(prefix)) {
    if (kit::FromProto(row.queue_time()) >= before) continue;
    if (row.state() != v1::MESSAGE_STATE_QUEUED) old_messages.push_back(key);
  }
  for (const auto& [key, row] : replies.Under(prefix)) {
    if (kit::FromProto(row.hear_time()) < before && !row.outcome().empty()) {
      old_replies.push_back(key);
    }
  }
  for (const auto& [key, row] : gaps.Under(prefix)) {
    if (kit::FromProto(row.hear_time()) < before && row.closed()) old_gaps.push_back(key);
  }
  for (const std::string& key : old_messages) messages.Forget(key);
  for (const std::string& key : old_replies) replies.Erase(key);
  for (const std::string& key : old_gaps) gaps.Erase(key);
  ForgetPlanBefore(prefix, before);
}

}  // namespace vagtbro::notifications
