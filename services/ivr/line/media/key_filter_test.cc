#include "ivr/line/media/key_filter.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vagtbro::ivr {
namespace {

struct At {
  int ms;
  KeyPacket packet;
};

std::string Keyed(const std::vector<At>& packets) {
  KeyFilter filter;
  std::string keys;
  for (const At& at : packets) {
    if (const auto key = filter.On(at.packet, absl::Milliseconds(at.ms))) keys += *key;
  }
  return keys;
}

TEST(KeyFilter, OnePressIsOneKeyWithItsThreeLastPackets) {
  EXPECT_EQ(Keyed({{0, {5, 160, 800, true}},
                   {20, {5, 320, 800, false}},
                   {40, {5, 480, 800, false}},
                   {60, {5, 480, 800, false}},
                   {80, {5, 480, 800, false}}}),
            "5");
}

TEST(KeyFilter, ThePressIsSaidByItsFirstPacketEvenIfThatIsItsLast) {
  EXPECT_EQ(Keyed({{0, {7, 1600, 800, false}}}), "7");
  EXPECT_EQ(Keyed({{0, {7, 160, 800, true}}}), "7");
}

// An Asterisk that begins to bridge changes the source after two packets; the packets have no
// source here, and the timestamp goes on.
TEST(KeyFilter, ABridgeInTheMiddleOfAPressIsNoSecondPress) {
  std::vector<At> packets;
  for (int i = 0; i < 13; ++i) {
    const int growing = i < 10 ? i : 10;
    packets.push_back({i * 20, {3, static_cast<std::uint16_t>(160 * (growing + 1)), 312, i == 0}});
  }
  EXPECT_EQ(Keyed(packets), "3");
}

TEST(KeyFilter, AGatewayThatMovesTheTimestampWithinAPressIsOneKey) {
  EXPECT_EQ(
      Keyed({{0, {4, 160, 100, true}}, {20, {4, 320, 260, false}}, {40, {4, 480, 420, false}}}),
      "4");
}

TEST(KeyFilter, TheSameKeyTwiceQuicklyIsTwoKeysAlsoIfEndsAreLost) {
  EXPECT_EQ(Keyed({{0, {4, 160, 100, true}},
                   {20, {4, 320, 100, false}},
                   {120, {4, 160, 1060, true}},
                   {140, {4, 320, 1060, false}}}),
            "44");
  // The marker of the second press is lost too: it is shorter than the first was.
  EXPECT_EQ(
      Keyed({{0, {4, 160, 100, true}}, {20, {4, 480, 100, false}}, {120, {4, 320, 1060, false}}}),
      "44");
}

TEST(KeyFilter, AnotherKeyIsAnotherPress) {
  EXPECT_EQ(Keyed({{0, {4, 160, 100, true}}, {20, {2, 320, 100, false}}}), "42");
}

TEST(KeyFilter, ALongPressIsOneKeyAndALatePacketANewOne) {
  std::vector<At> held;
  for (int i = 0; i < 100; ++i) {
    held.push_back({i * 50, {1, static_cast<std::uint16_t>(400 + i * 400), 9, i == 0}});
  }
  EXPECT_EQ(Keyed(held), "1");
  EXPECT_EQ(Keyed({{0, {1, 400, 9, true}}, {301, {1, 400, 9, false}}}), "11");
}

TEST(KeyFilter, StarAndHashAreKeysAndTheRestOfTheEventsAreNone) {
  EXPECT_EQ(Keyed({{0, {10, 160, 1, true}}, {400, {11, 160, 2, true}}, {800, {16, 160, 3, true}}}),
            "*#");
}

TEST(KeyPacket, IsReadFromFourBytesAndNotFromFewer) {
  const std::uint8_t bytes[] = {11, 0x8A, 0x01, 0x40, 0xFF};
  const auto packet = ReadKeyPacket(bytes, 5, 77, true);
  ASSERT_TRUE(packet);
  EXPECT_EQ(packet->code, 11);
  EXPECT_EQ(packet->duration, 320);
  EXPECT_EQ(packet->timestamp, 77u);
  for (std::size_t size = 0; size < 4; ++size) EXPECT_FALSE(ReadKeyPacket(bytes, size, 77, true));
}

}  // namespace
}  // namespace vagtbro::ivr
