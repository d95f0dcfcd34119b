// OfferTalk: one offer by voice: the shift is held, spoken without a name or a reason, and
// answered.
//
// 1 accepts, 2 declines, 9 repeats, '*' waits while somebody is fetched. No key counts before time
// and place have been said to their end, so that no habit of the fingers answers. It is part of a
// call and ends with what became of the offer and the sentence that says so. "Yours" is said only
// after the pool has said so.
//
// Shape:   whatever happens, the hold it took has ended by an answer or by EndHold. After HungUp it
//          still answers with Asks until it ends.
#pragma once

#include <utility>
#include <variant>

#include "ivr/dialog/talk.h"

namespace vagtbro::ivr {

struct OfferEnd {
  Outcome outcome;
  Speech said;
};

class OfferTalk {
 public:
  OfferTalk(EmploymentId who, Offer offer) : who_(std::move(who)), offer_(std::move(offer)) {}

  using Part = std::variant<Step, OfferEnd>;
  Part Begin(Talk& talk);
  Part On(const Event& event, Talk& talk, absl::Time now);

  const char* place() const;

 private:
  enum class Place { kHolding, kSpeaking, kOffer, kWaiting, kAnswering, kLettingGo };

  Part Handle(const Event& event, Talk& talk, absl::Time now);
  Part OnReply(const Reply& reply, Talk& talk, absl::Time now);
  Part OnHold(const Reply& reply, Talk& talk, absl::Time now);
  Part OnAnswer(const Reply& reply, Talk& talk, absl::Time now);
  Part OnEntry(const std::string& keys, Talk& talk, absl::Time now);
  Part OnMiss(const char* what, Talk& talk, absl::Time now);
  Part WaitForThem(Talk& talk, absl::Time now);
  Part Hold(Talk& talk);
  Part LetGo(OfferEnd end, Talk& talk);
  Part Speak(Talk& talk, absl::Time now);
  Speech Words(Speech lead) const;
  bool AwaitsReply() const;

  EmploymentId who_;
  Offer offer_;
  Place at_ = Place::kHolding;
  bool held_ = false;
  bool other_listens_ = false;
  bool hung_up_ = false;
  int waits_ = 0;
  std::optional<OfferEnd> end_;  // while the hold is given back
};

}  // namespace vagtbro::ivr
