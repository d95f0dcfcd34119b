// The provider's word that somebody has signed out: which sessions end, and which words count.
#include "gateway/oidc/back_channel.h"

#include <gtest/gtest.h>

#include "gateway/oidc/identity.h"
#include "gateway/testing/fake_provider.h"

namespace vagtbro::gateway {
namespace {

using nlohmann::json;

const absl::Time kNow = absl::FromCivil(absl::CivilHour(2026, 11, 22, 5), absl::UTCTimeZone());
constexpr auto kBad = absl::StatusCode::kInvalidArgument;
const char* const kEvent = "http://schemas.openid.net/event/backchannel-logout";

class Ends final : public SessionLog {
 public:
  void Began(const Session&) override {}
  void Seen(const Session&) override {}
  void Ended(const std::string&, v1::SessionEndCause cause) override { causes.push_back(cause); }
  std::vector<v1::SessionEndCause> causes;
};

json Word(const std::string& jti = "word-1") {
  return {{"iss", "https://idp"},
          {"aud", "vagtbro"},
          {"sub", "pia"},
          {"sid", "desk"},
          {"jti", jti},
          {"iat", absl::ToUnixSeconds(kNow)},
          {"exp", absl::ToUnixSeconds(kNow + absl::Minutes(2))},
          {"events", {{kEvent, json::object()}}}};
}

struct BackChannelTest : ::testing::Test {
  BackChannelTest() { idp.keys = {key}; }
  // The cookie of a session that came of a sign-in with these claims.
  std::string SignIn(const std::string& sub, const std::string& sid) {
    json claims = {{"iss", "https://idp"}, {"sub", sub}, {"roles", {"planner"}}};
    if (!sid.empty()) claims["sid"] = sid;
    return sessions.Begin(*SessionOf(claims, {}), kNow);
  }
  bool In(const std::string& cookie) { return sessions.Look(cookie, clock.Now()).has_value(); }
  absl::StatusCode Hear(const json& word, const json& header = {}) {
    return channel.Hear(key.Sign(word, header)).code();
  }
  SigningKey key = SigningKey::Rsa("key");
  FakeProvider idp;
  kit::ManualClock clock{kNow};
  Provider provider{{"https://idp", "vagtbro", "", "", "openid", ""}, idp, clock};
  Ends ends;
  SessionBook sessions{ends};
  BackChannel channel{provider, sessions, clock};
};

TEST_F(BackChannelTest, TheSessionItNamesEndsAndNoOther) {
  const std::string desk = SignIn("pia", "desk");
  const std::string phone = SignIn("pia", "phone");
  const std::string other = SignIn("ole", "desk-of-ole");
  EXPECT_EQ(Hear(Word(), json::object({{"typ", "logout+jwt"}})), absl::StatusCode::kOk);
  EXPECT_FALSE(In(desk));
  EXPECT_TRUE(In(phone));
  EXPECT_TRUE(In(other));
  EXPECT_EQ(ends.causes, std::vector{v1::SESSION_END_CAUSE_PROVIDER});
}

TEST_F(BackChannelTest, WithoutASessionAllOfThePersonEnd) {
  const std::string desk = SignIn("pia", "desk");
  const std::string phone = SignIn("pia", "");
  const std::string other = SignIn("ole", "");
  json word = Word();
  word.erase("sid");
  EXPECT_EQ(Hear(word), absl::StatusCode::kOk);
  EXPECT_FALSE(In(desk));
  EXPECT_FALSE(In(phone));
  EXPECT_TRUE(In(other));
}

TEST_F(BackChannelTest, WithoutAPersonTheSessionDoes) {
  const std::string desk = SignIn("pia", "desk");
  const std::string unnamed = SignIn("ole", "");
  json word = Word();
  word.erase("sub");
  EXPECT_EQ(Hear(word), absl::StatusCode::kOk);
  EXPECT_FALSE(In(desk));
  EXPECT_TRUE(In(unnamed));
}

TEST_F(BackChannelTest, ASessionWhoseNameIsUnknownEndsWithThePerson) {
  const std::string unnamed = SignIn("pia", "");
  EXPECT_EQ(Hear(Word()), absl::StatusCode::kOk);
  EXPECT_FALSE(In(unnamed));
}

TEST_F(BackChannelTest, AWordCountsOnce) {
  EXPECT_EQ(Hear(Word()), absl::StatusCode::kOk);
  const std::string after = SignIn("pia", "desk");
  EXPECT_EQ(Hear(Word()), kBad);
  EXPECT_TRUE(In(after));
  EXPECT_EQ(Hear(Word("word-2")), absl::StatusCode::kOk);
  EXPECT_FALSE(In(after));
}

TEST_F(BackChannelTest, WhatIsNoWordOfTheProviderForUsChangesNothing) {
  const std::string desk = SignIn("pia", "desk");
  const std::pair<const char*, json> wrong[] = {
      {"iss", "https://other"},
      {"aud", "other"},
      {"jti", ""},
      {"iat", absl::ToUnixSeconds(kNow + absl::Seconds(31))},
      {"exp", absl::ToUnixSeconds(kNow - absl::Seconds(30))},
      {"events", {{"http://schemas.openid.net/event/other", json::object()}}},
      {"events", json::array({kEvent})}};
  for (const auto& [name, value] : wrong) {
    json word = Word();
    word[name] = value;
    EXPECT_EQ(Hear(word), kBad) << name << value;
    word.erase(name);
    EXPECT_EQ(Hear(word), kBad) << name;
  }
  json nobody = Word();
  nobody.erase("sub");
  nobody.erase("sid");
  EXPECT_EQ(Hear(nobody), kBad);
  json id_token = Word();
  id_token["nonce"] = "n";
  EXPECT_EQ(Hear(id_token), kBad);
  EXPECT_EQ(Hear(Word(), json::object({{"typ", "at+jwt"}})), kBad);
  EXPECT_EQ(channel.Hear("").code(), kBad);
  EXPECT_EQ(channel.Hear(SigningKey::Rsa("key").Sign(Word())).code(), kBad);
  EXPECT_TRUE(In(desk));
}

TEST_F(BackChannelTest, AWordIsNoIdToken) {
  idp.token = key.Sign(Word(), json::object({{"typ", "logout+jwt"}}));
  EXPECT_EQ(provider.Redeem("code", "verifier", "n").status().code(), kBad);
}

}  // namespace
}  // namespace vagtbro::gateway
