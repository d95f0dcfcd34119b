#include "tools/phone/reach.h"

#include <gtest/gtest.h>

namespace vagtbro::phone {
namespace {

TEST(ReachTest, AnAddressWithAndWithoutItsParts) {
  EXPECT_EQ(FindWay("sip:7010@127.0.0.1:7164")->uri, "sip:7010@127.0.0.1:7164");
  EXPECT_EQ(FindWay("7010@127.0.0.1")->uri, "sip:7010@127.0.0.1:5060");
  EXPECT_EQ(FindWay("127.0.0.1:7164")->uri, "sip:127.0.0.1:7164");
  EXPECT_EQ(FindWay("sip:7010@127.0.0.1:7164;transport=tcp")->uri,
            "sip:7010@127.0.0.1:7164;transport=tcp");
  EXPECT_EQ(FindWay("127.0.0.1:7164")->address, "127.0.0.1");
}

TEST(ReachTest, WhatIsNoAddressIsRefused) {
  EXPECT_FALSE(FindWay("").ok());
  EXPECT_FALSE(FindWay("sip:").ok());
}

}  // namespace
}  // namespace vagtbro::phone
