// Flags before environment before file, and no unknown word in silence.
#include "kit/ops/config.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "kit/testing/temp_folder.h"

namespace vagtbro::kit {
namespace {

class ConfigTest : public ::testing::Test {
 protected:
  void TearDown() override {
    ::unsetenv("VAGTBRO_DATA");
    ::unsetenv("VAGTBRO_PEERS");
  }
  absl::StatusOr<Config> Parse(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "vagtbro-test");
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    return Config::Parse("test", static_cast<int>(argv.size()), argv.data(),
                         {{"data", "fallback", "folder"}, {"grpc_listen", "", "address"}},
                         {{"peers", "", "name=address"}});
  }
  std::string File(const std::string& yaml) {
    const std::string path = folder_.path() + "/config.yaml";
    std::ofstream(path) << yaml;
    return path;
  }
  TempFolder folder_;
};

TEST_F(ConfigTest, FlagsWinOverEnvironmentWinsOverFileWinsOverFallback) {
  EXPECT_EQ(Parse({})->Get("data"), "fallback");
  const std::string file = File("data: from-file\n");
  EXPECT_EQ(Parse({"--config", file})->Get("data"), "from-file");
  ::setenv("VAGTBRO_DATA", "from-environment", 1);
  EXPECT_EQ(Parse({"--config", file})->Get("data"), "from-environment");
  EXPECT_EQ(Parse({"--config", file, "--data", "from-flag"})->Get("data"), "from-flag");
}

TEST_F(ConfigTest, MapsComeFromEachSource) {
  const std::string file = File("peers:\n  pool: file:1\n  directory: file:2\n");
  EXPECT_EQ(Parse({"--config", file})->GetMap("peers").at("directory"), "file:2");
  ::setenv("VAGTBRO_PEERS", "pool=env:1,directory=env:2", 1);
  EXPECT_EQ(Parse({"--config", file})->GetMap("peers").at("pool"), "env:1");
  EXPECT_EQ(Parse({"--peer", "pool=flag:1"})->GetMap("peers").at("pool"), "flag:1");
}

TEST_F(ConfigTest, AnUnknownKeyIsRefusedWithTheKnownOnes) {
  const auto config = Parse({"--config", File("grcp_listen: oops\n")});
  EXPECT_EQ(config.status().code(), absl::StatusCode::kInvalidArgument);
  const std::string message(config.status().message());
  EXPECT_NE(message.find("grcp_listen"), std::string::npos);
  EXPECT_NE(message.find("grpc_listen"), std::string::npos);
}

TEST_F(ConfigTest, AnUnknownFlagAMissingFileAndAMalformedPairAreRefused) {
  EXPECT_FALSE(Parse({"--nonsense", "1"}).ok());
  EXPECT_FALSE(Parse({"--config", folder_.path() + "/none.yaml"}).ok());
  EXPECT_FALSE(Parse({"--peer", "pool"}).ok());
}

}  // namespace
}  // namespace vagtbro::kit
