// What is asked at each place, how many keys it knows, and what lies before it.
#include <algorithm>

#include "ivr/dialog/inbound.h"

namespace vagtbro::ivr {
namespace {

constexpr std::size_t kShiftsToChooseFrom = 3;

// Named by the kind, never by an illness.
const char* KindPhrase(AbsenceKind kind) {
  switch (kind) {
    case AbsenceKind::kOwnIllness:
      return "kind_own";
    case AbsenceKind::kChildFirstDay:
      return "kind_child_first";
    case AbsenceKind::kChildSecondDay:
      return "kind_child_second";
    case AbsenceKind::kWorkInjury:
      return "kind_injury";
    case AbsenceKind::kSection56:
      return "kind_section56";
    case AbsenceKind::kPregnancyRelated:
      return "kind_pregnancy";
  }
  return "kind_own";
}

}  // namespace

Step Inbound::Enter(Place place, const Speech& lead, absl::Time now) {
  at_ = place;
  talk_.BeginQuestion();
  return Repeat(lead, now);
}

Step Inbound::Repeat(const Speech& lead, absl::Time now) {
  Collect collect;
  collect.most = MostKeys(at_);
  collect.hash_ends = collect.most > 1;
  collect.secret = at_ == Place::kPin;
  lead_in_ = lead;
  Speech speech = lead;
  return talk_.Question(speech.Then(Wording(at_, now)), collect);
}

int Inbound::MostKeys(Place place) {
  if (place == Place::kEmploymentNo || place == Place::kCallBackNumber) return 8;
  if (place == Place::kPin) return 6;
  return place == Place::kDays || place == Place::kExtendDays ? 2 : 1;
}

int Inbound::Choices(Place place) const {
  switch (place) {
    case Place::kMenu:
      return offers_.empty() ? 4 : kOfferKey;
    case Place::kKind:
      return 4;
    case Place::kOther:
      return 3;
    case Place::kCorrect:
      return shifts_.empty() ? 2 : 3;
    case Place::kFromShift:
      return static_cast<int>(std::min(shifts_.size(), kShiftsToChooseFrom)) + 1;
    case Place::kChildDay:
    case Place::kConfirmSick:
    case Place::kAbsence:
    case Place::kConfirmExtend:
    case Place::kFitFrom:
    case Place::kConfirmFit:
    case Place::kConfirmWord:
      return 2;
    case Place::kMore:
      return 1;
    default:
      return 0;  // not a menu
  }
}

Speech Inbound::Wording(Place place, absl::Time now) const {
  Speech speech = talk_.Speak(now);
  switch (place) {
    case Place::kEmploymentNo:
      return speech.Say("ask_employment_no").SayInOther("other_language");
    case Place::kPin:
      return speech.Say("ask_pin");
    case Place::kMenu:
      if (!offers_.empty()) speech.Say("offer_waits");
      return speech.Say("menu");
    case Place::kKind:
      return speech.Say("ask_kind");
    case Place::kChildDay:
      return speech.Say("ask_child_day");
    case Place::kDays:
      return speech.Say("ask_days");
    case Place::kExtendDays:
      return speech.Say("ask_more_days");
    case Place::kCorrect:
      speech.Say("correct");
      return shifts_.empty() ? speech : speech.Say("correct_from");
    case Place::kFromShift:
      for (int i = 1; i < Choices(place); ++i) {
        const TimeSpan& shift = shifts_[static_cast<std::size_t>(i - 1)];
        speech.Say("from").Span(shift.start, shift.end).Say("press").Number(i);
      }
      return speech.Say("from_now").Say("press").Number(Choices(place));
    case Place::kReceiptAgain:
      speech.Say("receipt_again").Receipt(receipt_no_);
      return speech.Say(ReachesLeader() ? "receipt_stay" : "receipt_keys");
    case Place::kAbsence:
      return speech.Say("ask_fit_or_longer");
    case Place::kFitFrom:
      return speech.Say("ask_fit_from");
    case Place::kOther:
      return speech.Say("ask_other");
    case Place::kMore:
      return speech.Say("ask_more");
    case Place::kCallBackNumber:
      return speech.Say("ask_number");
    default:
      WordSummary(place, speech);
      return speech;
  }
}

void Inbound::WordSummary(Place place, Speech& speech) const {
  if (place == Place::kConfirmSick) {
    speech.Say(KindPhrase(report_.kind));
    if (report_.from) {
      speech.Say("from").Moment(shifts_[*report_.from].start);
    } else {
      speech.Say("from_now");
    }
    if (*report_.days == 0) {
      speech.Say("until_further");
    } else {
      speech.Say("expected").Days(*report_.days).Say("through").Day(LastSickDay());
    }
  } else if (place == Place::kConfirmExtend) {
    speech.Say("longer").Say("through").Day(LastExtendedDay());
  } else if (place == Place::kConfirmFit) {
    speech.Say("fit_from").Moment(report_.fit_from);
  } else if (place == Place::kConfirmWord) {
    speech.Say("no_calls_before").Moment(report_.until);
  } else {
    return;  // a place without a question
  }
  speech.Say("confirm");
}

Step Inbound::Back(absl::Time now) {
  const Speech nothing = talk_.Speak(now);
  switch (at_) {
    case Place::kEmploymentNo:
      talk_.set_language(talk_.language() == Language::kDanish ? Language::kEnglish
                                                               : Language::kDanish);
      return Repeat(talk_.Speak(now), now);
    case Place::kPin:
      return Enter(Place::kEmploymentNo, nothing, now);
    case Place::kKind:
    case Place::kChildDay:
    case Place::kAbsence:
    case Place::kOther:
      return Enter(Place::kMenu, nothing, now);
    case Place::kDays:
      return Enter(Place::kKind, nothing, now);
    case Place::kConfirmSick:
      return Enter(IsChild(report_.kind) ? Place::kChildDay : Place::kDays, nothing, now);
    case Place::kCorrect:
      return Enter(Place::kConfirmSick, nothing, now);
    case Place::kFromShift:
      return Enter(Place::kCorrect, nothing, now);
    case Place::kExtendDays:
    case Place::kFitFrom:
      return Enter(Place::kAbsence, nothing, now);
    case Place::kConfirmExtend:
      return Enter(Place::kExtendDays, nothing, now);
    case Place::kConfirmFit:
      return Enter(Place::kFitFrom, nothing, now);
    case Place::kConfirmWord:
      return Enter(Place::kOther, nothing, now);
    case Place::kCallBackNumber:
      return OnMiss("not_valid", now);
    default:
      return Repeat(nothing, now);  // nothing lies before
  }
}

}  // namespace vagtbro::ivr
