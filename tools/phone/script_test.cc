#include "tools/phone/script.h"

#include <gtest/gtest.h>

namespace vagtbro::phone {
namespace {

TEST(ScriptTest, KeysAndWordsInTheirOrder) {
  const auto steps = ParseScript(" 471100#  739162# 1 wait silence 2.5 3# hang-up ");
  ASSERT_TRUE(steps.ok()) << steps.status();
  ASSERT_EQ(steps->size(), 7u);
  EXPECT_EQ((*steps)[0].keys, "471100#");
  EXPECT_EQ((*steps)[3].kind, Step::Kind::kWait);
  EXPECT_EQ((*steps)[4].silence, absl::Milliseconds(2500));
  EXPECT_EQ((*steps)[6].kind, Step::Kind::kHangUp);
  EXPECT_TRUE(ParseScript("")->empty());
}

TEST(ScriptTest, AWordThatIsNoneIsNamed) {
  const auto steps = ParseScript("1 hangup");
  EXPECT_NE(steps.status().message().find("word 2"), std::string::npos) << steps.status();
  EXPECT_NE(steps.status().message().find("'hangup'"), std::string::npos) << steps.status();
  EXPECT_FALSE(ParseScript("silence").ok());
  EXPECT_FALSE(ParseScript("silence -1").ok());
}

TEST(ScriptTest, WhatMayBeAPinIsNeverShown) {
  for (const char* script : {"739162#", "739162", "7391#"}) {
    const Step step = ParseScript(script)->front();
    EXPECT_EQ(Show(step).find("739"), std::string::npos) << Show(step);
  }
  const auto wrong = ParseScript("7391x62#");
  EXPECT_EQ(wrong.status().message().find("7391"), std::string::npos) << wrong.status();
  EXPECT_EQ(Show(ParseScript("3#")->front()), "keys 3#");
}

}  // namespace
}  // namespace vagtbro::phone
