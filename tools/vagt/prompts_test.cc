// A municipality's own voice: what whoever records it is told.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "exit_code.h"
#include "testing/fake_system.h"

namespace vagtbro::vagt {
namespace {

namespace fs = std::filesystem;

class PromptsTest : public testing::Test {
 protected:
  PromptsTest() {
    fs::create_directories(root_ + "/build/da");
    fs::create_directories(root_ + "/own/da");
    std::ofstream(root_ + "/build/da/greeting.al") << "rendered";
  }
  ~PromptsTest() override { fs::remove_all(root_); }

  void Record(const std::string& file, const std::string& sox) {
    const std::string line =
        "sox -D -V1 -r 48000 -c 1 -n -b 16 " + root_ + "/own/" + file + " " + sox;
    ASSERT_EQ(std::system(line.c_str()), 0) << line;  // NOLINT(cert-env33-c): a test's own words
  }
  auto Check(const std::vector<std::string>& more = {}) {
    std::vector<std::string> words = {"prompts", "check", root_ + "/own", "--prompts",
                                      root_ + "/build"};
    words.insert(words.end(), more.begin(), more.end());
    return system_.Vagt(words);
  }

  const std::string root_ = ::testing::TempDir() + "prompts." + std::to_string(getpid()) + "." +
                            ::testing::UnitTest::GetInstance()->current_test_info()->name();
  FakeSystem system_{absl::UnixEpoch()};
};

TEST_F(PromptsTest, EachFileHasItsVerdictAndAFaultIsARefusal) {
  Record("da/greeting.wav", "synth 1 sine 440 gain -6");
  EXPECT_EQ(Check().code, kOk);
  EXPECT_NE(Check().out.find("da/greeting.wav  1.0 s  -6 dB  good"), std::string::npos)
      << Check().out;
  Record("da/greting.wav", "synth 1 sine 440 gain -6");
  const auto said = Check();
  EXPECT_EQ(said.code, kRefused);
  EXPECT_NE(said.out.find("did you mean da/greeting.wav?"), std::string::npos) << said.out;
  EXPECT_NE(said.err.find("1 of 2 files"), std::string::npos) << said.err;
  const auto json = Check({"--output", "json"});
  EXPECT_NE(json.out.find("\"clip\": \"da/greeting\""), std::string::npos) << json.out;
}

TEST_F(PromptsTest, ConvertLeavesTheFaultyOneOut) {
  Record("da/greeting.wav", "synth 1 sine 440 gain -6 pad 1 0");
  const std::vector<std::string> words = {"prompts",      "convert",   root_ + "/own",
                                          root_ + "/out", "--prompts", root_ + "/build"};
  EXPECT_EQ(system_.Vagt(words).code, kRefused);
  EXPECT_FALSE(fs::exists(root_ + "/out/da/greeting.al"));
  Record("da/greeting.wav", "synth 1 sine 440 gain -6");
  EXPECT_EQ(system_.Vagt(words).code, kOk);
  EXPECT_TRUE(fs::exists(root_ + "/out/da/greeting.al"));
}

TEST_F(PromptsTest, AFolderThatIsNotThereIsNotFound) {
  EXPECT_EQ(system_.Vagt({"prompts", "check", root_ + "/none", "--prompts", root_ + "/build"}).code,
            kNotFound);
  EXPECT_EQ(system_.Vagt({"prompts", "check", root_ + "/own", "--prompts", root_ + "/none"}).code,
            kNotFound);
}

TEST_F(PromptsTest, TheUnitsOfABundleAreSpokenOnce) {
  std::ofstream(root_ + "/bundle.json")
      << R"({"tenantId": "legeby", "units": [{"unitId": "elm", "name": "Lindehaven, Elmen"}]})";
  const std::vector<std::string> words = {"prompts", "places", root_ + "/bundle.json",
                                          root_ + "/out"};
  EXPECT_EQ(system_.Vagt(words).out, "1 places spoken, 0 as before.\n");
  EXPECT_EQ(system_.Vagt(words).out, "0 places spoken, 1 as before.\n");
  EXPECT_TRUE(fs::exists(root_ + "/out/place/elm.al"));
}

}  // namespace
}  // namespace vagtbro::vagt
