// What lights up on a locked telephone: that something has come, and nothing of what.
#include "notifications/push/notice.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "kit/base/proto_time.h"

namespace vagtbro::notifications {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1770000000);

v1::MessageContent Content() {
  v1::MessageContent content;
  content.set_place("Bøgehuset");
  content.set_reply_code("4821");
  *content.mutable_interval() = kit::MakeInterval(kNow + absl::Hours(2), kNow + absl::Hours(9));
  *content.mutable_lapse_time() = kit::ToProto(kNow + absl::Minutes(10));
  return content;
}

std::optional<Push> Notice(v1::MessageCause cause, bool danish = true, absl::Time now = kNow) {
  return NoticeOf("legeby", cause, "offer-7", Content(), danish, now);
}

TEST(NoticeTest, AnOfferIsToldWithoutPlaceTimeOrCode) {
  const auto push = Notice(v1::MESSAGE_CAUSE_OFFER);
  ASSERT_TRUE(push);
  const auto said = nlohmann::json::parse(push->payload);
  EXPECT_EQ(said, nlohmann::json({{"v", 1},
                                  {"kind", "OFFER"},
                                  {"id", "offer-7"},
                                  {"title", "Nyt vagttilbud"},
                                  {"body", "Åbn Vagtbro."}}));
  EXPECT_EQ(nlohmann::json::parse(Notice(v1::MESSAGE_CAUSE_OFFER, false)->payload)["title"],
            "New shift offer");
  EXPECT_TRUE(push->urgent);
}

TEST(NoticeTest, AnOfferIsKeptForABrowserThatIsAwayUpToItsLapseAndNoLonger) {
  EXPECT_EQ(Notice(v1::MESSAGE_CAUSE_OFFER)->life, absl::Minutes(10));
  EXPECT_FALSE(Notice(v1::MESSAGE_CAUSE_OFFER, true, kNow + absl::Minutes(10)));
}

TEST(NoticeTest, AWithdrawalTakesThePlaceOfItsOffer) {
  const std::string topic = Notice(v1::MESSAGE_CAUSE_OFFER)->topic;
  EXPECT_EQ(Notice(v1::MESSAGE_CAUSE_TOO_LATE)->topic, topic);
  EXPECT_LE(topic.size(), 32u);
  EXPECT_EQ(topic.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                    "0123456789-_"),
            std::string::npos);
  const auto other = NoticeOf("legeby", v1::MESSAGE_CAUSE_OFFER, "offer-8", Content(), true, kNow);
  EXPECT_NE(other->topic, topic);
}

TEST(NoticeTest, WhatALeaderIsToldIsNotPushed) {
  EXPECT_FALSE(Notice(v1::MESSAGE_CAUSE_ESCALATED));
  EXPECT_FALSE(Notice(v1::MESSAGE_CAUSE_PIN_LOCKED));
  EXPECT_FALSE(Notice(v1::MESSAGE_CAUSE_HELP));
}

}  // namespace
}  // namespace vagtbro::notifications
