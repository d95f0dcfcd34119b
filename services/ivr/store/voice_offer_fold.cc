// How facts about offers by voice change their rows and alarms.
#include "ivr/store/ivr_state.h"
#include "kit/base/proto_time.h"

namespace vagtbro::ivr {
namespace {

using kit::Envelope;
using kit::Key;

constexpr absl::Duration kRemember = absl::Hours(7 * 24);

std::string RingAlarm(const std::string& key) { return "voice-ring/" + key; }
std::string LapseAlarm(const std::string& key) { return "voice-lapse/" + key; }

}  // namespace

void IvrState::FoldVoiceOffers() {
  events_.On<v1::VoiceOfferTaken>([this](const auto& fact, const Envelope& event) {
    voice_offers.Forget(kit::FromProto(event.event_time()) - kRemember);
    v1::VoiceOfferRow row;
    *row.mutable_offer() = fact;
    *row.mutable_ring_time() = fact.ring_time();
    row.set_correlation_id(event.correlation_id());
    *row.mutable_take_time() = event.event_time();
    voice_offers.Keep(Key(event.tenant_id(), fact.reference()), std::move(row));
    SetVoiceAlarm(event, fact.reference(), "voice-ring", fact.ring_time());
    SetVoiceAlarm(event, fact.reference(), "voice-lapse", fact.lapse_time());
  });
  events_.On<v1::VoiceOfferRung>([this](const auto& fact, const Envelope& event) {
    ChangeVoiceOffer(event, fact.reference(), [](v1::VoiceOfferRow& row) {
      row.set_ringing(true);
      row.set_attempts(row.attempts() + 1);
      row.clear_ring_time();
    });
    alarms().Clear(RingAlarm(Key(event.tenant_id(), fact.reference())));
  });
  events_.On<v1::VoiceOfferDelayed>([this](const auto& fact, const Envelope& event) {
    ChangeVoiceOffer(event, fact.reference(), [&](v1::VoiceOfferRow& row) {
      row.set_ringing(false);
      *row.mutable_ring_time() = fact.ring_time();
      if (fact.outcome() != v1::VOICE_OUTCOME_NOT_RUNG) row.set_last_outcome(fact.outcome());
    });
    SetVoiceAlarm(event, fact.reference(), "voice-ring", fact.ring_time());
  });
  events_.On<v1::VoiceOfferRecalled>([this](const auto& fact, const Envelope& event) {
    ChangeVoiceOffer(event, fact.reference(),
                     [](v1::VoiceOfferRow& row) { row.set_recalled(true); });
  });
  events_.On<v1::OfferCallEnded>([this](const auto& fact, const Envelope& event) {
    ChangeVoiceOffer(event, fact.reference(), [&](v1::VoiceOfferRow& row) {
      row.set_ringing(false);
      row.clear_ring_time();
      row.set_outcome(fact.outcome());
    });
    alarms().Clear(RingAlarm(Key(event.tenant_id(), fact.reference())));
    alarms().Clear(LapseAlarm(Key(event.tenant_id(), fact.reference())));
  });
}

void IvrState::ChangeVoiceOffer(const Envelope& event, const std::string& reference,
                                const std::function<void(v1::VoiceOfferRow&)>& edit) {
  const std::string key = Key(event.tenant_id(), reference);
  if (voice_offers.Find(key) == nullptr) return;
  v1::VoiceOfferRow row = voice_offers.Get(key);
  edit(row);
  voice_offers.Keep(key, std::move(row));
}

void IvrState::SetVoiceAlarm(const Envelope& event, const std::string& reference,
                             const std::string& purpose,
                             const google::protobuf::Timestamp& due_time) {
  const std::string key = Key(event.tenant_id(), reference);
  alarms().Set(kit::MakeAlarm(purpose + "/" + key, event.tenant_id(), kit::FromProto(due_time),
                              purpose, reference, event.correlation_id()));
}

}  // namespace vagtbro::ivr
