#include "notifications/effects/ways.h"

#include <gtest/gtest.h>

namespace vagtbro::notifications {
namespace {

const Contact kDesk{"+4520000007", true, {"+4520000008"}, "https://a.dk/o", "a@a.dk"};

TEST(WaysTest, ADeskIsReachedByItsMachineThenByMailThenByTelephone) {
  EXPECT_EQ(WaysOf(kDesk, true, true), (std::vector<Way>{{v1::CHANNEL_HTTP, "https://a.dk/o"},
                                                         {v1::CHANNEL_EMAIL, "a@a.dk"},
                                                         {v1::CHANNEL_SMS, "+4520000007"},
                                                         {v1::CHANNEL_SMS, "+4520000008"}}));
}

TEST(WaysTest, WhatThisHouseCannotSendIsNoWay) {
  EXPECT_EQ(WaysOf(kDesk, false, false),
            (std::vector<Way>{{v1::CHANNEL_SMS, "+4520000007"}, {v1::CHANNEL_SMS, "+4520000008"}}));
  EXPECT_TRUE(WaysOf(Contact{}, true, true).empty());
}

}  // namespace
}  // namespace vagtbro::notifications
