#include "notifications/line/signature.h"

#include <gtest/gtest.h>

namespace vagtbro::notifications {
namespace {

// The example of the carrier's documentation; its secret is "secret".
const std::string kHeader = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9";
const std::string kPayload =
    "eyJpZCI6MjM4MTcwMywibXNpc2RuIjo0NTQyNjA5MDQ1LCJ0aW1lIjoxNTIyNzY0MDYyLCJzdGF0dXMiOiJERUxJVkVS"
    "RUQiLCJlcnJvciI6bnVsbCwiY29kZSI6bnVsbCwidXNlcnJlZiI6bnVsbCwiY2FsbGJhY2tfdXJsIjoiaHR0cDovL2Ji"
    "YWY3MTQyLm5ncm9rLmlvIiwiYXBpIjo0fQ";
const std::string kToken =
    kHeader + "." + kPayload + ".KdfDH65bnQtgxEkFnpAQodOciAJedZFB13r9wEo8t3Y";

TEST(SignatureTest, TheCarriersOwnExampleIsGood) {
  const auto payload = VerifyToken(kToken, "secret");
  ASSERT_TRUE(payload);
  EXPECT_EQ(payload->rfind(R"({"id":2381703,"msisdn":4542609045,)", 0), 0u);
}

TEST(SignatureTest, AnotherSecretOrNoneOpensNothing) {
  EXPECT_FALSE(VerifyToken(kToken, "Secret"));
  EXPECT_FALSE(VerifyToken(kToken, ""));
  EXPECT_FALSE(VerifyToken(SignToken("{}", ""), ""));
}

TEST(SignatureTest, AChangedLetterIsNoticed) {
  for (const size_t at : {kHeader.size() + 5, kToken.size() - 5}) {
    std::string changed = kToken;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(VerifyToken(changed, "secret")) << at;
  }
}

TEST(SignatureTest, ATokenThatNamesAnotherAlgorithmIsRefused) {
  // {"typ":"JWT","alg":"none"} with an empty signature, and with a good one for HS256.
  const std::string none = "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0";
  EXPECT_FALSE(VerifyToken(none + "." + kPayload + ".", "secret"));
  EXPECT_FALSE(VerifyToken("", "secret"));
  EXPECT_FALSE(VerifyToken("a.b", "secret"));
  EXPECT_FALSE(VerifyToken("*.*.*", "secret"));
}

TEST(SignatureTest, WhatIsSignedIsReadBack) {
  const std::string payload = R"({"message":"ja tak, Åse"})";
  EXPECT_EQ(VerifyToken(SignToken(payload, "s"), "s"), payload);
}

}  // namespace
}  // namespace vagtbro::notifications
