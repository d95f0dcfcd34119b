// Queue message: the one way into the outbox, at most once for the same cause, subject and person.
//
// Threads: the owner thread of the journal only.
// Source:  invariant 7 of the architecture: no message twice for the same cause.
#pragma once

#include <string>

#include "kit/journal/commit.h"
#include "notifications/store/notifications_state.h"

namespace vagtbro::notifications {

struct Letter {
  std::string employment_id;
  v1::MessageCause cause = v1::MESSAGE_CAUSE_UNSPECIFIED;
  std::string cause_id;
  v1::MessageContent content;
  // Of which time, where the like may happen again: see OccasionOf(). Empty: once for good.
  std::string occasion_id = {};
  // Not sent before; past: at once.
  absl::Time tell_time = absl::InfinitePast();
};

// Names one event of another service.
std::string OccasionOf(const kit::Envelope& event);

// Emits MessageQueued and MessageDrafted. False: such a message exists already. What is for an
// agency's worker, who has no number here, goes to the desk that sends them.
bool QueueMessage(const NotificationsState& state, kit::Commit& commit, const Letter& letter);

// Takes back what a message says: recalls it if the carrier does not have it yet, otherwise queues
// the message that puts it right (an offer: too late; an escalation: cover found). Failed messages
// and offers answered with no need nothing.
void TakeBack(const NotificationsState& state, kit::Commit& commit, const std::string& message_key);

// Queues the message that puts a sent one right.
void QueueCorrection(const NotificationsState& state, kit::Commit& commit,
                     const v1::MessageRow& sent);

}  // namespace vagtbro::notifications
