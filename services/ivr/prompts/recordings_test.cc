// A municipality's recordings on disk, with the real sox and espeak-ng; and the build's own clips.
#include "ivr/prompts/recordings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "ivr/line/media/clips.h"
#include "ivr/prompts/places.h"
#include "ivr/prompts/sound_tools.h"
#include "ivr/testing/manifest.h"

namespace vagtbro::ivr {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::set<std::string> kKnown = {"da/greeting", "da/menu", "en/greeting"};

std::string Bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class RecordingsTest : public ::testing::Test {
 protected:
  RecordingsTest() { fs::create_directories(root_); }
  ~RecordingsTest() override { fs::remove_all(root_); }

  std::string Path(const std::string& name) const { return root_ + "/" + name; }

  // A recording as a microphone might leave it; `sox` is how it sounds.
  void Record(const std::string& file, const std::string& sox) {
    fs::create_directories(fs::path(Path(file)).parent_path());
    const std::string line = "sox -D -V1 -r 44100 -c 2 -n -b 16 " + Path(file) + " " + sox;
    ASSERT_EQ(std::system(line.c_str()), 0) << line;  // NOLINT(cert-env33-c): a test's own words
  }

  const std::string root_ = ::testing::TempDir() + "recordings." + std::to_string(getpid()) + "." +
                            ::testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(RecordingsTest, GivenOneInStereoAtAnotherRateItBecomesTheClipThatIsPlayed) {
  Record("in/da/greeting.wav", "synth 1 sine 440 gain -6");
  const auto checked = CheckRecordings(Path("in"), kKnown);
  ASSERT_TRUE(checked.ok()) << checked.status();
  ASSERT_EQ(checked->size(), 1u);
  EXPECT_THAT(checked->front().faults, IsEmpty());
  EXPECT_EQ(checked->front().clip, "da/greeting");
  EXPECT_EQ(checked->front().recording.length_ms, 1000);

  ASSERT_TRUE(ConvertRecordings(Path("in"), *checked, Path("out")).ok());
  fs::create_directories(Path("build/da"));
  for (const char* clip : {"greeting", "menu"}) {
    std::ofstream(Path("build/da/") + clip + ".al") << "spoken by the build";
  }
  Clips clips({Path("out"), Path("build")});
  const std::string own = Bytes(Path("out/da/greeting.al"));
  EXPECT_NEAR(static_cast<double>(own.size()), 8800, 200);  // a second and the pauses around it
  EXPECT_EQ(*clips.Find("da/greeting"), own);
  EXPECT_EQ(*clips.Find("da/menu"), "spoken by the build");
  EXPECT_TRUE(fs::exists(Path("out/da/greeting.wav")));
}

TEST_F(RecordingsTest, AFileThatIsNoClipSaysWhichOneWasMeant) {
  Record("da/greting.wav", "synth 1 sine 440 gain -6");
  Record("readme.wav", "synth 1 sine 440 gain -6");
  Record("place/Elm.wav", "synth 1 sine 440 gain -6");
  std::ofstream(Path("da/menu.mp3")) << "ID3";
  const auto checked = CheckRecordings(root_, kKnown);
  ASSERT_TRUE(checked.ok()) << checked.status();
  std::vector<std::string> said;
  for (const auto& one : *checked) said.push_back(one.file + " " + one.faults.at(0));
  EXPECT_THAT(said,
              ElementsAre("da/greting.wav is no prompt; did you mean da/greeting.wav?",
                          "da/menu.mp3 is no .wav file", HasSubstr("place/Elm.wav is no unit's id"),
                          "readme.wav is no prompt; it lies as da/<prompt>.wav"));
}

TEST_F(RecordingsTest, OneWithAFaultIsNotConverted) {
  Record("in/da/greeting.wav", "synth 1 sine 440 gain -6 pad 1 0");
  Record("in/da/menu.wav", "synth 1 sine 440 gain -6");
  std::ofstream(Path("in/en.wav")) << "not a sound";
  fs::create_directories(Path("in/en"));
  std::ofstream(Path("in/en/greeting.wav")) << "not a sound";
  const auto checked = CheckRecordings(Path("in"), kKnown);
  ASSERT_TRUE(checked.ok()) << checked.status();
  EXPECT_THAT((*checked)[0].faults, ElementsAre(HasSubstr("begins with 10")));
  EXPECT_THAT((*checked)[3].faults, ElementsAre("sox cannot read it"));
  ASSERT_TRUE(ConvertRecordings(Path("in"), *checked, Path("out")).ok());
  EXPECT_FALSE(fs::exists(Path("out/da/greeting.al")));
  EXPECT_FALSE(fs::exists(Path("out/en/greeting.al")));
  EXPECT_TRUE(fs::exists(Path("out/da/menu.al")));
}

TEST_F(RecordingsTest, AFolderThatIsNotThereIsSaid) {
  EXPECT_TRUE(absl::IsNotFound(CheckRecordings(Path("none"), kKnown).status()));
  EXPECT_TRUE(absl::IsNotFound(KnownClips(root_).status()));
}

TEST_F(RecordingsTest, AUnitIsNamedOnceItsNameWasSpoken) {
  const Places places({Path("own"), Path("out")});
  EXPECT_EQ(places.ClipOf("elm"), "");
  const auto first =
      SpeakPlaces({{"elm", "Lindehaven, Elmen"}, {"x.y", "Bøgen"}}, "da", Path("out"));
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(first->spoken, 1);
  EXPECT_THAT(first->left_out, ElementsAre("x.y"));
  EXPECT_EQ(places.ClipOf("elm"), "place/elm");
  EXPECT_EQ(places.ClipOf("oak"), "");
  EXPECT_EQ(places.ClipOf("../out/place/elm"), "");
  EXPECT_NE(Clips({Path("out")}).Find("place/elm"), nullptr);

  const std::string before = Bytes(Path("out/place/elm.al"));
  const auto again = SpeakPlaces({{"elm", "Lindehaven, Elmen"}}, "da", Path("out"));
  EXPECT_EQ(again->unchanged, 1);
  const auto renamed = SpeakPlaces({{"elm", "Bakkegården"}}, "da", Path("out"));
  EXPECT_EQ(renamed->spoken, 1);
  EXPECT_NE(Bytes(Path("out/place/elm.al")), before);
}

// The same filters, so that a recording and a rendered clip stand beside each other.
TEST(RenderTest, RecordingsGoThroughTheFiltersOfTheBuild) {
  std::string script = Bytes(std::string(IVR_PROMPTS) + "/render.sh");
  std::string words;
  for (std::size_t i = 0; i < script.size(); ++i) {
    if (script[i] == '\\' || script[i] == '\n' || script[i] == ' ') {
      if (!words.empty() && words.back() != ' ') words += ' ';
    } else {
      words += script[i];
    }
  }
  std::string filters;
  for (const std::string& word : SpeechFilters()) filters += word + " ";
  EXPECT_NE(words.find(filters), std::string::npos) << filters;
}

TEST(RenderedClipsTest, EachIsShortEnoughLoudEnoughAndBeginsAndEndsWithSpeech) {
  const auto known = KnownClips(IVR_RENDERED);
  ASSERT_TRUE(known.ok()) << known.status();
  for (const char* language : {"da", "en"}) {
    for (const auto& [id, text] : ReadManifest(language)) {
      const std::string clip = std::string(language) + "/" + id;
      ASSERT_TRUE(known->contains(clip)) << clip << " is not rendered";
      if (id == "pause") continue;
      const auto sound = ReadSound(std::string(IVR_RENDERED) + "/" + clip + ".wav");
      ASSERT_TRUE(sound.ok()) << clip << ": " << sound.status();
      EXPECT_EQ(sound->rate, 8000) << clip;
      EXPECT_THAT(FaultsOf(Measure(sound->samples, sound->rate)), IsEmpty()) << clip;
      // Headerless A-law: a byte a sample.
      EXPECT_EQ(fs::file_size(std::string(IVR_RENDERED) + "/" + clip + ".al"),
                sound->samples.size())
          << clip;
    }
  }
}

TEST_F(RecordingsTest, RenderingAgainGivesTheSameBytes) {
  for (const char* language : {"da", "en"}) {
    const std::string manifest = Path(std::string(language) + ".tsv");
    std::ofstream few(manifest);
    int line = 0;
    for (const auto& [id, text] : ReadManifest(language)) {
      if (line++ % 20 == 0) few << id << "\t" << text << "\n";
    }
    few.close();
    const std::string render =
        std::string(IVR_PROMPTS) + "/render.sh " + manifest + " " + language + " " + Path(language);
    ASSERT_EQ(std::system(render.c_str()), 0) << render;  // NOLINT(cert-env33-c)
    int compared = 0;
    for (const auto& file : fs::directory_iterator(Path(language))) {
      const std::string built = std::string(IVR_RENDERED) + "/" + language + "/";
      EXPECT_TRUE(Bytes(file.path()) == Bytes(built + file.path().filename().string()))
          << file.path();
      ++compared;
    }
    EXPECT_GT(compared, 20);
  }
}

}  // namespace
}  // namespace vagtbro::ivr
