// CallOut: rings those whose turn it is, and notes what it came to.
//
// An offer rings only when its VoiceOfferRung is on disk. The number and the consent are asked of
// the directory as it rings, and go to the line alone.
//
// Shape:   each try once; gauges vagtbro_offer_calls_waiting and vagtbro_offer_calls_running.
// Threads: Start() after the owner has started, Stop() before the line is drained and before the
//          owner is stopped. The line must be gone before this is.
#pragma once

#include <map>
#include <string>

#include "ivr/call/dialer.h"
#include "ivr/call_out/contacts.h"
#include "ivr/call_out/offer_calls.h"
#include "ivr/dialog/talk.h"
#include "ivr/prompts/places.h"
#include "kit/journal/owner.h"

namespace vagtbro::ivr {

// What an offer is spoken with.
struct OfferVoice {
  House house;
  std::string ring_back;  // E.164 of the number that answers; empty: the one on the display
  Places places;
};

class CallOut final {
 public:
  // Everything must outlive this.
  CallOut(const IvrState& state, OfferCalls& calls, kit::Owner& owner, const kit::Clock& clock,
          Contacts& contacts, Dialer& dialer, OfferVoice voice, kit::Metrics& metrics);

  void Start();
  // Nothing more rings; calls that ring already go on.
  void Stop();

 private:
  struct Try;
  void RingNew();
  void Ring(const Try& call, const absl::StatusOr<Contact>& contact);
  void Note(const std::string& key, const TryEnd& end);

  const IvrState& state_;
  OfferCalls& calls_;
  kit::Owner& owner_;
  const kit::Clock& clock_;
  Contacts& contacts_;
  Dialer& dialer_;
  OfferVoice voice_;
  kit::Metrics& metrics_;
  std::map<std::string, uint32_t> rung_;  // the try of each key that rings; the owner's
};

}  // namespace vagtbro::ivr
