#include "notifications/effects/by_voice.h"

#include "kit/base/proto_time.h"
#include "notifications/domain/voice.h"

namespace vagtbro::notifications {

void ResolveCall(Delivery* delivery, const Contact& contact) {
  delivery->channel = v1::CHANNEL_VOICE;
  if (contact.phone.empty() || delivery->way > contact.other_phones.size()) {
    delivery->step = Step::kNoContact;
    return;
  }
  delivery->ways = 1 + static_cast<uint32_t>(contact.other_phones.size());
  const v1::MessageContent& content = delivery->content;
  delivery->call = {delivery->tenant,
                    VoiceReference(delivery->message_id, delivery->way),
                    delivery->employment_id,
                    delivery->way,
                    delivery->cause_id,
                    content.interval(),
                    content.unit_id(),
                    kit::FromProto(content.ring_time()),
                    kit::FromProto(content.lapse_time())};
}

absl::Status HandOverCall(const Delivery& delivery, VoiceSender* telephone) {
  if (delivery.withdraw) {
    const std::string reference = VoiceReference(delivery.message_id, delivery.way);
    return telephone == nullptr ? absl::OkStatus()
                                : telephone->Withdraw(delivery.tenant, reference);
  }
  if (telephone == nullptr) return absl::InvalidArgumentError(std::string("no telephone"));
  return telephone->Offer(delivery.call);
}

}  // namespace vagtbro::notifications
