// The options of ringing out: the figures that are meant, and what is said of one that is none.
#include "ivr/settings_out.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vagtbro::ivr {
namespace {

kit::Config With(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "vagtbro-ivr");
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  std::vector<kit::Option> options = OutOptions();
  options.push_back({"most_calls", "200", ""});
  return *kit::Config::Parse("ivr", static_cast<int>(argv.size()), argv.data(), options, {});
}

TEST(SettingsOutTest, WithoutAWordTheRulesAreThoseOfTheCode) {
  ASSERT_EQ(MissingOut(With({})), "");
  const CallRules rules = CallRulesOf(With({}));
  const CallRules meant;
  EXPECT_EQ(rules.most_calls, meant.most_calls);
  EXPECT_EQ(rules.most_rings, meant.most_rings);
  EXPECT_EQ(rules.rings, meant.rings);
  EXPECT_EQ(rules.busy_pause, meant.busy_pause);
  EXPECT_EQ(rules.no_answer_pause, meant.no_answer_pause);
  EXPECT_EQ(rules.quiet_from, meant.quiet_from);
  EXPECT_EQ(rules.quiet_until, meant.quiet_until);
}

TEST(SettingsOutTest, EachOptionIsTakenAsItIsSaid) {
  const kit::Config config =
      With({"--offer-calls", "3", "--offer-rings", "1", "--offer-ring-seconds", "20",
            "--busy-pause-seconds", "30", "--no-answer-pause-seconds", "90", "--quiet-hours",
            "22:30-07:15"});
  ASSERT_EQ(MissingOut(config), "");
  const CallRules rules = CallRulesOf(config);
  EXPECT_EQ(rules.most_calls, 3);
  EXPECT_EQ(rules.most_rings, 1);
  EXPECT_EQ(rules.rings, absl::Seconds(20));
  EXPECT_EQ(rules.busy_pause, absl::Seconds(30));
  EXPECT_EQ(rules.no_answer_pause, absl::Seconds(90));
  EXPECT_EQ(rules.quiet_from, 22 * 60 + 30);
  EXPECT_EQ(rules.quiet_until, 7 * 60 + 15);
}

TEST(SettingsOutTest, WhatCannotBeMeantIsNamed) {
  for (const std::string hours : {"", "21-6", "24:00-06:00", "21:60-06:00", "21:00-6:00", "x"}) {
    EXPECT_NE(MissingOut(With({"--quiet-hours", hours})).find("--quiet-hours"), std::string::npos)
        << hours;
  }
  for (const std::string count : {"0", "-1", "ten", "10000"}) {
    EXPECT_NE(MissingOut(With({"--offer-rings=" + count})).find("--offer-rings"), std::string::npos)
        << count;
  }
  EXPECT_NE(MissingOut(With({"--offer-calls", "201"})), "");
}

}  // namespace
}  // namespace vagtbro::ivr
