// The options of hosted numbers: off by themselves, and what is said of a half of them.
#include "ivr/settings_twiml.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "kit/testing/temp_folder.h"

namespace vagtbro::ivr {
namespace {

class SettingsTwimlTest : public ::testing::Test {
 protected:
  SettingsTwimlTest() { std::ofstream(token_) << "12345\r\n"; }
  using Said = std::map<std::string, std::string>;
  static kit::Config With(const Said& said) {
    std::vector<std::string> arguments = {"vagtbro-ivr"};
    for (const auto& [name, value] : said) arguments.insert(arguments.end(), {"--" + name, value});
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    std::vector<kit::Option> options = TwimlOptions();
    options.push_back({"most_calls", "200", ""});
    options.push_back({"sip_clips", "prompts", ""});
    return *kit::Config::Parse("ivr", static_cast<int>(argv.size()), argv.data(), options, {});
  }
  // A line that takes calls, but for what is said otherwise.
  Said Line(Said said = {}) const {
    said.insert({{"twiml-listen", "127.0.0.1:0"},
                 {"twiml-public-url", "https://a.dk/"},
                 {"twiml-token-file", token_}});
    return said;
  }
  static bool Names(const std::string& missing, const std::string& option) {
    return missing.find("--" + option) != std::string::npos;
  }

  kit::TempFolder folder_;
  const std::string token_ = folder_.path() + "/token";
};

TEST_F(SettingsTwimlTest, ItIsOffByItself) {
  EXPECT_EQ(MissingTwiml(With({})), "");
  EXPECT_EQ(With({}).Get("twiml_listen"), "");
}

TEST_F(SettingsTwimlTest, ALineKnowsItsPublicNameAndItsToken) {
  const kit::Config config = With(Line({{"sip-clips", "own,house"}, {"most-calls", "7"}}));
  ASSERT_EQ(MissingTwiml(config), "");
  const TwimlSettings settings = TwimlSettingsOf(config, House());
  EXPECT_EQ(settings.rules.base, "https://a.dk");
  EXPECT_EQ(settings.rules.most_calls, 7);
  EXPECT_EQ(settings.account.token, "12345");
  EXPECT_EQ(settings.account.api_url, "") << "it rings nobody";
  EXPECT_EQ(settings.clips, (std::vector<std::string>{"own", "house"}));
}

TEST_F(SettingsTwimlTest, WithoutAPublicNameOrATokenThereIsNoLine) {
  Said said = {{"twiml-listen", "127.0.0.1:0"}};
  EXPECT_TRUE(Names(MissingTwiml(With(said)), "twiml-public-url"));
  said["twiml-public-url"] = "https://a.dk";
  EXPECT_TRUE(Names(MissingTwiml(With(said)), "twiml-token-file"));
  said["twiml-token-file"] = "/nowhere";
  EXPECT_TRUE(Names(MissingTwiml(With(said)), "twiml-token-file"));
  EXPECT_TRUE(Names(MissingTwiml(With(Line({{"twiml-public-url", "a.dk"}}))), "twiml-public-url"));
}

TEST_F(SettingsTwimlTest, ToRingItNeedsAnAccountAndANumberThatIsShown) {
  Said rings = {{"twiml-api-url", "https://api.example.com"}};
  EXPECT_TRUE(Names(MissingTwiml(With(rings)), "twiml-listen"));
  EXPECT_TRUE(Names(MissingTwiml(With(Line(rings))), "twiml-account"));
  rings["twiml-account"] = "AC1";
  EXPECT_TRUE(Names(MissingTwiml(With(Line(rings))), "twiml-from"));
  rings["twiml-from"] = "+4587123456";
  EXPECT_EQ(MissingTwiml(With(Line(rings))), "");
  rings["twiml-account"] = "AC1/../AC2";
  EXPECT_TRUE(Names(MissingTwiml(With(Line(rings))), "twiml-account"));
}

}  // namespace
}  // namespace vagtbro::ivr
