#include "notifications/domain/wording.h"

#include <cstdlib>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "notifications/domain/sms_text.h"

namespace vagtbro::notifications {
namespace {

struct Template {
  const char* da;
  const char* en;
};

// {where}: " Place man 2/2 kl. 07:00-15:00", with its leading blank, or nothing.
// {code}: four digits. {lapse}: "kl. 05:52". {addition}: " A sentence.", or nothing.
constexpr Template kOffer = {
    "Ledig vagt:{where}. Svar JA {code} eller NEJ {code} senest {lapse}. Du kan altid sige nej."
    "{addition}",
    "Open shift:{where}. Reply YES {code} or NO {code} by {lapse}. You may always say no."
    "{addition}"};
constexpr Template kConfirmed = {"Du har vagten:{where}. Den står i vagtplanen. Tak.{addition}",
                                 "The shift is yours:{where}. It is in the roster. Thank you."
                                 "{addition}"};
constexpr Template kRefused = {"Du kan desværre ikke få vagten:{where}.{addition}",
                               "Sorry, you cannot have the shift:{where}.{addition}"};
constexpr Template kTooLate = {
    "Vagten er ikke længere ledig:{where}. Du skal ikke gøre mere. Tak.{addition}",
    "The shift is no longer open:{where}. Nothing more to do. Thank you.{addition}"};
constexpr Template kEscalated = {
    "Ingen er fundet til vagten:{where}. Du skal handle nu. Se vagttavlen.{addition}",
    "Nobody has been found for the shift:{where}. Please act now. See the board.{addition}"};
constexpr Template kShiftChanged = {
    "Du skal ikke møde på den vagt:{where}. Se vagtplanen.{addition}",
    "You are off this shift:{where}. See the roster.{addition}"};
constexpr Template kHelp = {"Dit svar blev ikke brugt.{addition}",
                            "Your reply was not used.{addition}"};
constexpr Template kCoverFound = {"Vagten er dækket:{where}. Du skal ikke gøre mere.{addition}",
                                  "The shift is covered:{where}. Nothing more to do.{addition}"};

// No default: a new cause does not compile until it has words.
Template TemplateOf(v1::MessageCause cause) {
  switch (cause) {
    case v1::MESSAGE_CAUSE_OFFER:
      return kOffer;
    case v1::MESSAGE_CAUSE_CONFIRMED:
      return kConfirmed;
    case v1::MESSAGE_CAUSE_REFUSED:
      return kRefused;
    case v1::MESSAGE_CAUSE_TOO_LATE:
      return kTooLate;
    case v1::MESSAGE_CAUSE_ESCALATED:
      return kEscalated;
    case v1::MESSAGE_CAUSE_SHIFT_CHANGED:
      return kShiftChanged;
    case v1::MESSAGE_CAUSE_HELP:
      return kHelp;
    case v1::MESSAGE_CAUSE_COVER_FOUND:
      return kCoverFound;
    case v1::MESSAGE_CAUSE_UNSPECIFIED:
    case v1::MessageCause_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::MessageCause_INT_MAX_SENTINEL_DO_NOT_USE_:
      break;
  }
  std::abort();
}

void Fill(std::string* text, const std::string& slot, const std::string& value) {
  for (size_t at = text->find(slot); at != std::string::npos;
       at = text->find(slot, at + value.size())) {
    text->replace(at, slot.size(), value);
  }
}

// " Bøgehuset man 2/2 kl. 07:00-15:00"; what is not known is left out.
std::string Where(const std::string& place, const v1::MessageContent& content, bool danish) {
  std::string where = place.empty() ? "" : " " + place;
  if (content.has_interval()) {
    where += " " + kit::ShortInterval(kit::Start(content.interval()), kit::End(content.interval()),
                                      danish);
  }
  return where;
}

// "kl. 05:52", or with the day if it is another than today.
std::string Lapse(const v1::MessageContent& content, bool danish, absl::Time now) {
  const absl::Time lapse = kit::FromProto(content.lapse_time());
  const absl::TimeZone zone = kit::LocalZone();
  const std::string clock = absl::FormatTime("%H:%M", lapse, zone);
  const absl::CivilDay day = absl::ToCivilDay(lapse, zone);
  if (day == absl::ToCivilDay(now, zone)) return (danish ? "kl. " : "") + clock;
  return std::to_string(day.day()) + "/" + std::to_string(day.month()) + (danish ? " kl. " : " ") +
         clock;
}

std::string Fill(v1::MessageCause cause, const v1::MessageContent& content, bool danish,
                 absl::Time now, const std::string& place) {
  const Template words = TemplateOf(cause);
  const std::string& addition = danish ? content.addition_da() : content.addition_en();
  std::string text = danish ? words.da : words.en;
  // "…ikke få vagten:." reads badly, so the colon goes with the place.
  const std::string where = Where(place, content, danish);
  Fill(&text, where.empty() ? ":{where}" : "{where}", where);
  Fill(&text, "{code}", content.reply_code());
  Fill(&text, "{lapse}", Lapse(content, danish, now));
  Fill(&text, "{addition}", addition.empty() ? "" : " " + addition);
  return ToGsm7(text);
}

}  // namespace

std::string Wording(v1::MessageCause cause, const v1::MessageContent& content, bool danish,
                    absl::Time now) {
  const std::string place = ToGsm7(content.place());
  const std::string full = Fill(cause, content, danish, now, place);
  const size_t length = SmsLength(full);
  const size_t place_length = SmsLength(place);
  // Only the place can give way, and not below what one still recognises.
  constexpr size_t kShortestPlace = 12;
  if (length <= kOneSms || place_length <= kShortestPlace) return full;
  const size_t excess = length - kOneSms;
  const size_t room = excess >= place_length ? 0 : place_length - excess;
  return Fill(cause, content, danish, now, CutToSms(place, std::max(room, kShortestPlace)));
}

Sentence AdviceNotUnderstood() {
  return {"Svar kun JA eller NEJ og de fire cifre fra beskeden, fx JA 1234.",
          "Reply only YES or NO and the four digits of the message, e.g. YES 1234."};
}
Sentence AdviceNothingOpen() {
  return {"Der er lige nu ingen ledig vagt, der venter på dit svar.",
          "There is no open shift that waits for your reply right now."};
}
Sentence AdviceSeveralOpen() {
  return {"Du har flere tilbud. Skriv JA eller NEJ og de fire cifre fra beskeden, fx JA 1234.",
          "You have several offers. Reply YES or NO and the four digits, e.g. YES 1234."};
}
Sentence RefusedGapClosed() {
  return {"Vagten er ikke længere ledig.", "The shift is no longer open."};
}
Sentence RefusedNotEmployed() {
  return {"Din ansættelse dækker ikke den dag. Tal med din leder.",
          "Your employment does not cover that day. Please talk to your manager."};
}
Sentence RefusedByLaw() {
  return {"En regel om arbejdstid er i vejen. Tal med din leder.",
          "A working-time rule is in the way. Please talk to your manager."};
}

}  // namespace vagtbro::notifications
