#include "ivr/dialog/offer_talk.h"

#include <cstdlib>

namespace vagtbro::ivr {
namespace {

constexpr absl::Duration kFetching = absl::Seconds(30);
constexpr int kMostWaits = 2;

struct Result {
  Outcome outcome;
  const char* phrase;
};

// No default: a new answer of the pool does not compile until it has a sentence.
Result Explain(OfferAnswer answer) {
  switch (answer) {
    case OfferAnswer::kConfirmed:
      return {Outcome::kAccepted, "offer_yours"};
    case OfferAnswer::kRefused:
      return {Outcome::kRefused, "offer_refused"};
    case OfferAnswer::kTooLate:
      return {Outcome::kTooLate, "offer_taken"};
    case OfferAnswer::kPending:
      return {Outcome::kPending, "offer_pending"};
    case OfferAnswer::kDeclined:
      return {Outcome::kDeclined, "offer_declined"};
    case OfferAnswer::kQueued:
      return {Outcome::kPending, "offer_queued"};
    case OfferAnswer::kStandby:
      return {Outcome::kPending, "offer_standby"};
  }
  std::abort();  // -Werror=switch has named every answer.
}

}  // namespace

const char* OfferTalk::place() const { return at_ == Place::kWaiting ? "offer_wait" : "offer"; }

bool OfferTalk::AwaitsReply() const {
  return at_ == Place::kHolding || at_ == Place::kAnswering || at_ == Place::kLettingGo;
}

OfferTalk::Part OfferTalk::Begin(Talk& talk) {
  talk.BeginQuestion();
  return Hold(talk);
}

OfferTalk::Part OfferTalk::On(const Event& event, Talk& talk, absl::Time now) {
  if (std::holds_alternative<HungUp>(event)) hung_up_ = true;
  Part part = Handle(event, talk, now);
  const Step* step = std::get_if<Step>(&part);
  if (hung_up_ && step && std::holds_alternative<Turn>(*step)) {
    return LetGo(OfferEnd{Outcome::kNotNow, talk.Speak(now)}, talk);
  }
  return part;
}

OfferTalk::Part OfferTalk::Handle(const Event& event, Talk& talk, absl::Time now) {
  if (const auto* reply = std::get_if<Reply>(&event)) return OnReply(*reply, talk, now);
  if (AwaitsReply()) return Step(Wait{});
  if (hung_up_) return LetGo(OfferEnd{Outcome::kNotNow, talk.Speak(now)}, talk);
  if (talk.TooLong(now)) {
    return LetGo(OfferEnd{Outcome::kNotNow, talk.Speak(now).Say("time_up")}, talk);
  }
  if (at_ == Place::kSpeaking) {
    if (!std::holds_alternative<Said>(event)) return Step(Wait{});
    at_ = Place::kOffer;
    return Step(talk.Question(talk.Speak(now).Say("offer_keys"), Collect{}));
  }
  if (const auto* entry = std::get_if<Entry>(&event)) {
    return OnEntry(entry->keys.Reveal(), talk, now);
  }
  if (std::holds_alternative<Cancel>(event)) return WaitForThem(talk, now);
  if (std::holds_alternative<NoInput>(event)) {
    return at_ == Place::kWaiting ? WaitForThem(talk, now) : OnMiss("no_input", talk, now);
  }
  return Step(Wait{});
}

OfferTalk::Part OfferTalk::OnReply(const Reply& reply, Talk& talk, absl::Time now) {
  switch (at_) {
    case Place::kHolding:
      return OnHold(reply, talk, now);
    case Place::kAnswering:
      return OnAnswer(reply, talk, now);
    case Place::kLettingGo:
      return *end_;
    case Place::kSpeaking:
    case Place::kOffer:
    case Place::kWaiting:
      return Step(Wait{});
  }
  std::abort();  // -Werror=switch has named every place.
}

OfferTalk::Part OfferTalk::OnHold(const Reply& reply, Talk& talk, absl::Time now) {
  if (std::holds_alternative<Held>(reply)) {
    held_ = true;
    other_listens_ = false;
    return Speak(talk, now);
  }
  const auto* refused = std::get_if<Refused>(&reply);
  if (refused && refused->reason == "HELD_BY_ANOTHER") {
    // A yes still counts: the pool queues it behind the one who listens.
    held_ = false;
    other_listens_ = true;
    return Speak(talk, now);
  }
  held_ = false;
  if (refused) return OfferEnd{Outcome::kTooLate, talk.Speak(now).Say("offer_taken")};
  return OfferEnd{Outcome::kFailed, talk.Speak(now).Say("system_down")};
}

OfferTalk::Part OfferTalk::OnAnswer(const Reply& reply, Talk& talk, absl::Time now) {
  held_ = false;
  Speech said = talk.Speak(now);
  if (const auto* answer = std::get_if<OfferAnswer>(&reply)) {
    const Result result = Explain(*answer);
    said.Say(result.phrase);
    if (result.outcome == Outcome::kAccepted) said.Span(offer_.when.start, offer_.when.end);
    return OfferEnd{result.outcome, said};
  }
  if (std::holds_alternative<Refused>(reply)) {
    return OfferEnd{Outcome::kTooLate, said.Say("offer_taken")};
  }
  return OfferEnd{Outcome::kFailed, said.Say("answer_unsure")};
}

OfferTalk::Part OfferTalk::OnEntry(const std::string& keys, Talk& talk, absl::Time now) {
  // Whoever was fetched hears the offer from the start; the shift is held for them anew.
  if (at_ == Place::kWaiting) return Hold(talk);
  if (keys == "9") return Hold(talk);
  if (keys != "1" && keys != "2") return OnMiss("not_valid", talk, now);
  at_ = Place::kAnswering;
  return Step(talk.Request(AnswerOffer{talk.NewRequestId(), who_, offer_.offer, keys == "1"}));
}

OfferTalk::Part OfferTalk::OnMiss(const char* what, Talk& talk, absl::Time now) {
  if (talk.Miss() == Talk::Patience::kOver) {
    return LetGo(OfferEnd{Outcome::kNotNow, talk.Speak(now).Say("offer_not_now")}, talk);
  }
  const Speech again = Words(talk.Speak(now).Say(what)).Say("offer_keys");
  return Step(talk.Question(again, Collect{}));
}

OfferTalk::Part OfferTalk::WaitForThem(Talk& talk, absl::Time now) {
  if (++waits_ > kMostWaits) {
    return LetGo(OfferEnd{Outcome::kNotNow, talk.Speak(now).Say("offer_not_now")}, talk);
  }
  at_ = Place::kWaiting;
  Collect any_key;
  any_key.first = kFetching;
  return Step(talk.Question(talk.Speak(now).Say("waiting"), any_key));
}

OfferTalk::Part OfferTalk::Hold(Talk& talk) {
  at_ = Place::kHolding;
  return Step(talk.Request(HoldOffer{talk.NewRequestId(), who_, offer_.offer}));
}

OfferTalk::Part OfferTalk::LetGo(OfferEnd end, Talk& talk) {
  if (!held_) return end;
  held_ = false;
  at_ = Place::kLettingGo;
  end_ = std::move(end);
  return Step(talk.Request(EndHold{talk.NewRequestId(), who_, offer_.offer}));
}

OfferTalk::Part OfferTalk::Speak(Talk& talk, absl::Time now) {
  at_ = Place::kSpeaking;
  return Step(talk.Tell(Words(talk.Speak(now)), /*barge_in=*/false));
}

Speech OfferTalk::Words(Speech lead) const {
  lead.Say("offer_vacant").Clip(offer_.place_clip).Span(offer_.when.start, offer_.when.end);
  if (other_listens_) lead.Say("offer_other_listens");
  return lead;
}

}  // namespace vagtbro::ivr
