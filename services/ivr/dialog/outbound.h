// Outbound: the offer call: who is ringing, a key, the shift, yes or no.
//
// Until a key is pressed it says only that the planner desk is ringing: no shift, no name, no
// reason. No key is a machine, and all a machine gets is "please ring this number", which is the
// number that answers. The shift is held from the key on.
//
// At the first question 1 hears the offer, 2 is "not now", 9 repeats, '*' waits while somebody is
// fetched; then see OfferTalk. Ring time, attempts and quiet hours are the session's.
//
// Shape:   Answered or NotReached first; Done says honestly what became of it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "ivr/dialog/offer_talk.h"
#include "ivr/dialog/talk.h"
#include "ivr/dialog/turn.h"

namespace vagtbro::ivr {

struct OfferCall {
  EmploymentId who;
  Language language = Language::kDanish;
  Offer offer;
  std::string ring_back;  // E.164 of the number that answers; empty: the one on the display
};

class Outbound final : public Dialog {
 public:
  Outbound(House house, CallFacts call, OfferCall offer_call);

  Step On(const Event& event, absl::Time now) override;
  const char* place() const override;
  std::unique_ptr<Dialog> Copy() const override { return std::make_unique<Outbound>(*this); }

 private:
  enum class Place { kStart, kAnnounce, kWaiting, kOffer, kLeaving };

  Step Handle(const Event& event, absl::Time now);
  Step Announce(Speech lead);
  Step OnEntry(const Keys& keys, absl::Time now);
  Step OnNoInput(absl::Time now);
  Step WaitForThem(absl::Time now);
  Step FromOffer(const OfferTalk::Part& part);
  Step Leave(Outcome outcome, Speech said);
  Step LeaveRingBack(Outcome outcome, absl::Time now);

  Talk talk_;
  OfferCall call_;
  OfferTalk offer_;
  Place at_ = Place::kStart;
  Outcome outcome_ = Outcome::kNotNow;
  bool hung_up_ = false;
  int silences_ = 0;
  int waits_ = 0;
};

}  // namespace vagtbro::ivr
