#include "ivr/line/media/player.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "kit/testing/temp_folder.h"

namespace vagtbro::ivr {
namespace {

Sound Of(std::size_t bytes, char value) {
  return std::make_shared<const std::string>(bytes, value);
}

TEST(Player, PlaysTheBytesOfTheFileAndFillsTheLastFrameWithSilence) {
  Player player;
  player.Add(Of(200, 'a'));
  player.Add(nullptr);
  player.Add(Of(160, 'b'));
  Frame frame;
  player.Next(frame);
  EXPECT_EQ(std::count(frame.begin(), frame.end(), 'a'), 160);
  player.Next(frame);
  EXPECT_EQ(std::count(frame.begin(), frame.end(), 'a'), 40);
  EXPECT_EQ(std::count(frame.begin(), frame.end(), 0xD5), 120);
  EXPECT_TRUE(player.playing());
  player.Next(frame);
  EXPECT_EQ(std::count(frame.begin(), frame.end(), 'b'), 160);
  EXPECT_FALSE(player.playing());
  player.Next(frame);
  EXPECT_EQ(std::count(frame.begin(), frame.end(), 0xD5), 160);
}

TEST(Player, StopsAtOnce) {
  Player player;
  player.Add(Of(8000, 'a'));
  Frame frame;
  player.Next(frame);
  player.Stop();
  EXPECT_FALSE(player.playing());
  player.Next(frame);
  EXPECT_EQ(frame[0], 0xD5);
}

TEST(ToLaw, SilenceStaysSilenceAndSpeechKeepsItsSign) {
  Frame frame;
  frame.fill(0xD5);
  frame[0] = 0xAA;  // loudest, above zero
  frame[1] = 0x2A;  // loudest, below zero
  const Frame before = frame;
  ToLaw(Law::kA, frame);
  EXPECT_EQ(frame, before);
  ToLaw(Law::kMu, frame);
  EXPECT_EQ(frame[0] & 0xF0, 0x80);
  EXPECT_EQ(frame[1] & 0xF0, 0x00);
  EXPECT_EQ(frame[2], 0xFF);
}

TEST(Clips, ATenantsRecordingStandsBeforeTheBuilds) {
  const kit::TempFolder own;
  const kit::TempFolder built;
  std::ofstream(own.path() + "/bye.al") << "own";
  std::ofstream(built.path() + "/bye.al") << "built";
  std::ofstream(built.path() + "/yes.al") << "yes";
  Clips clips({own.path(), built.path()});
  EXPECT_EQ(*clips.Find("bye"), "own");
  EXPECT_EQ(*clips.Find("yes"), "yes");
  EXPECT_EQ(clips.Find("no"), nullptr);
  EXPECT_EQ(clips.Find("../" + built.path()), nullptr);
  EXPECT_EQ(clips.Find(built.path() + "/yes"), nullptr);
}

}  // namespace
}  // namespace vagtbro::ivr
