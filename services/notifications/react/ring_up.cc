#include "notifications/react/ring_up.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "notifications/domain/voice.h"
#include "notifications/react/message_fate.h"
#include "notifications/react/queue_message.h"

namespace vagtbro::notifications {

void RingUp(const NotificationsState& state, kit::Commit& commit, const std::string& message_key) {
  const v1::MessageRow offer = state.messages.Get(message_key);
  if (offer.recalled() || offer.has_accept() || offer.answering()) return;
  // They have been told that it is gone.
  if (state.messages.About(commit.tenant(), offer.message().cause_id(), v1::MESSAGE_CAUSE_TOO_LATE,
                           offer.message().employment_id())) {
    return;
  }
  Letter letter{offer.message().employment_id(), v1::MESSAGE_CAUSE_OFFER,
                offer.message().cause_id(), offer.content(), kVoiceOccasion};
  const absl::Time ring = std::max(commit.now(), kit::FromProto(offer.content().ring_time()));
  if (ring >= kit::FromProto(offer.content().lapse_time())) return;
  *letter.content.mutable_ring_time() = kit::ToProto(ring);
  QueueMessage(state, commit, letter);
}

void StopRinging(const NotificationsState& state, kit::Commit& commit, const std::string& offer_id,
                 const std::string& employment_id) {
  const auto key = state.messages.About(commit.tenant(), offer_id, v1::MESSAGE_CAUSE_OFFER,
                                        employment_id, kVoiceOccasion);
  if (!key) return;
  const v1::MessageRow row = state.messages.Get(*key);
  const bool over = row.recalled() || row.state() == v1::MESSAGE_STATE_DELIVERED ||
                    row.state() == v1::MESSAGE_STATE_FAILED;
  if (!over) EmitRecalled(commit, row);
}

}  // namespace vagtbro::notifications
