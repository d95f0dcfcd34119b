// Who it is, and what they want.
#include <algorithm>

#include "ivr/dialog/inbound.h"
#include "ivr/dialog/sick_days.h"

namespace vagtbro::ivr {
namespace {

constexpr int kIdentificationsPerCall = 3;

bool HasDigits(const std::string& text, std::size_t least, std::size_t most) {
  return text.size() >= least && text.size() <= most &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Step> Inbound::Typed(const Keys& keys, absl::Time now) {
  const std::string digits = keys.Reveal();
  if (at_ == Place::kEmploymentNo) {
    if (digits == "0" && !talk_.house().desk_number.empty()) {
      return Human(CallBackTask::Cause::kWantsDesk, talk_.Speak(now), now);
    }
    if (!HasDigits(digits, 5, 8)) return std::nullopt;
    employment_no_ = keys;
    return Enter(Place::kPin, talk_.Speak(now), now);
  }
  if (at_ == Place::kPin) {
    // What cannot be a PIN is answered like a wrong one, and locks nobody out.
    if (!HasDigits(digits, 4, 6)) return OnIdentified(NotIdentified{}, now);
    at_ = Place::kIdentifying;
    return talk_.Request(Identify{talk_.NewRequestId(), employment_no_, keys});
  }
  if (at_ == Place::kCallBackNumber) {
    if (!HasDigits(digits, 8, 8)) return std::nullopt;
    number_ = keys;
    return AskCallBack(cause_, now);
  }
  const bool extends = at_ == Place::kExtendDays;
  if (!HasDigits(digits, 1, 2)) return std::nullopt;
  const int days = std::stoi(digits);
  if (extends && days == 0) return std::nullopt;
  report_.days = days;
  return Confirm(extends ? Place::kConfirmExtend : Place::kConfirmSick, talk_.Speak(now), now);
}

Step Inbound::OnIdentified(const Reply& reply, absl::Time now) {
  if (const auto* known = std::get_if<Identified>(&reply)) {
    caller_ = *known;
    employment_no_.Wipe();
    talk_.set_language(known->language);
    if (!known->takes_offers) return Enter(Place::kMenu, talk_.Speak(now), now);
    at_ = Place::kLookingForOffers;
    return talk_.Request(OpenOffers{known->who});
  }
  if (std::holds_alternative<NotIdentified>(reply)) {
    const Speech sorry = talk_.Speak(now).Say("not_identified");
    if (++failed_identifications_ >= kIdentificationsPerCall) {
      return Human(CallBackTask::Cause::kNotIdentified, sorry, now);
    }
    return Enter(Place::kEmploymentNo, sorry, now);
  }
  return Human(CallBackTask::Cause::kBackendDown, talk_.Speak(now).Say("system_down"), now);
}

Step Inbound::OnOffers(const Reply& reply, absl::Time now) {
  // Without an answer there is no offer to hear; that must not keep a sick call waiting.
  const auto* found = std::get_if<Offers>(&reply);
  if (found) offers_ = found->offers;
  return Enter(Place::kMenu, talk_.Speak(now), now);
}

Step Inbound::Chosen(int choice, absl::Time now) {
  const Speech nothing = talk_.Speak(now);
  switch (at_) {
    case Place::kMenu:
      return ChosenAtMenu(choice, now);
    case Place::kOther:
      return ChosenOther(choice, now);
    case Place::kMore:
      return Enter(Place::kMenu, nothing, now);
    default:
      return ChosenInReport(choice, now);
  }
}

Step Inbound::ChosenAtMenu(int choice, absl::Time now) {
  report_ = Report{};
  const Speech nothing = talk_.Speak(now);
  if (choice == kOfferKey) {
    at_ = Place::kOffer;
    offer_.emplace(caller_->who, offers_.front());
    offers_.erase(offers_.begin());
    return FromOffer(offer_->Begin(talk_), now);
  }
  if (choice == 1) return Enter(Place::kKind, nothing, now);
  if (choice == 2) return Enter(Place::kChildDay, nothing, now);
  if (choice == 3) {
    at_ = Place::kReadingAbsence;
    return talk_.Request(OpenAbsence{caller_->who});
  }
  if (caller_->takes_offers) return Enter(Place::kOther, nothing, now);
  return Human(CallBackTask::Cause::kWantsDesk, nothing, now);
}

Step Inbound::ChosenOther(int choice, absl::Time now) {
  if (choice == 3) return Human(CallBackTask::Cause::kWantsDesk, talk_.Speak(now), now);
  const bool tonight = choice == 1;
  report_.word = tonight ? SetAvailability::Word::kNotTonight : SetAvailability::Word::kOffShift;
  report_.until = tonight ? NextMorning(now, talk_.house().zone) : Rested(now);
  return Confirm(Place::kConfirmWord, talk_.Speak(now), now);
}

}  // namespace vagtbro::ivr
