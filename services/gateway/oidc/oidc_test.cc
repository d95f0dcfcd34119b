// Whom we believe: tokens that hold, tokens that do not, and keys that change.
#include <gtest/gtest.h>

#include "gateway/oidc/identity.h"
#include "gateway/oidc/provider.h"
#include "gateway/oidc/seal.h"
#include "gateway/relay/wire.h"
#include "gateway/testing/fake_provider.h"

namespace vagtbro::gateway {
namespace {

using nlohmann::json;

const absl::Time kNow = absl::FromCivil(absl::CivilHour(2026, 11, 22, 5), absl::UTCTimeZone());

json Claims() {
  return {{"iss", "https://idp"},
          {"aud", "vagtbro"},
          {"sub", "pia"},
          {"nonce", "n"},
          {"iat", absl::ToUnixSeconds(kNow)},
          {"exp", absl::ToUnixSeconds(kNow + absl::Minutes(5))},
          {"roles", {"planner"}}};
}

struct OidcTest : ::testing::Test {
  OidcTest() { idp.keys = {first}; }
  // What comes of a sign-in at which the provider says these claims.
  absl::StatusOr<json> Redeem(const json& claims) {
    idp.token = first.Sign(claims);
    return provider.Redeem("code", "verifier", "n");
  }
  absl::StatusCode RedeemToken(const std::string& token) {
    idp.token = token;
    return provider.Redeem("code", "verifier", "n").status().code();
  }
  SigningKey first = SigningKey::Rsa("first");
  FakeProvider idp;
  kit::ManualClock clock{kNow};
  Provider provider{
      {"https://idp", "vagtbro", "s&cret", "https://us/auth/callback", "openid", "vagtbro-api"},
      idp,
      clock};
};

constexpr auto kBad = absl::StatusCode::kInvalidArgument;

TEST_F(OidcTest, WhatTheProviderSignedForUsIsBelieved) {
  const auto claims = Redeem(Claims());
  ASSERT_TRUE(claims.ok()) << claims.status();
  EXPECT_EQ((*claims)["sub"], "pia");
  for (const HttpAsk& ask : idp.asks) {
    if (ask.url != "https://idp/token") continue;
    EXPECT_NE(ask.form.find("code_verifier=verifier"), std::string::npos);
    EXPECT_EQ(ask.password, "s%26cret");
  }
}

TEST_F(OidcTest, AKeyOfAnotherKindIsAsGood) {
  const SigningKey ec = SigningKey::Ec("ec");
  idp.keys.push_back(ec);
  EXPECT_EQ(RedeemToken(ec.Sign(Claims())), absl::StatusCode::kOk);
}

TEST_F(OidcTest, AClaimThatIsNotForThisSignInIsRefused) {
  const std::pair<const char*, json> wrong[] = {
      {"iss", "https://other"},
      {"aud", "other"},
      {"aud", {"vagtbro", "other"}},
      {"nonce", "another"},
      {"sub", ""},
      {"exp", absl::ToUnixSeconds(kNow - absl::Seconds(30))},
      {"iat", absl::ToUnixSeconds(kNow + absl::Seconds(31))},
      {"nbf", absl::ToUnixSeconds(kNow + absl::Seconds(31))}};
  for (const auto& [name, value] : wrong) {
    json claims = Claims();
    claims[name] = value;
    EXPECT_EQ(Redeem(claims).status().code(), kBad) << name << value;
    claims.erase(name);
    const bool optional = std::string(name) == "iat" || std::string(name) == "nbf";
    if (!optional) {
      EXPECT_EQ(Redeem(claims).status().code(), kBad) << name;
    }
  }
  json several = Claims();
  several["aud"] = {"vagtbro", "other"};
  several["azp"] = "vagtbro";
  EXPECT_TRUE(Redeem(several).ok());
}

TEST_F(OidcTest, AChangedTokenIsRefused) {
  const std::string token = first.Sign(Claims());
  for (size_t i = 0; i + 2 < token.size(); i += 7) {
    std::string changed = token;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_NE(RedeemToken(changed), absl::StatusCode::kOk) << i;
  }
  json boss = Claims();
  boss["roles"] = {"administrator"};
  const std::string other = first.Sign(boss);
  const size_t dot = token.find('.');
  const size_t end = token.rfind('.');
  const std::string swapped = token.substr(0, dot) +
                              other.substr(other.find('.'), other.rfind('.') - other.find('.')) +
                              token.substr(end);
  EXPECT_EQ(RedeemToken(swapped), kBad);
}

std::string Segment(const json& part) {
  std::string text = Base64(part.dump());
  for (char& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
  return text;
}

TEST_F(OidcTest, TheTokenDoesNotChooseHowItIsVerified) {
  for (const char* alg : {"none", "HS256", "ES256", "RS1", ""}) {
    const json header = {{"alg", alg}, {"kid", "first"}};
    EXPECT_EQ(RedeemToken(Segment(header) + "." + Segment(Claims()) + ".AAAA"), kBad) << alg;
    EXPECT_EQ(RedeemToken(Segment(header) + "." + Segment(Claims()) + "."), kBad) << alg;
  }
  EXPECT_EQ(RedeemToken(first.Sign(Claims(), json::object({{"typ", "at+jwt"}}))), kBad);
  EXPECT_EQ(RedeemToken(first.Sign(Claims(), json::object({{"crit", {"b64"}}}))), kBad);
  EXPECT_EQ(RedeemToken(""), kBad);
  EXPECT_EQ(RedeemToken("a.b"), kBad);
  EXPECT_EQ(RedeemToken(std::string(20000, 'a')), kBad);
}

TEST_F(OidcTest, NewKeysAreFetchedWhenATokenNamesThemButNotForEveryGuess) {
  ASSERT_TRUE(Redeem(Claims()).ok());
  const SigningKey second = SigningKey::Rsa("second");
  idp.keys = {second};
  EXPECT_EQ(RedeemToken(second.Sign(Claims())), absl::StatusCode::kOk);
  EXPECT_EQ(idp.Asked("https://idp/keys"), 2);
  // The old key is gone with the rotation, and asking for it changes nothing within the minute.
  EXPECT_EQ(RedeemToken(first.Sign(Claims())), absl::StatusCode::kNotFound);
  const SigningKey third = SigningKey::Rsa("third");
  idp.keys = {third};
  EXPECT_EQ(RedeemToken(third.Sign(Claims())), absl::StatusCode::kNotFound);
  EXPECT_EQ(idp.Asked("https://idp/keys"), 2);
  ASSERT_TRUE(clock.Advance(absl::Minutes(1)).ok());
  EXPECT_EQ(RedeemToken(third.Sign(Claims())), absl::StatusCode::kOk);
}

TEST_F(OidcTest, WhatWasLastReadIsUsedWhileTheProviderIsDown) {
  ASSERT_TRUE(Redeem(Claims()).ok());
  idp.down = true;
  ASSERT_TRUE(clock.Advance(absl::Hours(1)).ok());
  EXPECT_TRUE(provider.Places().ok());
  Provider never({"https://idp", "vagtbro", "", "", "openid", ""}, idp, clock);
  EXPECT_EQ(never.Places().status().code(), absl::StatusCode::kUnavailable);
}

TEST_F(OidcTest, AProviderThatCallsItselfSomethingElseIsNotOurs) {
  idp.issuer = "https://evil";
  EXPECT_EQ(provider.Places().status().code(), kBad);
}

TEST_F(OidcTest, ClaimsMayComeFromTheUserInfoOfTheSamePerson) {
  idp.user_info = {{"sub", "pia"}, {"employment_id", "emp-pia"}, {"roles", {"ops"}}};
  const auto claims = Redeem(Claims());
  EXPECT_EQ((*claims)["employment_id"], "emp-pia");
  EXPECT_EQ((*claims)["roles"], json::array({"planner"}));
  idp.user_info["sub"] = "somebody";
  EXPECT_FALSE(Redeem(Claims())->contains("employment_id"));
}

TEST_F(OidcTest, AScriptIsLetInByAnAccessTokenForUsAndByNothingElse) {
  json claims = Claims();
  claims.erase("nonce");
  claims["aud"] = {"vagtbro-api", "other"};
  const json access = json::object({{"typ", "at+jwt"}});
  // The keys are not waited for: the first script is told to come back.
  EXPECT_EQ(provider.Admit(first.Sign(claims, access)).status().code(),
            absl::StatusCode::kNotFound);
  provider.Keep();
  EXPECT_TRUE(provider.Admit(first.Sign(claims, access)).ok());
  EXPECT_EQ(provider.Admit(first.Sign(claims)).status().code(), kBad);
  EXPECT_EQ(provider.Admit(first.Sign(Claims(), access)).status().code(), kBad);
  claims["exp"] = absl::ToUnixSeconds(kNow - absl::Seconds(30));
  EXPECT_EQ(provider.Admit(first.Sign(claims, access)).status().code(), kBad);
  claims = Claims();
  claims["aud"] = "vagtbro-api";
  const SigningKey second = SigningKey::Rsa("second");
  idp.keys = {second};
  EXPECT_FALSE(provider.Admit(second.Sign(claims, access)).ok());
  ASSERT_TRUE(clock.Advance(absl::Minutes(1)).ok());
  provider.Keep();
  EXPECT_TRUE(provider.Admit(second.Sign(claims, access)).ok());
}

TEST(IdentityTest, RolesAreTranslatedAndOthersCountForNothing) {
  ClaimNames names;
  names.roles_by_name = *ParseRoleNames("Vagtplanlægger=planner,a=b=ops");
  const json claims = {{"sub", "pia"}, {"roles", {"Vagtplanlægger", "king"}}, {"units", "u1 u2"}};
  const auto session = SessionOf(claims, names);
  ASSERT_TRUE(session.ok());
  EXPECT_EQ(session->roles, std::vector<std::string>{"planner"});
  EXPECT_EQ(session->units, (std::vector<std::string>{"u1", "u2"}));
  EXPECT_EQ(SessionOf({{"sub", "x"}, {"roles", {"king"}}}, names).status().code(),
            absl::StatusCode::kNotFound);
  EXPECT_FALSE(ParseRoleNames("a=king").ok());
}

TEST(IdentityTest, WhatTheClaimsLeaveOpenTheDirectoryKnows) {
  const Scope leader{"unit-9", {"unit-1", "unit-2"}};
  const Scope staff{"unit-9", {}};
  const auto completed = [](std::vector<std::string> roles, std::vector<std::string> units,
                            const Scope& scope) {
    Session session;
    session.roles = std::move(roles);
    session.units = std::move(units);
    Complete(session, scope);
    return std::pair(session.roles, session.units);
  };
  using Words = std::vector<std::string>;
  // Who leads units is their line manager, and of no unit more: not of the one they sit in.
  EXPECT_EQ(completed({"employee"}, {}, leader),
            std::pair(Words({"employee", "line_manager"}), Words({"unit-1", "unit-2"})));
  EXPECT_EQ(completed({"employee", "area_manager"}, {}, leader).second,
            Words({"unit-1", "unit-2"}));
  EXPECT_EQ(completed({"employee", "planner"}, {}, staff),
            std::pair(Words({"employee", "planner"}), Words({"unit-9"})));
  EXPECT_EQ(completed({"employee"}, {}, staff), std::pair(Words({"employee"}), Words({"unit-9"})));
  // What is claimed stands.
  EXPECT_EQ(completed({"employee", "planner"}, {"unit-5"}, leader),
            std::pair(Words({"employee", "planner"}), Words({"unit-5"})));
  EXPECT_EQ(completed({"employee", "line_manager"}, {}, staff).second, Words());
}

TEST(SealTest, WordsComeBackAsTheyWereAndInTimeOrNotAtAll) {
  const Seal seal{kit::SecretKey{1}};
  const std::string sealed = seal.Close("verifier", kNow + absl::Minutes(10));
  EXPECT_EQ(seal.Open(sealed, kNow), "verifier");
  EXPECT_EQ(sealed.find("verifier"), std::string::npos);
  EXPECT_FALSE(seal.Open(sealed, kNow + absl::Minutes(10)));
  EXPECT_FALSE(Seal{kit::SecretKey{2}}.Open(sealed, kNow));
  std::string changed = sealed;
  changed[sealed.size() / 2] = changed[sealed.size() / 2] == 'A' ? 'B' : 'A';
  EXPECT_FALSE(seal.Open(changed, kNow));
  EXPECT_FALSE(seal.Open("", kNow));
}

}  // namespace
}  // namespace vagtbro::gateway
