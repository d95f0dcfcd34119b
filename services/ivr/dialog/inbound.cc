// Events that are the same at every question.
#include "ivr/dialog/inbound.h"

#include <cstdlib>
#include <utility>

namespace vagtbro::ivr {

Step Inbound::On(const Event& event, absl::Time now) {
  if (std::holds_alternative<HungUp>(event)) hung_up_ = true;
  if (std::holds_alternative<Transferred>(event)) {
    hung_up_ = true;
    owed_.reset();
    if (!outcome_) outcome_ = Outcome::kHelped;
  }
  Step step = Handle(event, now);
  if (hung_up_ && std::holds_alternative<Turn>(step)) return AfterHangUp(now);
  return step;
}

Step Inbound::Handle(const Event& event, absl::Time now) {
  if (at_ == Place::kOffer) return OnOfferEvent(event, now);
  if (const auto* reply = std::get_if<Reply>(&event)) {
    return hung_up_ && IsOnlyReading(at_) ? AfterHangUp(now) : OnReply(*reply, now);
  }
  if (AwaitsReply(at_)) return Wait{};
  if (hung_up_) return AfterHangUp(now);
  if (std::holds_alternative<Answered>(event) && at_ == Place::kStart) {
    return Enter(Place::kEmploymentNo, talk_.Speak(now).Say("greeting"), now);
  }
  if (std::holds_alternative<Said>(event) && at_ == Place::kReceipt) {
    return Enter(Place::kReceiptAgain, talk_.Speak(now), now);
  }
  if (std::holds_alternative<TransferFailed>(event)) return OnTransferFailed(now);
  if (at_ == Place::kStart || at_ == Place::kReceipt || at_ == Place::kLeaving) return Wait{};
  return OnAnswerOfCaller(event, now);
}

Step Inbound::OnAnswerOfCaller(const Event& event, absl::Time now) {
  const auto* entry = std::get_if<Entry>(&event);
  const bool cancel = std::holds_alternative<Cancel>(event);
  if (!entry && !cancel && !std::holds_alternative<NoInput>(event)) return Wait{};

  // Who ends a full entry with hash, as they were told, has not answered what came next.
  const bool full = std::exchange(
      full_, entry && MostKeys(at_) > 1 && static_cast<int>(entry->keys.size()) >= MostKeys(at_));
  const bool hash = entry && (entry->keys.empty() || entry->keys.Reveal() == "#");
  if (full && hash && lead_in_ && !talk_.TooLong(now)) return Repeat(Speech(*lead_in_), now);

  // What is registered is registered: from here anything but "again" goes on.
  const bool again = entry && entry->keys.Reveal() == "9" && !talk_.TooLong(now);
  if (at_ == Place::kReceiptAgain) return again ? Repeat(talk_.Speak(now), now) : ToLeader(now);
  if (at_ == Place::kMore && (!entry || talk_.TooLong(now))) return Bye(talk_.Speak(now));

  if (talk_.TooLong(now)) {
    if (out_) return AskCallBack(cause_, now);
    return Human(CallBackTask::Cause::kManyErrors, talk_.Speak(now).Say("time_up"), now);
  }
  if (entry) return OnEntry(entry->keys, now);
  return cancel ? Back(now) : OnMiss("no_input", now);
}

Step Inbound::OnEntry(const Keys& keys, absl::Time now) {
  const int choices = Choices(at_);
  if (choices == 0) {
    const std::optional<Step> step = Typed(keys, now);
    return step ? *step : OnMiss("not_valid", now);
  }
  const std::string key = keys.Reveal();
  if (key == "9") return Repeat(talk_.Speak(now), now);
  if (key == "0" && !talk_.house().desk_number.empty()) {
    return Human(CallBackTask::Cause::kWantsDesk, talk_.Speak(now), now);
  }
  const int choice = key.size() == 1 ? key.front() - '0' : 0;
  if (choice < 1 || choice > choices) return OnMiss("not_valid", now);
  return Chosen(choice, now);
}

Step Inbound::OnMiss(const char* what, absl::Time now) {
  Speech lead = talk_.Speak(now).Say(what);
  switch (talk_.Miss()) {
    case Talk::Patience::kAgain:
      return Repeat(lead, now);
    case Talk::Patience::kAgainWithHelp:
      lead.Say(Choices(at_) > 0 ? "help_menu" : "help_entry");
      if (!talk_.house().desk_number.empty() && !out_) lead.Say("help_desk");
      return Repeat(lead, now);
    case Talk::Patience::kOver:
      if (out_) return AskCallBack(cause_, now);
      if (at_ == Place::kMore) return Bye(talk_.Speak(now));
      return Human(CallBackTask::Cause::kManyErrors, talk_.Speak(now).Say("many_errors"), now);
  }
  std::abort();  // -Werror=switch has named every kind of patience.
}

Step Inbound::OnReply(const Reply& reply, absl::Time now) {
  switch (at_) {
    case Place::kIdentifying:
      return OnIdentified(reply, now);
    case Place::kLookingForOffers:
      return OnOffers(reply, now);
    case Place::kReadingShifts:
      return OnShifts(reply, now);
    case Place::kReadingAbsence:
      return OnAbsence(reply, now);
    case Place::kReporting:
      return OnReported(reply, now);
    case Place::kSaving:
      return OnKept(reply, now);
    case Place::kAskingCallBack:
      return OnCallBackTask(reply, now);
    default:
      return Wait{};  // nothing was asked
  }
}

Step Inbound::OnOfferEvent(const Event& event, absl::Time now) {
  return FromOffer(offer_->On(event, talk_, now), now);
}

Step Inbound::FromOffer(OfferTalk::Part part, absl::Time now) {
  if (const Step* step = std::get_if<Step>(&part)) return *step;
  const auto& end = std::get<OfferEnd>(part);
  outcome_ = end.outcome;
  if (hung_up_) return AfterHangUp(now);
  if (end.outcome == Outcome::kFailed) {
    return Human(CallBackTask::Cause::kBackendDown, end.said, now);
  }
  // Who has a shift now is not asked about another one.
  const bool had = end.outcome == Outcome::kAccepted || end.outcome == Outcome::kPending;
  if (had) offers_.clear();
  const bool next = end.outcome != Outcome::kNotNow && !offers_.empty();
  return Enter(next ? Place::kMenu : Place::kMore, end.said, now);
}

Step Inbound::AfterHangUp(absl::Time now) {
  if (owed_ && CanBeRungBack()) return AskCallBack(*owed_, now);
  return Done{outcome_.value_or(Outcome::kAbandoned)};
}

}  // namespace vagtbro::ivr
