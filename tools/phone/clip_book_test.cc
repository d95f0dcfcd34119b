// The clips of the build: each of them is told from all the others.
#include "tools/phone/clip_book.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "tools/phone/listener.h"

namespace vagtbro::phone {
namespace {

// A full stop is not heard.
std::string Words(const std::string& text) {
  return text.ends_with('.') || text.ends_with(',') ? text.substr(0, text.size() - 1) : text;
}

// The text of what a listener makes of the file.
std::string HeardOf(const std::filesystem::path& path, const ClipBook& book) {
  std::ifstream file(path, std::ios::binary);
  const std::string sound{std::istreambuf_iterator<char>(file), {}};
  Listener listener(book);
  for (std::size_t at = 0; at < sound.size(); at += Frame().size()) {
    Frame frame;
    frame.fill(0xD5);
    std::copy_n(sound.begin() + static_cast<long>(at), std::min(frame.size(), sound.size() - at),
                frame.begin());
    listener.On(frame);
  }
  std::string heard;
  for (const Heard& one : listener.heard()) heard += Words(one.text) + (one.whole ? "|" : "…|");
  return heard;
}

TEST(ClipBookTest, EveryRenderedClipIsToldFromAllTheOthers) {
  const auto book = ClipBook::Read(CLIPS, TEXTS);
  ASSERT_TRUE(book.ok()) << book.status();
  int told = 0;
  for (const std::string language : {"da", "en"}) {
    std::ifstream manifest(std::string(TEXTS) + "/" + language + ".tsv");
    for (std::string line; std::getline(manifest, line);) {
      const std::string id = line.substr(0, line.find('\t'));
      const std::string text = line.substr(line.find('\t') + 1);
      const std::string heard =
          HeardOf(std::string(CLIPS) + "/" + language + "/" + id + ".al", *book);
      EXPECT_EQ(heard, text[0] == '[' ? "" : Words(text) + "|") << language << "/" << id;
      ++told;
    }
  }
  EXPECT_GT(told, 400);
}

TEST(ClipBookTest, APlaceIsKnownByItsNameAndWithoutOneByItsId) {
  const std::filesystem::path clips = testing::TempDir() + "clips-of-places";
  std::filesystem::create_directories(clips / "place");
  std::ofstream(clips / "place/u1.al", std::ios::binary) << std::string(1600, '\x31');
  std::ofstream(clips / "place/u1.txt") << "da\tBøgehuset\n";
  std::ofstream(clips / "place/u2.al", std::ios::binary) << std::string(1600, '\x32');
  const auto book = ClipBook::Read(std::string(CLIPS) + "," + clips.string(), TEXTS);
  ASSERT_TRUE(book.ok()) << book.status();
  std::map<std::string, std::string> words;
  for (std::size_t i = 0; i < book->size(); ++i) words[book->clip(i).id] = book->clip(i).text;
  EXPECT_EQ(words["place/u1"], "Bøgehuset");
  EXPECT_EQ(words["place/u2"], "place/u2");
  std::filesystem::remove_all(clips);
}

TEST(ClipBookTest, AFolderWithoutClipsIsNotFound) {
  EXPECT_TRUE(absl::IsNotFound(ClipBook::Read("/nowhere", TEXTS).status()));
}

TEST(ClipBookTest, SilenceOfALineIsSilence) {
  Frame frame;
  frame.fill(0xD5);
  EXPECT_TRUE(ClipBook::IsSilent(frame));
  frame[7] = 0x55;
  EXPECT_TRUE(ClipBook::IsSilent(frame));
  frame[7] = 0x2A;  // the loudest there is
  EXPECT_FALSE(ClipBook::IsSilent(frame));
}

}  // namespace
}  // namespace vagtbro::phone
