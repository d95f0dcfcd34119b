// What the telephone knows: whom a human is to ring back, and offers that it makes by voice.
//
// Shape:   rows keyed "<tenant>/<task id>". A task that is done, and an offer that is over, keep
//          their rows for a week; "call-back-lapse" is due when a task has been open for 30 days.
// Threads: the owner thread of the journal only.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ivr/store/call_back_table.h"
#include "ivr/store/voice_offer_table.h"
#include "kit/base/ids.h"
#include "kit/journal/event_switch.h"
#include "kit/journal/state.h"
#include "vagtbro/ivr/v1/ivr_facts.pb.h"

namespace vagtbro::ivr {

class IvrState final : public kit::State {
 public:
  IvrState();
  bool Apply(const kit::Envelope& event) override;

  // Null: no such task. Valid until it changes.
  const v1::CallBackRow* CallBack(const TenantId& tenant, const std::string& task_id) const;
  // True if some municipality has it. Looks at all rows: at the start alone.
  bool Knows(const std::string& task_id) const;
  // Open tasks, the longest waiting first.
  std::vector<v1::CallBackRow> Open(const TenantId& tenant) const;

  VoiceOfferTable voice_offers{tables()};

 private:
  void FoldCallBacks();
  void FoldVoiceOffers();
  void ChangeVoiceOffer(const kit::Envelope& event, const std::string& reference,
                        const std::function<void(v1::VoiceOfferRow&)>& edit);
  // "voice-ring": a try is due. "voice-lapse": it is not to ring from now on.
  void SetVoiceAlarm(const kit::Envelope& event, const std::string& reference,
                     const std::string& purpose, const google::protobuf::Timestamp& due_time);

  CallBackTable call_backs_{tables()};
  kit::EventSwitch<> events_;
};

}  // namespace vagtbro::ivr
