// How long an offer waits for an answer before the telephone rings, and how its calls are named.
#include "notifications/domain/voice.h"

#include <gtest/gtest.h>

namespace vagtbro::notifications {
namespace {

const absl::Time kOffered = absl::FromUnixSeconds(1'770'030'000);

absl::Duration PatienceFor(absl::Duration open) {
  return VoiceTime(kOffered, kOffered + open) - kOffered;
}

TEST(VoiceTest, AThirdOfTheTimeButBetweenTwoAndFiveMinutes) {
  EXPECT_EQ(PatienceFor(absl::Minutes(3)), absl::Minutes(2));
  EXPECT_EQ(PatienceFor(absl::Minutes(6)), absl::Minutes(2));
  EXPECT_EQ(PatienceFor(absl::Minutes(7)), absl::Seconds(140));
  EXPECT_EQ(PatienceFor(absl::Minutes(15)), absl::Minutes(5));
  EXPECT_EQ(PatienceFor(absl::Minutes(60)), absl::Minutes(5));
}

TEST(VoiceTest, EachNumberHasAReferenceOfItsOwnThatLeadsBack) {
  EXPECT_EQ(VoiceReference("msg-4-1", 0), "msg-4-1");
  EXPECT_EQ(VoiceReference("msg-4-1", 2), "msg-4-1.2");
  EXPECT_EQ(ParseVoiceReference("msg-4-1"), (VoiceWay{"msg-4-1", 0}));
  EXPECT_EQ(ParseVoiceReference("msg-4-1.2"), (VoiceWay{"msg-4-1", 2}));
}

TEST(VoiceTest, OnlyAnOfferOfThatOccasionIsByVoice) {
  v1::MessageQueued message;
  message.set_cause(v1::MESSAGE_CAUSE_OFFER);
  EXPECT_FALSE(IsByVoice(message));
  message.set_occasion_id(kVoiceOccasion);
  EXPECT_TRUE(IsByVoice(message));
  message.set_cause(v1::MESSAGE_CAUSE_CONFIRMED);
  EXPECT_FALSE(IsByVoice(message));
}

}  // namespace
}  // namespace vagtbro::notifications
