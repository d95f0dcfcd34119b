// What a listener writes down of sound that is made here, frame by frame.
#include "tools/phone/listener.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "kit/testing/temp_folder.h"

namespace vagtbro::phone {
namespace {

Frame Of(std::uint8_t byte) {
  Frame frame;
  frame.fill(byte);
  return frame;
}
const Frame kSilence = Of(0xD5);

class ListenerTest : public ::testing::Test {
 protected:
  // Frames of loud bytes: 0x10 … are far from silence in A-law.
  ListenerTest() {
    Write("greeting", {kSilence, Of(0x10), Of(0x11), kSilence, Of(0x12), kSilence});
    Write("n4", {kSilence, Of(0x20), Of(0x21)});
    Write("h4", {kSilence, Of(0x20), Of(0x21)});
    Write("n7", {kSilence, Of(0x20), Of(0x22)});
    Write("away", {Of(0x50), Of(0x51)});
    Write("away_open", {Of(0x50), Of(0x51), Of(0x52)});
    Write("receipt_is", {Of(0x30)});
    Write("receipt_again", {Of(0x31)});
    std::ofstream(folder_.path() + "/da.tsv") << "greeting\tVelkommen.\nn4\tfire\n";
    book_ = *ClipBook::Read(folder_.path(), folder_.path());
  }
  void Write(const std::string& id, const std::vector<Frame>& frames) {
    std::filesystem::create_directories(folder_.path() + "/da");
    std::ofstream file(folder_.path() + "/da/" + id + ".al", std::ios::binary);
    for (const Frame& frame : frames) {
      file.write(reinterpret_cast<const char*>(frame.data()), static_cast<long>(frame.size()));
    }
    sounds_[id] = frames;
  }
  void Hear(const std::vector<Frame>& frames) {
    for (const Frame& frame : frames) listener_.On(frame);
  }
  void HearClip(const std::string& id) { Hear(sounds_.at(id)); }
  void Quiet(int frames) { Hear(std::vector<Frame>(static_cast<std::size_t>(frames), kSilence)); }
  std::string Ids() { return IdsOf(listener_.heard()); }

  kit::TempFolder folder_;
  std::map<std::string, std::vector<Frame>> sounds_;
  ClipBook book_;
  Listener listener_{book_};
};

TEST_F(ListenerTest, AClipIsKnownByItsSoundAndItsTime) {
  Quiet(50);
  HearClip("greeting");
  Quiet(3);
  ASSERT_EQ(listener_.heard().size(), 1u);
  const Heard heard = listener_.heard()[0];
  EXPECT_EQ(heard.id, "greeting");
  EXPECT_EQ(heard.text, "Velkommen.");
  EXPECT_EQ(heard.at, absl::Seconds(1));
  EXPECT_EQ(heard.until, absl::Milliseconds(1120));
  EXPECT_TRUE(heard.whole);
}

TEST_F(ListenerTest, TheSameClipTwiceIsHeardTwice) {
  HearClip("n4");
  HearClip("n4");
  HearClip("n7");
  EXPECT_EQ(Ids(), "n4 n4 n7");
}

TEST_F(ListenerTest, OfEqualSoundsTheLastIdIsTold) {
  HearClip("h4");
  EXPECT_EQ(Ids(), "n4");
}

TEST_F(ListenerTest, AClipThatIsCutOffIsNotWhole) {
  Hear({kSilence, Of(0x10), Of(0x11)});
  Quiet(10);
  HearClip("n7");
  EXPECT_EQ(Ids(), "greeting n7");
  EXPECT_FALSE(listener_.heard()[0].whole);
  EXPECT_TRUE(listener_.heard()[1].whole);
}

TEST_F(ListenerTest, WhatIsCutOffBeforeItCanBeToldIsNotGuessed) {
  Hear({kSilence, Of(0x20)});  // n4 and n7 begin alike
  EXPECT_FALSE(listener_.said());
  Quiet(5);
  EXPECT_EQ(Ids(), "");
  HearClip("n7");
  EXPECT_EQ(Ids(), "n7");
}

TEST_F(ListenerTest, AClipThatIsTheBeginningOfAnotherIsTold) {
  HearClip("away");
  EXPECT_EQ(Ids(), "");
  Quiet(1);
  EXPECT_EQ(Ids(), "away");
  EXPECT_TRUE(listener_.heard()[0].whole);
  HearClip("away_open");
  EXPECT_EQ(Ids(), "away away_open");
}

TEST_F(ListenerTest, ALostPacketDoesNotSplitAClip) {
  Hear({kSilence, Of(0x10)});
  listener_.On(Of(0x12), 2);
  Hear({kSilence});
  EXPECT_EQ(Ids(), "greeting");
  EXPECT_TRUE(listener_.heard()[0].whole);
  EXPECT_EQ(listener_.time(), absl::Milliseconds(120));
}

TEST_F(ListenerTest, WhatIsInNoClipIsOneThing) {
  Hear({Of(0x40), kSilence, Of(0x41)});
  HearClip("n7");
  EXPECT_EQ(Ids(), "? n7");
}

TEST_F(ListenerTest, APromptIsOverAfterSilenceAndOnlyIfSomethingWasSaid) {
  Quiet(100);
  EXPECT_FALSE(listener_.prompt_over());
  HearClip("n4");
  EXPECT_TRUE(listener_.said());
  Quiet(34);
  EXPECT_FALSE(listener_.prompt_over());
  Quiet(1);
  EXPECT_TRUE(listener_.prompt_over());
}

TEST_F(ListenerTest, AfterAKeyTheNextPromptCounts) {
  Hear({kSilence, Of(0x10)});
  listener_.Pressed();
  Hear({Of(0x11)});  // what was still on its way
  Quiet(100);
  EXPECT_FALSE(listener_.said());
  HearClip("n4");
  EXPECT_TRUE(listener_.said());
}

TEST_F(ListenerTest, EachReadingOfAReceiptIsItsDigits) {
  for (const char* id : {"receipt_is", "n4", "n7", "receipt_again", "n4", "n4", "greeting", "n7"}) {
    HearClip(id);
  }
  EXPECT_EQ(ReceiptsIn(listener_.heard()), (std::vector<std::string>{"47", "44"}));
}

}  // namespace
}  // namespace vagtbro::phone
