#include "ivr/dialog/outbound.h"

#include <cstdlib>

namespace vagtbro::ivr {
namespace {

constexpr int kAnnouncements = 2;  // unheard, it is a machine
constexpr int kMostWaits = 2;
constexpr absl::Duration kFetching = absl::Seconds(30);

Outcome Explain(NotReached why) {
  switch (why) {
    case NotReached::kNoAnswer:
      return Outcome::kNoAnswer;
    case NotReached::kBusy:
      return Outcome::kBusy;
    case NotReached::kDeclined:
      return Outcome::kNotNow;  // the call was refused, not the shift
    case NotReached::kNoSuchNumber:
      return Outcome::kNoContact;
    case NotReached::kFailed:
      return Outcome::kFailed;
  }
  std::abort();  // -Werror=switch has named every way.
}

}  // namespace

Outbound::Outbound(House house, CallFacts call, OfferCall offer_call)
    : talk_(std::move(house), std::move(call)),
      call_(std::move(offer_call)),
      offer_(call_.who, call_.offer) {
  talk_.set_language(call_.language);
}

const char* Outbound::place() const {
  switch (at_) {
    case Place::kStart:
      return "start";
    case Place::kAnnounce:
      return "announce";
    case Place::kWaiting:
      return "offer_wait";
    case Place::kOffer:
      return offer_.place();
    case Place::kLeaving:
      return "end";
  }
  std::abort();  // -Werror=switch has named every place.
}

Step Outbound::On(const Event& event, absl::Time now) {
  if (std::holds_alternative<HungUp>(event)) hung_up_ = true;
  Step step = Handle(event, now);
  if (hung_up_ && std::holds_alternative<Turn>(step)) return Done{outcome_};
  return step;
}

Step Outbound::Handle(const Event& event, absl::Time now) {
  if (at_ == Place::kOffer) return FromOffer(offer_.On(event, talk_, now));
  if (hung_up_) return Done{outcome_};
  if (at_ == Place::kStart) {
    if (const auto* why = std::get_if<NotReached>(&event)) return Done{Explain(*why)};
    if (std::holds_alternative<Answered>(event)) return Announce(talk_.Speak(now));
    return Wait{};
  }
  if (at_ == Place::kLeaving) return Wait{};
  if (talk_.TooLong(now)) return LeaveRingBack(Outcome::kNotNow, now);
  if (const auto* entry = std::get_if<Entry>(&event)) return OnEntry(entry->keys, now);
  if (std::holds_alternative<Cancel>(event)) return WaitForThem(now);
  if (std::holds_alternative<NoInput>(event)) return OnNoInput(now);
  return Wait{};
}

Step Outbound::Announce(Speech lead) {
  at_ = Place::kAnnounce;
  return talk_.Question(lead.Say("announce"), Collect{});
}

Step Outbound::OnEntry(const Keys& keys, absl::Time now) {
  silences_ = 0;
  const std::string key = keys.Reveal();
  // Whoever was fetched has not heard who is ringing.
  if (at_ == Place::kWaiting || key == "9") return Announce(talk_.Speak(now));
  if (key == "1") {
    at_ = Place::kOffer;
    return FromOffer(offer_.Begin(talk_));
  }
  if (key == "2") return Leave(Outcome::kNotNow, talk_.Speak(now).Say("offer_not_now"));
  if (talk_.Miss() == Talk::Patience::kOver) return LeaveRingBack(Outcome::kNotNow, now);
  return Announce(talk_.Speak(now).Say("not_valid"));
}

Step Outbound::OnNoInput(absl::Time now) {
  if (at_ == Place::kWaiting) return WaitForThem(now);
  if (++silences_ >= kAnnouncements) {
    return LeaveRingBack(waits_ > 0 ? Outcome::kNotNow : Outcome::kMachine, now);
  }
  return Announce(talk_.Speak(now));
}

Step Outbound::WaitForThem(absl::Time now) {
  if (++waits_ > kMostWaits) return LeaveRingBack(Outcome::kNotNow, now);
  at_ = Place::kWaiting;
  Collect any_key;
  any_key.first = kFetching;
  return talk_.Question(talk_.Speak(now).Say("waiting"), any_key);
}

Step Outbound::FromOffer(const OfferTalk::Part& part) {
  if (const Step* step = std::get_if<Step>(&part)) return *step;
  const auto& end = std::get<OfferEnd>(part);
  outcome_ = end.outcome;
  if (hung_up_) return Done{outcome_};
  Speech said = end.said;
  if (outcome_ == Outcome::kFailed && !talk_.house().desk_number.empty()) {
    said.Say("desk_number_is").PhoneNumber(talk_.house().desk_number);
  }
  return Leave(outcome_, said);
}

Step Outbound::Leave(Outcome outcome, Speech said) {
  outcome_ = outcome;
  at_ = Place::kLeaving;
  return talk_.HangUp(said.Say("goodbye"));
}

// Twice, because a machine may begin to record in the middle of it.
Step Outbound::LeaveRingBack(Outcome outcome, absl::Time now) {
  outcome_ = outcome;
  at_ = Place::kLeaving;
  Speech said = talk_.Speak(now);
  if (call_.ring_back.empty()) return talk_.HangUp(said.Say("please_ring"));
  said.Say("please_ring_number").PhoneNumber(call_.ring_back).Say("pause");
  return talk_.HangUp(said.Say("please_ring_number").PhoneNumber(call_.ring_back));
}

}  // namespace vagtbro::ivr
