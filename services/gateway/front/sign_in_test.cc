// Signing in at a provider: what the claims say, and what the directory knows beyond them.
#include <gtest/gtest.h>

#include <future>
#include <nlohmann/json.hpp>

#include "gateway/front/auth.h"
#include "gateway/testing/fake_provider.h"

namespace vagtbro::gateway {
namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

const absl::Time kNow = absl::FromCivil(absl::CivilHour(2026, 11, 22, 5), absl::UTCTimeZone());

class Silent final : public SessionLog {
 public:
  void Began(const Session& session) override { last = session; }
  void Seen(const Session&) override {}
  void Ended(const std::string&, v1::SessionEndCause) override {}
  Session last;
};

class Waiting final : public Exchange {
 public:
  void Answer(Response given) override { response.set_value(std::move(given)); }
  void Begin(Response) override {}
  void Write(std::string, std::function<void()>) override {}
  void End() override {}
  void OnGone(std::function<void()>) override {}
  std::promise<Response> response;
};

class OneEmployment final : public Directory {
 public:
  absl::StatusOr<Scope> Find(const std::string& employment_id) override {
    EXPECT_EQ(employment_id, "emp-lene");
    return scope;
  }
  absl::StatusOr<Scope> scope = Scope{"unit-9", {"unit-1"}};
};

struct SignInTest : ::testing::Test {
  SignInTest() { idp.keys = {key}; }
  Response Ask(const std::string& method, const std::string& path, const std::string& query,
               const Headers& headers, const std::string& body = "") {
    const auto exchange = std::make_shared<Waiting>();
    auth.Take({method, path, query, headers, body, "10.0.0.7"}, exchange);
    return exchange->response.get_future().get();
  }
  // The answer of the callback to somebody of whom the provider says these claims.
  Response SignIn(json claims) {
    const Response login = Ask("GET", "/auth/login", "to=/board", {});
    const std::string there = *FindHeader(login.headers, "location");
    const std::string query = there.substr(there.find('?') + 1);
    const std::string cookie = *FindHeader(login.headers, "set-cookie");
    claims["iss"] = "https://idp";
    claims["aud"] = "vagtbro";
    claims["sub"] = "lene";
    claims["nonce"] = *FormValue(query, "nonce");
    claims["exp"] = absl::ToUnixSeconds(kNow + absl::Minutes(5));
    idp.token = key.Sign(claims);
    return Ask("GET", "/auth/callback", "code=1&state=" + *FormValue(query, "state"),
               {{"cookie", cookie.substr(0, cookie.find(';'))}});
  }
  const SigningKey key = SigningKey::Rsa("key");
  FakeProvider idp;
  kit::ManualClock clock{kNow};
  Provider provider{
      {"https://idp", "vagtbro", "", "https://us/auth/callback", "openid", ""}, idp, clock};
  Silent log;
  SessionBook sessions{log};
  OneEmployment directory;
  Seal seal{kit::SecretKey{}};
  Workers workers{1};
  Auth auth{{"legeby", "https://us", true, 0},
            {},
            sessions,
            &provider,
            {},
            seal,
            clock,
            workers,
            &directory};
};

TEST_F(SignInTest, WhoLeadsUnitsIsTheirLineManagerWithoutAnyClaim) {
  EXPECT_EQ(SignIn({{"employment_id", "emp-lene"}}).status, 303);
  EXPECT_EQ(log.last.roles, (Words{"employee", "line_manager"}));
  EXPECT_EQ(log.last.units, (Words{"unit-1"}));
}

TEST_F(SignInTest, WhatIsClaimedStands) {
  const json claims = {
      {"employment_id", "emp-lene"}, {"roles", {"planner"}}, {"units", {"unit-5"}}};
  EXPECT_EQ(SignIn(claims).status, 303);
  EXPECT_EQ(log.last.roles, (Words{"employee", "planner"}));
  EXPECT_EQ(log.last.units, (Words{"unit-5"}));
}

TEST_F(SignInTest, WhoHasLeftIsNoEmployeeWhateverTheProviderSays) {
  directory.scope = absl::NotFoundError("ended");
  EXPECT_EQ(SignIn({{"employment_id", "emp-lene"}}).status, 403);
  EXPECT_EQ(SignIn({{"employment_id", "emp-lene"}, {"roles", {"auditor"}}}).status, 303);
  EXPECT_EQ(log.last.roles, (Words{"auditor"}));
  EXPECT_EQ(log.last.employment_id, "");
}

TEST_F(SignInTest, WithoutTheDirectoryOnlyWhoseClaimsSayEverythingComesIn) {
  directory.scope = absl::UnavailableError("down");
  const json all = {{"employment_id", "emp-lene"}, {"roles", {"planner"}}, {"units", {"unit-5"}}};
  EXPECT_EQ(SignIn(all).status, 303);
  EXPECT_EQ(SignIn({{"employment_id", "emp-lene"}, {"roles", {"planner"}}}).status, 403);
  EXPECT_EQ(SignIn({{"roles", {"auditor"}}}).status, 303);
}

TEST_F(SignInTest, TheProviderSignsSomebodyOut) {
  EXPECT_EQ(SignIn({{"employment_id", "emp-lene"}, {"sid", "desk"}}).status, 303);
  EXPECT_EQ(sessions.size(), 1u);
  const json word = {
      {"iss", "https://idp"},
      {"aud", "vagtbro"},
      {"sid", "desk"},
      {"jti", "word"},
      {"iat", absl::ToUnixSeconds(kNow)},
      {"exp", absl::ToUnixSeconds(kNow + absl::Minutes(2))},
      {"events", {{"http://schemas.openid.net/event/backchannel-logout", json::object()}}}};
  const std::string body = "logout_token=" + key.Sign(word);
  EXPECT_EQ(Ask("GET", "/auth/backchannel-logout", body, {}).status, 404);
  const Response done = Ask("POST", "/auth/backchannel-logout", "", {}, body);
  EXPECT_EQ(done.status, 200);
  EXPECT_EQ(*FindHeader(done.headers, "cache-control"), "no-store");
  EXPECT_EQ(sessions.size(), 0u);
  EXPECT_EQ(Ask("POST", "/auth/backchannel-logout", "", {}, body).status, 400);
}

TEST_F(SignInTest, HowEachSignInEndedIsTold) {
  Words told;
  auth.TellEnds([&](const std::string& how) { told.push_back(how); });
  idp.down = true;
  EXPECT_EQ(Ask("GET", "/auth/login", "to=/board", {}).status, 503);
  EXPECT_EQ(told, Words{"provider_down"});
  idp.down = false;
  EXPECT_EQ(Ask("GET", "/auth/callback", "code=1&state=made-up", {}).status, 403);
  EXPECT_EQ(told, (Words{"provider_down", "refused"}));
}

TEST_F(SignInTest, ASignInThatWorksIsToldToo) {
  Words told;
  auth.TellEnds([&](const std::string& how) { told.push_back(how); });
  EXPECT_EQ(SignIn({{"employment_id", "emp-lene"}}).status, 303);
  EXPECT_EQ(told, Words{"in"});
}

}  // namespace
}  // namespace vagtbro::gateway
