// What people read: both languages, one SMS, nothing that must not be said.
#include "notifications/domain/wording.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "notifications/domain/sentences.h"
#include "notifications/domain/sms_text.h"

namespace vagtbro::notifications {
namespace {

absl::Time Local(int day, int hour, int minute) {
  return absl::FromCivil(absl::CivilMinute(2026, 2, day, hour, minute), kit::LocalZone());
}

v1::MessageContent Offer(const std::string& place) {
  v1::MessageContent content;
  content.set_place(place);
  *content.mutable_interval() = kit::MakeInterval(Local(2, 7, 0), Local(2, 15, 0));
  content.set_reply_code("4821");
  *content.mutable_lapse_time() = kit::ToProto(Local(2, 5, 52));
  return content;
}

TEST(WordingTest, AnOfferSaysWhereWhenHowToAnswerAndThatNoIsFine) {
  EXPECT_EQ(Wording(v1::MESSAGE_CAUSE_OFFER, Offer("Bøgehuset"), true, Local(2, 5, 45)),
            "Ledig vagt: Bøgehuset man 2/2 kl. 07:00-15:00. Svar JA 4821 eller NEJ 4821 senest "
            "kl. 05:52. Du kan altid sige nej.");
  EXPECT_EQ(Wording(v1::MESSAGE_CAUSE_OFFER, Offer("Bøgehuset"), false, Local(2, 5, 45)),
            "Open shift: Bøgehuset Mon 2 Feb 07:00-15:00. Reply YES 4821 or NO 4821 by 05:52. "
            "You may always say no.");
}

TEST(WordingTest, ADeadlineOnAnotherDayNamesTheDay) {
  const std::string text =
      Wording(v1::MESSAGE_CAUSE_OFFER, Offer("Bøgehuset"), true, Local(1, 22, 0));
  EXPECT_NE(text.find("senest 2/2 kl. 05:52"), std::string::npos) << text;
}

TEST(WordingTest, EveryMessageFitsIntoOneSmsHoweverLongThePlaceIs) {
  const std::string place(200, 'X');
  for (int cause = v1::MESSAGE_CAUSE_OFFER; cause < v1::MessageCause_ARRAYSIZE; ++cause) {
    for (const bool danish : {true, false}) {
      const std::string text =
          Wording(static_cast<v1::MessageCause>(cause), Offer(place), danish, Local(2, 5, 45));
      EXPECT_LE(SmsLength(text), kOneSms) << text;
      EXPECT_EQ(text.find('{'), std::string::npos) << text;
    }
  }
}

// The longest that an offer says of itself; what is left is the place's.
v1::MessageContent LongOffer(const std::string& place) {
  v1::MessageContent content = Offer(place);
  const absl::Time day = absl::FromCivil(absl::CivilDay(2026, 12, 31), kit::LocalZone());
  *content.mutable_interval() = kit::MakeInterval(day + absl::Hours(7), day + absl::Hours(15));
  *content.mutable_lapse_time() = kit::ToProto(day + absl::Minutes(352));
  Add(ReleasesYou(), &content);
  return content;
}

TEST(WordingTest, TheLongestOfferStillSaysWhichUnitAndThatNoIsFine) {
  for (const std::string place : {"Hjemmeplejen Syd", "Lindehaven, Anemonen"}) {
    for (const bool danish : {true, false}) {
      const std::string text =
          Wording(v1::MESSAGE_CAUSE_OFFER, LongOffer(place), danish, Local(2, 5, 45));
      EXPECT_NE(text.find(": " + place + (danish ? " tor" : " Thu")), std::string::npos) << text;
      const bool roomy = text.find(danish ? "altid sige nej." : "always say no.") != text.npos;
      const bool tight = text.find(danish ? "Nej er ok." : "No is fine.") != text.npos;
      EXPECT_TRUE(roomy || tight) << text;
      EXPECT_LE(SmsLength(text), kOneSms) << text;
    }
  }
}

TEST(WordingTest, WithoutRoomForBothTheUnitsOwnNameIsKept) {
  const std::string text =
      Wording(v1::MESSAGE_CAUSE_OFFER, LongOffer("Plejecenter Lindehaven i Legeby, Anemonen"), true,
              Local(2, 5, 45));
  EXPECT_EQ(text.rfind("Ledig vagt: Anemonen tor 31/12", 0), 0u) << text;
}

TEST(WordingTest, APlaceIsNotCutInVainWhereTheSentenceTakesTwoPartsAnyway) {
  v1::MessageContent content = Offer("Lindehaven, Anemonen");
  content.set_addition_da(std::string(150, 'x'));
  const std::string text = Wording(v1::MESSAGE_CAUSE_REFUSED, content, true, Local(2, 5, 45));
  EXPECT_NE(text.find("Lindehaven, Anemonen man"), std::string::npos) << text;
}

TEST(WordingTest, ARefusalEndsWithTheSentenceOfTheLaw) {
  v1::MessageContent content = Offer("Bøgehuset");
  content.set_addition_da("Du får kun 9 timers hvile, der kræves 11.");
  content.set_addition_en("You would rest 9 hours only, 11 are required.");
  EXPECT_EQ(Wording(v1::MESSAGE_CAUSE_REFUSED, content, true, Local(2, 5, 45)),
            "Du kan desværre ikke få vagten: Bøgehuset man 2/2 kl. 07:00-15:00. Du får kun 9 "
            "timers hvile, der kræves 11.");
  EXPECT_EQ(Wording(v1::MESSAGE_CAUSE_REFUSED, content, false, Local(2, 5, 45)),
            "Sorry, you cannot have the shift: Bøgehuset Mon 2 Feb 07:00-15:00. You would rest 9 "
            "hours only, 11 are required.");
}

TEST(WordingTest, AMeetingIsCalledOne) {
  v1::MessageContent content = Offer("Bøgehuset");
  content.set_kind(types::v1::SHIFT_KIND_MEETING);
  EXPECT_EQ(Wording(v1::MESSAGE_CAUSE_OFFER, content, true, Local(2, 5, 45)).rfind("Møde: ", 0),
            0u);
  EXPECT_EQ(Wording(v1::MESSAGE_CAUSE_OFFER, content, false, Local(2, 5, 45)).rfind("Meeting: ", 0),
            0u);
}

TEST(WordingTest, ALendingQuestionSaysWhereToAndWhereFrom) {
  v1::MessageContent content = Offer("Bøgehuset");
  EXPECT_EQ(Wording(v1::MESSAGE_CAUSE_LENDING_ASKED, content, true, Local(2, 5, 45)),
            "Må Bøgehuset man 2/2 kl. 07:00-15:00 låne en medarbejder fra jeres afdeling? Svar JA "
            "4821 eller NEJ 4821 senest kl. 05:52.");
  content.set_from_place("Lindehuset");
  EXPECT_EQ(Wording(v1::MESSAGE_CAUSE_LENDING_ASKED, content, false, Local(2, 5, 45)),
            "May Bøgehuset Mon 2 Feb 07:00-15:00 borrow somebody from Lindehuset? Reply YES 4821 "
            "or NO 4821 by 05:52.");
}

TEST(WordingTest, ATextWithItsSentenceFitsIntoOneSms) {
  for (int cause = 1; cause < roster::v1::ReleaseCause_ARRAYSIZE; ++cause) {
    v1::MessageContent content = Offer(std::string(200, 'X'));
    Add(ReleasedBecause(static_cast<roster::v1::ReleaseCause>(cause)), &content);
    EXPECT_FALSE(content.addition_da().empty()) << cause;
    for (const bool danish : {true, false}) {
      for (const auto what : {v1::MESSAGE_CAUSE_SHIFT_CHANGED, v1::MESSAGE_CAUSE_SHIFT_LEFT}) {
        const std::string text = Wording(what, content, danish, Local(2, 5, 45));
        EXPECT_LE(SmsLength(text), kOneSms) << text;
      }
    }
  }
  for (int level = 1; level < roster::v1::ServiceLevel_ARRAYSIZE; ++level) {
    v1::MessageContent content = Offer(std::string(200, 'X'));
    Add(LevelInForce(static_cast<roster::v1::ServiceLevel>(level)), &content);
    EXPECT_FALSE(content.addition_en().empty()) << level;
    for (const bool danish : {true, false}) {
      const std::string text =
          Wording(v1::MESSAGE_CAUSE_TASKS_REPLANNED, content, danish, Local(2, 5, 45));
      EXPECT_LE(SmsLength(text), kOneSms) << text;
    }
  }
}

TEST(WordingTest, WhatIsNotKnownIsLeftOut) {
  EXPECT_EQ(Wording(v1::MESSAGE_CAUSE_SHIFT_CHANGED, {}, true, Local(2, 5, 45)),
            "Du skal ikke møde på den vagt. Se vagtplanen.");
}

TEST(SmsTextTest, DanishLettersTakeOnePlaceAndTheEuroTwo) {
  EXPECT_EQ(SmsLength("ÆØÅæøå"), 6u);
  EXPECT_EQ(SmsLength("€"), 2u);
}

TEST(SmsTextTest, TypographyBecomesPlainAndTheUnsayableAQuestionMark) {
  EXPECT_EQ(ToGsm7("Søhus – “nord”…"), "Søhus - \"nord\"...");
  EXPECT_EQ(ToGsm7("雪"), "?");
  EXPECT_EQ(ToGsm7("a\xC3"), "a?");
}

TEST(SmsTextTest, ACutNeverSplitsALetter) {
  EXPECT_EQ(CutToSms("ÅÅÅ", 2), "ÅÅ");
  EXPECT_EQ(CutToSms("a€", 2), "a");
}

}  // namespace
}  // namespace vagtbro::notifications
