// What a press looks like on the wire, byte by byte.
#include "tools/phone/keys.h"

#include <gtest/gtest.h>

namespace vagtbro::phone {
namespace {

using Payload = std::array<std::uint8_t, 4>;

TEST(KeysTest, APressGrowsAndEndsThreeTimes) {
  const auto ticks = TicksOf('#');
  ASSERT_GE(ticks.size(), 5u);
  ASSERT_EQ(ticks[0].size(), 1u);
  EXPECT_TRUE(ticks[0][0].first);
  EXPECT_EQ(ticks[0][0].payload, (Payload{11, 10, 0, 160}));
  EXPECT_FALSE(ticks[1][0].first);
  EXPECT_EQ(ticks[1][0].payload, (Payload{11, 10, 320 >> 8, 320 & 0xFF}));
  ASSERT_EQ(ticks[4].size(), 3u);
  for (const KeyPacket& end : ticks[4]) {
    EXPECT_FALSE(end.first);
    EXPECT_EQ(end.payload, (Payload{11, 0x8A, 800 >> 8, 800 & 0xFF}));
  }
}

TEST(KeysTest, TwoPressesHaveSilenceBetween) {
  EXPECT_TRUE(TicksOf('5').back().empty());
  EXPECT_EQ(TicksOf('5')[0][0].payload[0], 5);
  EXPECT_EQ(TicksOf('*')[0][0].payload[0], 10);
}

TEST(KeysTest, OnlyATelephonesKeysAreKeys) {
  EXPECT_TRUE(IsKey('0'));
  EXPECT_TRUE(IsKey('*'));
  EXPECT_FALSE(IsKey('A'));
  EXPECT_FALSE(IsKey(' '));
}

}  // namespace
}  // namespace vagtbro::phone
