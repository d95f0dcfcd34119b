// What a telephone engineer can get wrong is said in words that tell what to do.
#include "ivr/settings_sip.h"

#include <gtest/gtest.h>

#include <fstream>

#include "kit/testing/temp_folder.h"

namespace vagtbro::ivr {
namespace {

class SipSettingsTest : public ::testing::Test {
 protected:
  SipSettingsTest() {
    std::ofstream(File("secret")) << "correct horse\r\n";
    std::ofstream(File("empty"));
  }
  std::string File(const std::string& name) const { return folder_.path() + "/" + name; }

  kit::Config Parse(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "vagtbro-ivr");
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    std::vector<kit::Option> options = SipOptions();
    options.push_back({"most_calls", "200", ""});
    auto config =
        kit::Config::Parse("vagtbro-ivr", static_cast<int>(argv.size()), argv.data(), options, {});
    EXPECT_TRUE(config.ok()) << config.status();
    return *std::move(config);
  }
  // Nothing else is wrong than what these change.
  std::string Wrong(const std::vector<std::string>& changes) const {
    std::vector<std::string> arguments = {
        "--sip-address",           "10.0.0.5",    "--sip-trunk",      "10.0.0.9:5060",
        "--sip-caller-id",         "+4587123456", "--sip-trunk-user", "legeby",
        "--sip-trunk-secret-file", File("secret")};
    for (std::size_t i = 0; i < changes.size(); i += 2) {
      for (std::size_t at = 0; at < arguments.size(); at += 2) {
        if (arguments[at] != changes[i]) continue;
        arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(at),
                        arguments.begin() + static_cast<std::ptrdiff_t>(at) + 2);
        break;
      }
      arguments.push_back(changes[i]);
      arguments.push_back(changes[i + 1]);
    }
    return MissingSip(Parse(arguments));
  }

  kit::TempFolder folder_;
};

TEST_F(SipSettingsTest, WithoutAWordThereIsALineForCallsInAndNoTrunk) {
  const kit::Config config = Parse({});
  EXPECT_EQ(MissingSip(config), "");
  const SipSettings settings = SipSettingsOf(config);
  EXPECT_EQ(settings.port, 5060);
  EXPECT_EQ(settings.first_rtp_port, 16384);
  EXPECT_EQ(settings.last_rtp_port, 32767);
  EXPECT_EQ(settings.srtp, SrtpUse::kAllow);
  EXPECT_EQ(settings.trunk.host, "");
}

TEST_F(SipSettingsTest, AWholeTrunkIsTaken) {
  EXPECT_EQ(Wrong({}), "");
  EXPECT_EQ(Wrong({"--sip-registrar", "exchange.example"}), "");
  EXPECT_EQ(Wrong({"--sip-trunk", "[2001:db8::9]:5061"}), "");
  EXPECT_EQ(Wrong({"--rtp-ports", "16384-17183"}), "");
  const SipSettings settings = SipSettingsOf(
      Parse({"--sip-trunk", "10.0.0.9", "--sip-trunk-user", "legeby", "--sip-trunk-secret-file",
             File("secret"), "--sip-transport", "tcp", "--rtp-ports", "20000-20999"}));
  EXPECT_EQ(settings.trunk.secret, "correct horse");
  EXPECT_EQ(settings.trunk.transport, SipTransport::kTcp);
  EXPECT_EQ(settings.last_rtp_port, 20999);
}

TEST_F(SipSettingsTest, EachMistakeNamesItsOption) {
  const std::vector<std::vector<std::string>> mistakes = {
      {"--sip-port", "65536"},
      {"--sip-tls-port", "x"},
      {"--sip-rate", "0"},
      {"--rtp-ports", "16384"},
      {"--rtp-ports", "16385-20000"},
      {"--rtp-ports", "20000-16384"},
      {"--rtp-ports", "80-99"},
      {"--rtp-ports", "16384-17182"},  // one short of four for each of 200 calls
      {"--sip-allow", "10.0.0.0/33"},
      {"--sip-transport", "sctp"},
      {"--sip-srtp", "maybe"},
      {"--sip-tls-cert", "/none.pem"},
      {"--sip-trunk", "10.0.0.9;lr"},
      {"--sip-trunk", "10.0.0.9:0"},
      {"--sip-trunk", ":5060"},
      {"--sip-registrar", "a b"},
      {"--sip-trunk-user", "me@home"},
      {"--sip-trunk-secret-file", File("empty")},
  };
  for (const auto& mistake : mistakes) {
    EXPECT_EQ(Wrong(mistake).rfind(mistake.front(), 0), 0u)
        << mistake.front() << " " << mistake.back() << ": " << Wrong(mistake);
  }
}

TEST_F(SipSettingsTest, WhatBelongsTogetherIsAskedForTogether) {
  EXPECT_NE(Wrong({"--sip-caller-id", "87123456"}).find("--sip-caller-id"), std::string::npos);
  EXPECT_NE(Wrong({"--sip-address", ""}).find("--sip-address"), std::string::npos);
  EXPECT_NE(Wrong({"--sip-trunk-secret-file", ""}).find("belong together"), std::string::npos);
  EXPECT_NE(Wrong({"--sip-transport", "tls"}).find("--sip-tls-cert"), std::string::npos);
  EXPECT_NE(Wrong({"--sip-tls-key", File("secret")}).find("--sip-tls-cert"), std::string::npos);
  EXPECT_NE(
      Wrong({"--sip-registrar", "10.0.0.9", "--sip-trunk-user", "", "--sip-trunk-secret-file", ""})
          .find("--sip-trunk-user"),
      std::string::npos);
}

}  // namespace
}  // namespace vagtbro::ivr
