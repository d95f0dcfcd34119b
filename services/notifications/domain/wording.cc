#include "notifications/domain/wording.h"

#include <cstdlib>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "notifications/domain/short_place.h"
#include "notifications/domain/sms_text.h"

namespace vagtbro::notifications {
namespace {

constexpr size_t kShortestPlace = 12;  // below it nobody recognises one
constexpr size_t kLongestPlace = 30;   // where it is not alone, or the text takes two parts anyway

struct Template {
  const char* da;
  const char* en;
};

// {where}: " Place man 2/2 kl. 07:00-15:00", with its leading blank, or nothing.
// {code}: four digits. {lapse}: "kl. 05:52". {leave}: the same, of that shift. {addition}: " A
// sentence.", or nothing. A tight text is for where the other leaves too little room for the place.
constexpr Template kOffer = {
    "Ledig vagt:{where}. Svar JA {code} eller NEJ {code} senest {lapse}. Du kan altid sige nej."
    "{addition}",
    "Open shift:{where}. Reply YES {code} or NO {code} by {lapse}. You may always say no."
    "{addition}"};
constexpr Template kTightOffer = {
    "Ledig vagt:{where}. Svar JA {code} eller NEJ {code} senest {lapse}. Nej er ok.{addition}",
    "Open shift:{where}. Reply YES {code} or NO {code} by {lapse}. No is fine.{addition}"};
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

constexpr Template kStandby = {
    "En anden har vagten:{where}. Du er på standby til {lapse}. Tak.{addition}",
    "Somebody else has the shift:{where}. You stand by until {lapse}. Thank you.{addition}"};
constexpr Template kStandbyEnded = {
    "Du er ikke længere på standby:{where}. Tak for hjælpen.{addition}",
    "You need not stand by any more:{where}. Thank you for your help.{addition}"};
constexpr Template kLendingAsked = {
    "Må{where} låne en medarbejder fra {from}? Svar JA {code} eller NEJ {code} senest {lapse}."
    "{addition}",
    "May{where} borrow somebody from {from}? Reply YES {code} or NO {code} by {lapse}.{addition}"};
constexpr Template kShiftAbsorbed = {
    "Du går over på en anden vagt:{where}. Din teamvagt falder væk. Se vagtplanen.{addition}",
    "You take over another shift:{where}. Your team shift falls away. See the roster.{addition}"};
constexpr Template kTeamShiftDropped = {
    "En teamvagt falder væk:{where}. Der søges ikke efter en anden. Se vagtplanen.{addition}",
    "A team shift falls away:{where}. Nobody is searched for it. See the roster.{addition}"};
constexpr Template kTasksReplanned = {
    "Opgaverne er ændret:{where}.{addition} Se dagsplanen.",
    "The tasks have changed:{where}.{addition} See the day plan."};
constexpr Template kShiftMoved = {
    "Din vagt er ændret:{where}. Tal med din leder, hvis du ikke kan.{addition}",
    "Your shift has changed:{where}. Talk to your manager if you cannot.{addition}"};
constexpr Template kShiftCancelled = {
    "Din vagt er aflyst:{where}. Du skal ikke møde. Se vagtplanen.{addition}",
    "Your shift is cancelled:{where}. You need not come. See the roster.{addition}"};
constexpr Template kUnitClosed = {
    "Afdelingen er lukket:{where}. Vagter i den tid er aflyst. Se vagtplanen.{addition}",
    "The unit is closed:{where}. Shifts in that time are cancelled. See the roster.{addition}"};
constexpr Template kNoShow = {
    "Afløseren er ikke mødt:{where}. Der søges efter en anden. Se vagttavlen.{addition}",
    "The cover has not come:{where}. Somebody else is searched for. See the board.{addition}"};
constexpr Template kAnswerQueued = {
    "Dit ja er modtaget:{where}. En anden svarer lige nu i telefonen. Du får besked.{addition}",
    "We have your yes:{where}. Somebody else is answering by phone. We will write.{addition}"};
constexpr Template kShiftRestored = {
    "Du har din vagt igen:{where}. Den står i vagtplanen.{addition}",
    "You have your shift again:{where}. It is in the roster.{addition}"};
constexpr Template kShiftLeft = {"Du går fra vagten {leave}:{where}. Se vagtplanen.{addition}",
                                 "You leave the shift at {leave}:{where}. See the roster."
                                 "{addition}"};
constexpr Template kCoverUndoOffered = {
    "Den faste er meldt klar igen:{where}. Afløsningen kan fortrydes, til vagten begynder. Fortryd "
    "i vagtplanen.{addition}",
    "The holder is back:{where}. The cover can be undone until the shift begins. Undo it in the "
    "roster.{addition}"};
constexpr Template kPinLocked = {
    "Din pinkode til telefonen er spærret efter for mange forkerte forsøg. Er du syg, så ring: en "
    "kollega ringer dig op. Var det ikke dig, så sig det til din leder.",
    "Your PIN for the telephone is locked after too many wrong tries. If you are sick, do ring: a "
    "colleague rings you back. If it was not you, tell your manager."};
constexpr Template kPinLockedInUnit = {
    "En medarbejders pinkode til telefonen er spærret efter for mange forkerte forsøg{where}.",
    "Somebody's PIN for the telephone is locked after too many wrong tries{where}."};
constexpr Template kSwapAsked = {
    "En kollega vil gerne bytte vagt med dig. Du ville få:{where}. Svar i Vagtbro. Du kan altid "
    "sige nej.{addition}",
    "A colleague would like to swap shifts with you. You would get:{where}. Answer in Vagtbro. You "
    "may always say no.{addition}"};
constexpr Template kSwapDeclined = {
    "Din kollega kan ikke bytte vagt med dig. Du har stadig din egen vagt.{addition}",
    "Your colleague cannot swap shifts with you. You still have your own shift.{addition}"};
constexpr Template kMeeting = {
    "Møde:{where}. Svar JA {code} eller NEJ {code} senest {lapse}. Du kan altid sige nej."
    "{addition}",
    "Meeting:{where}. Reply YES {code} or NO {code} by {lapse}. You may always say no."
    "{addition}"};
constexpr Template kTightMeeting = {
    "Møde:{where}. Svar JA {code} eller NEJ {code} senest {lapse}. Nej er ok.{addition}",
    "Meeting:{where}. Reply YES {code} or NO {code} by {lapse}. No is fine.{addition}"};

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
    case v1::MESSAGE_CAUSE_STANDBY:
      return kStandby;
    case v1::MESSAGE_CAUSE_STANDBY_ENDED:
      return kStandbyEnded;
    case v1::MESSAGE_CAUSE_LENDING_ASKED:
      return kLendingAsked;
    case v1::MESSAGE_CAUSE_SHIFT_ABSORBED:
      return kShiftAbsorbed;
    case v1::MESSAGE_CAUSE_TEAM_SHIFT_DROPPED:
      return kTeamShiftDropped;
    case v1::MESSAGE_CAUSE_TASKS_REPLANNED:
      return kTasksReplanned;
    case v1::MESSAGE_CAUSE_SHIFT_MOVED:
      return kShiftMoved;
    case v1::MESSAGE_CAUSE_SHIFT_CANCELLED:
      return kShiftCancelled;
    case v1::MESSAGE_CAUSE_UNIT_CLOSED:
      return kUnitClosed;
    case v1::MESSAGE_CAUSE_NO_SHOW:
      return kNoShow;
    case v1::MESSAGE_CAUSE_ANSWER_QUEUED:
      return kAnswerQueued;
    case v1::MESSAGE_CAUSE_SHIFT_RESTORED:
      return kShiftRestored;
    case v1::MESSAGE_CAUSE_SHIFT_LEFT:
      return kShiftLeft;
    case v1::MESSAGE_CAUSE_COVER_UNDO_OFFERED:
      return kCoverUndoOffered;
    case v1::MESSAGE_CAUSE_PIN_LOCKED:
      return kPinLocked;
    case v1::MESSAGE_CAUSE_PIN_LOCKED_IN_UNIT:
      return kPinLockedInUnit;
    case v1::MESSAGE_CAUSE_SWAP_ASKED:
      return kSwapAsked;
    case v1::MESSAGE_CAUSE_SWAP_DECLINED:
      return kSwapDeclined;
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
std::string PlaceAndTime(const std::string& place, const v1::MessageContent& content, bool danish) {
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

// "kl. 09:00": the shift says the day.
std::string Leave(const v1::MessageContent& content, bool danish) {
  return (danish ? "kl. " : "") +
         absl::FormatTime("%H:%M", kit::FromProto(content.leave_time()), kit::LocalZone());
}

Template WordsOf(v1::MessageCause cause, const v1::MessageContent& content, bool tight) {
  if (cause != v1::MESSAGE_CAUSE_OFFER) return TemplateOf(cause);
  const bool meeting = content.kind() == types::v1::SHIFT_KIND_MEETING;
  if (tight) return meeting ? kTightMeeting : kTightOffer;
  return meeting ? kMeeting : kOffer;
}

std::string Fill(const Template& words, const v1::MessageContent& content, bool danish,
                 absl::Time now, const std::string& place) {
  const std::string& addition = danish ? content.addition_da() : content.addition_en();
  std::string text = danish ? words.da : words.en;
  // "…ikke få vagten:." reads badly, so the colon goes with the place.
  const std::string where = PlaceAndTime(place, content, danish);
  Fill(&text, where.empty() ? ":{where}" : "{where}", where);
  const std::string from = ShortPlace(ToGsm7(content.from_place()), kLongestPlace);
  Fill(&text, "{from}", !from.empty() ? from : danish ? "jeres afdeling" : "your unit");
  Fill(&text, "{code}", content.reply_code());
  Fill(&text, "{lapse}", Lapse(content, danish, now));
  Fill(&text, "{leave}", Leave(content, danish));
  Fill(&text, "{addition}", addition.empty() ? "" : " " + addition);
  return ToGsm7(text);
}

}  // namespace

std::string Wording(v1::MessageCause cause, const v1::MessageContent& content, bool danish,
                    absl::Time now) {
  const std::string place = ToGsm7(content.place());
  const size_t place_length = SmsLength(place);
  std::string text;
  for (const bool tight : {false, true}) {
    text = Fill(WordsOf(cause, content, tight), content, danish, now, place);
    if (SmsLength(text) <= kOneSms) return text;
  }
  const size_t excess = SmsLength(text) - kOneSms;
  const size_t room =
      place_length < excess + kShortestPlace ? kLongestPlace : place_length - excess;
  return Fill(WordsOf(cause, content, true), content, danish, now, ShortPlace(place, room));
}

}  // namespace vagtbro::notifications
