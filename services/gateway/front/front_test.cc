// Signing in for a demo, what one may do then, and what is written down of it.
#include "gateway/front/front.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "gateway/session/same_site.h"
#include "kit/rpc/refusal.h"
#include "kit/rpc/to_grpc.h"

namespace vagtbro::gateway {
namespace {

using grpc::StatusCode;
using nlohmann::json;

const absl::Time kMorning = absl::FromCivil(absl::CivilHour(2026, 11, 22, 5), absl::UTCTimeZone());
const Headers kPage = {{"sec-fetch-site", "same-origin"}};

class Notes final : public SessionLog, public AccessLog {
 public:
  void Began(const Session&) override {}
  void Seen(const Session&) override {}
  void Ended(const std::string&, v1::SessionEndCause) override {}
  void Read(const v1::RecordsRead& read, std::function<void()> durable) override {
    reads.push_back(read);
    if (disk_works) durable();
  }
  std::vector<v1::RecordsRead> reads;
  bool disk_works = true;
};

class Taken final : public Exchange {
 public:
  void Answer(Response given) override { response = std::move(given); }
  void Begin(Response) override {}
  void Write(std::string, std::function<void()>) override {}
  void End() override {}
  void OnGone(std::function<void()>) override {}
  Response response;
};

const char* const kPeople = R"({"people":[
  {"id":"pia","name":"Pia <Planlægger>","employment_id":"emp-pia","roles":["planner"],
   "units":["*"]},
  {"id":"emil","name":"Emil","employment_id":"emp-emil","roles":[]},
  {"id":"ole","name":"Ole","roles":["ops","king"]}]})";

// What a request names.
struct Asked {
  std::string tenant = "legeby";
  std::vector<std::string> employments = {};
  std::vector<std::string> units = {};
};

std::unique_ptr<google::protobuf::Message> RequestOf(
    const google::protobuf::MethodDescriptor& method, const Asked& asked) {
  auto* factory = google::protobuf::MessageFactory::generated_factory();
  std::unique_ptr<google::protobuf::Message> request(
      factory->GetPrototype(method.input_type())->New());
  const auto set = [&](const char* name, const std::string& value) {
    const auto* field = method.input_type()->FindFieldByName(name);
    if (field == nullptr) return;
    if (field->is_repeated()) {
      request->GetReflection()->AddString(request.get(), field, value);
    } else {
      request->GetReflection()->SetString(request.get(), field, value);
    }
  };
  set("tenant_id", asked.tenant);
  for (const std::string& id : asked.employments) set("employment_id", id);
  for (const std::string& id : asked.units) set("unit_id", id);
  return request;
}

struct FrontTest : ::testing::Test {
  Request Make(const std::string& method, const std::string& path, Headers headers = {}) {
    Request request;
    request.method = method;
    request.path = path.substr(0, path.find('?'));
    if (path.find('?') != std::string::npos) request.query = path.substr(path.find('?') + 1);
    request.headers = std::move(headers);
    request.address = "10.0.0.7";
    return request;
  }
  Response Ask(const Request& request) {
    const auto exchange = std::make_shared<Taken>();
    auth.Take(request, exchange);
    return exchange->response;
  }
  // The cookie header of somebody who has signed in.
  std::string SignIn(const std::string& person) {
    Request request = Make("POST", "/auth/demo", kPage);
    request.body = "person=" + person + "&to=%2Fboard";
    const Response response = Ask(request);
    EXPECT_EQ(response.status, 303);
    EXPECT_EQ(*FindHeader(response.headers, "location"), "/board");
    const std::string cookie = *FindHeader(response.headers, "set-cookie");
    EXPECT_NE(cookie.find("HttpOnly; SameSite=Lax"), std::string::npos);
    return cookie.substr(0, cookie.find(';'));
  }
  json Me(const std::string& cookie) {
    return json::parse(Ask(Make("GET", "/auth/me", {{"cookie", cookie}})).body);
  }
  grpc::Status Enter(const std::string& cookie, Headers headers, Caller* caller = nullptr,
                     Presence presence = Presence::kSign) {
    headers.emplace_back("cookie", cookie);
    Caller ignored;
    Headers extra;
    return gate.Enter(Make("POST", "/vagtbro.x", headers), presence, caller ? *caller : ignored,
                      extra);
  }
  Caller CallerOf(const std::string& person) {
    Caller caller;
    EXPECT_TRUE(Enter(SignIn(person), kPage, &caller).ok());
    return caller;
  }
  StatusCode Allow(const Caller& caller, const std::string& method, const Asked& asked,
                   const std::string& purpose = "") {
    for (const MethodRule& rule : OpenMethods()) {
      if (rule.method->name() != method) continue;
      refusal = {StatusCode::DO_NOT_USE, ""};
      gate.Allow(caller, rule, *RequestOf(*rule.method, asked), purpose,
                 [&](const grpc::Status& status) { refusal = status; });
      return refusal.error_code();
    }
    ADD_FAILURE() << method;
    return StatusCode::UNKNOWN;
  }
  std::string Reason() const { return kit::ReasonOf(kit::FromGrpc(refusal)); }

  grpc::Status refusal;
  kit::ManualClock clock{kMorning};
  Notes notes;
  SessionBook sessions{notes};
  kit::PrincipalSigner signer = kit::PrincipalSigner::FromSeed("test");
  GateOptions options{"legeby", "", false, 0};
  Gatekeeper gate{options, sessions, notes, signer, clock};
  Seal seal{kit::SecretKey{}};
  Workers workers{1};
  Auth auth{options, {}, sessions, nullptr, *ReadDemo(kPeople), seal, clock, workers};
};

TEST_F(FrontTest, WhoIsNotSignedInIsToldWhoTheyAreNot) {
  EXPECT_EQ(Me(""), (json{{"signed_in", false}, {"demo", true}, {"tenant", "legeby"}}));
  EXPECT_EQ(Ask(Make("GET", "/auth/login?to=/board")).status, 303);
}

TEST_F(FrontTest, APersonOfTheDemoSignsInAndIsToldThatItIsADemo) {
  const json me = Me(SignIn("pia"));
  EXPECT_EQ(me["signed_in"], true);
  EXPECT_EQ(me["demo"], true);
  EXPECT_EQ(me["employment_id"], "emp-pia");
  EXPECT_EQ(me["roles"], (json{"employee", "planner"}));
  EXPECT_EQ(me["units"], json::array({"*"}));
  EXPECT_EQ(me["idle_end_time"], "2026-11-22T05:30:00+00:00");
  EXPECT_EQ(Me(SignIn("ole"))["roles"], json::array({"ops"}));
}

TEST_F(FrontTest, SigningInAgainEndsTheSessionBefore) {
  const std::string before = SignIn("pia");
  Headers headers = kPage;
  headers.emplace_back("cookie", before);
  Request request = Make("POST", "/auth/demo", headers);
  request.body = "person=emil";
  EXPECT_EQ(Ask(request).status, 303);
  EXPECT_EQ(Me(before)["signed_in"], false);
}

TEST_F(FrontTest, ThePageOfTheDemoSaysSoAndQuotesNames) {
  const Response page = Ask(Make("GET", "/auth/demo?to=/x%22%3E%3Cscript%3E"));
  EXPECT_NE(page.body.find("DEMO"), std::string::npos);
  EXPECT_NE(page.body.find("Pia &lt;Planlægger&gt;"), std::string::npos);
  EXPECT_EQ(page.body.find("<script>"), std::string::npos);
}

TEST_F(FrontTest, NobodyIsSignedInByAPageOfSomebodyElse) {
  Request request = Make("POST", "/auth/demo", {{"sec-fetch-site", "cross-site"}});
  request.body = "person=pia";
  EXPECT_EQ(Ask(request).status, 403);
  request.headers = {};
  EXPECT_EQ(Ask(request).status, 403);
}

TEST_F(FrontTest, AfterSigningInOneGoesToAPageOfOurs) {
  for (const char* to : {"https://evil.example", "//evil.example", "/\\evil.example", "board", "",
                         "/a\r\nset-cookie: x"}) {
    Request request = Make("POST", "/auth/demo", kPage);
    request.body = "person=pia&to=" + UrlEncode(to);
    EXPECT_EQ(*FindHeader(Ask(request).headers, "location"), "/") << to;
  }
}

TEST_F(FrontTest, SigningOutEndsTheSessionAndEverywhereEndsThemAll) {
  const std::string desk = SignIn("pia");
  const std::string phone = SignIn("pia");
  const std::string third = SignIn("pia");
  EXPECT_EQ(Ask(Make("POST", "/auth/logout", {{"cookie", desk}})).status, 403);
  EXPECT_EQ(Me(desk)["signed_in"], true);
  Headers headers = kPage;
  headers.emplace_back("cookie", desk);
  EXPECT_EQ(Ask(Make("POST", "/auth/logout", headers)).status, 200);
  EXPECT_EQ(Me(desk)["signed_in"], false);
  EXPECT_EQ(Me(phone)["signed_in"], true);
  headers = {{"cookie", phone}, {"x-vagtbro-csrf", Me(phone)["csrf"]}};
  EXPECT_EQ(Ask(Make("POST", "/auth/logout?everywhere=1", headers)).status, 200);
  EXPECT_EQ(Me(third)["signed_in"], false);
}

TEST_F(FrontTest, ACallWantsASessionAndAPageOfOurs) {
  const std::string cookie = SignIn("pia");
  EXPECT_TRUE(Enter(cookie, kPage).ok());
  EXPECT_TRUE(Enter(cookie, {{"x-vagtbro-csrf", Me(cookie)["csrf"]}}).ok());
  EXPECT_EQ(Enter(cookie, {}).error_code(), StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(Enter(cookie, {{"sec-fetch-site", "cross-site"}}).error_code(),
            StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(Enter("sid=guess", kPage).error_code(), StatusCode::UNAUTHENTICATED);
  EXPECT_EQ(Enter("", kPage).error_code(), StatusCode::UNAUTHENTICATED);
  ASSERT_TRUE(clock.Advance(kIdle).ok());
  EXPECT_EQ(Enter(cookie, kPage).error_code(), StatusCode::UNAUTHENTICATED);
}

class OneScript final : public Scripts {
 public:
  absl::StatusOr<Session> Admit(const std::string& token) override {
    if (token != "good") return absl::InvalidArgumentError("typ is another");
    Session session;
    session.key = "script/1";
    session.roles = {"auditor"};
    return session;
  }
};

TEST_F(FrontTest, AScriptBringsATokenAndNoCookie) {
  OneScript scripts;
  Gatekeeper with{options, sessions, notes, signer, clock, &scripts};
  Caller caller;
  Headers extra;
  EXPECT_TRUE(with.Enter(Make("POST", "/x", {{"authorization", "Bearer good"}}), Presence::kSign,
                         caller, extra)
                  .ok());
  EXPECT_EQ(caller.roles, std::vector<std::string>{"auditor"});
  // A bad token is not saved by a good cookie, nor is any token by a house that takes none.
  Headers both = kPage;
  both.emplace_back("cookie", SignIn("pia"));
  both.emplace_back("authorization", "Bearer bad");
  EXPECT_EQ(with.Enter(Make("POST", "/x", both), Presence::kSign, caller, extra).error_code(),
            StatusCode::UNAUTHENTICATED);
  EXPECT_EQ(Enter("", {{"authorization", "Bearer good"}}).error_code(),
            StatusCode::UNAUTHENTICATED);
}

TEST_F(FrontTest, WhoAsksTooMuchIsToldWhenToComeBack) {
  const std::string cookie = SignIn("pia");
  Headers headers = kPage;
  headers.emplace_back("cookie", cookie);
  Caller caller;
  Headers extra;
  int good = 0;
  const Request request = Make("POST", "/x", headers);
  while (gate.Enter(request, Presence::kSign, caller, extra).ok() && good < 10000) ++good;
  EXPECT_GT(good, 50);
  EXPECT_LT(good, 1000);
  EXPECT_EQ(*FindHeader(extra, "retry-after"), "1");
  EXPECT_TRUE(Enter(SignIn("emil"), kPage).ok());
  ASSERT_TRUE(clock.Advance(absl::Seconds(1)).ok());
  EXPECT_TRUE(Enter(cookie, kPage).ok());
}

TEST_F(FrontTest, TheWallHoldsByRoleAndLetsEverybodyAskAboutThemselves) {
  const Caller pia = CallerOf("pia");
  const Caller emil = CallerOf("emil");
  const Caller ole = CallerOf("ole");
  EXPECT_EQ(Allow(pia, "ListGaps", {}), StatusCode::OK);
  EXPECT_EQ(Allow(emil, "ListGaps", {}), StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(Reason(), "ROLE_MISSING");
  EXPECT_EQ(Allow(ole, "ListGaps", {}), StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(Allow(emil, "NextShifts", {.employments = {"emp-emil"}}), StatusCode::OK);
  EXPECT_EQ(Allow(emil, "NextShifts", {.employments = {"emp-pia"}}), StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(Reason(), "NOT_YOURS");
  EXPECT_EQ(Allow(emil, "NextShifts", {}), StatusCode::PERMISSION_DENIED);
  // Without an employment nobody is oneself.
  EXPECT_EQ(Allow(ole, "NextShifts", {}), StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(Allow(pia, "ListAbsences", {}), StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(Allow(pia, "ListGaps", {.tenant = "andeby"}), StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(Reason(), "TENANT");
}

TEST_F(FrontTest, AUnitIsOnesOwnOrTheWallHoldsAndWhatIsBehindAnIdTheServiceKnows) {
  Caller lene = CallerOf("pia");
  lene.units = {"unit-1"};
  EXPECT_EQ(Allow(lene, "GetDayPlan", {.units = {"unit-1"}}), StatusCode::OK);
  EXPECT_EQ(Allow(lene, "GetDayPlan", {.units = {"unit-2"}}), StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(Reason(), "OTHER_UNIT");
  EXPECT_EQ(Allow(lene, "NextShifts", {.employments = {"emp-emil"}}), StatusCode::OK);
  lene.units = {};
  EXPECT_EQ(Allow(lene, "NextShifts", {.employments = {"emp-emil"}}),
            StatusCode::PERMISSION_DENIED);
}

TEST_F(FrontTest, ALookAtSomebodyIsWrittenDownOnceAndALookAtOneselfIsNot) {
  const Caller pia = CallerOf("pia");
  const Asked emil{.employments = {"emp-emil"}};
  Allow(pia, "NextShifts", emil, "plan-cover");
  Allow(pia, "NextShifts", emil, "plan-cover");
  Allow(pia, "NextShifts", {.employments = {"emp-pia"}});
  Allow(pia, "GetServiceLevel", {.units = {"unit-1"}});
  Allow(CallerOf("emil"), "NextShifts", {.employments = {"emp-pia"}});  // refused
  ASSERT_EQ(notes.reads.size(), 1u);
  EXPECT_EQ(notes.reads[0].actor_employment_id(), "emp-pia");
  EXPECT_EQ(notes.reads[0].actor_roles_size(), 2);
  EXPECT_EQ(notes.reads[0].actor_roles(1), "planner");
  EXPECT_EQ(notes.reads[0].method(), "vagtbro.roster.v1.RosterService/NextShifts");
  EXPECT_EQ(notes.reads[0].subject_employment_ids(0), "emp-emil");
  EXPECT_EQ(notes.reads[0].purpose(), "plan-cover");
  ASSERT_TRUE(clock.Advance(absl::Minutes(10)).ok());
  Allow(pia, "NextShifts", emil, "plan-cover");
  EXPECT_EQ(notes.reads.size(), 2u);
  Allow(pia, "WatchBoard", {.units = {"unit-1"}});
  Allow(pia, "WatchBoard", {.units = {"unit-1"}});
  ASSERT_EQ(notes.reads.size(), 3u);
  EXPECT_EQ(notes.reads[2].unit_ids(0), "unit-1");
}

TEST_F(FrontTest, ALookThatIsNotOnDiskIsNotAllowed) {
  notes.disk_works = false;
  const Caller pia = CallerOf("pia");
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(Allow(pia, "NextShifts", {.employments = {"emp-emil"}}), StatusCode::DO_NOT_USE);
  }
  EXPECT_EQ(Allow(pia, "GetServiceLevel", {.units = {"unit-1"}}), StatusCode::OK);
}

TEST_F(FrontTest, AnOpenBoardAloneKeepsNobodySignedIn) {
  const std::string cookie = SignIn("pia");
  Caller caller;
  ASSERT_TRUE(Enter(cookie, kPage, &caller).ok());
  Headers by_itself = kPage;
  by_itself.emplace_back("x-vagtbro-background", "1");
  for (int i = 0; i < 29; ++i) {
    ASSERT_TRUE(clock.Advance(absl::Minutes(1)).ok());
    EXPECT_TRUE(gate.StillIn(caller));
    EXPECT_TRUE(Enter(cookie, kPage, nullptr, Presence::kNone).ok());
    EXPECT_TRUE(Enter(cookie, by_itself).ok());
  }
  ASSERT_TRUE(clock.Advance(absl::Minutes(1)).ok());
  EXPECT_FALSE(gate.StillIn(caller));
  EXPECT_EQ(Enter(cookie, kPage).error_code(), StatusCode::UNAUTHENTICATED);
}

TEST_F(FrontTest, ServicesAreToldWhoAsksByTheGatewaysOwnSignature) {
  const auto verifier = *kit::PrincipalVerifier::FromPublicKey(signer.public_key());
  const auto read = verifier.Verify(gate.Token(CallerOf("pia"), "plan-cover"), kMorning);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(*read,
            (kit::Principal{"legeby", "emp-pia", {"employee", "planner"}, {"*"}, "plan-cover"}));
}

TEST_F(FrontTest, AnAddressIsBelievedAsFarAsTheProxiesAreOurs) {
  Request request = Make("GET", "/", {{"x-forwarded-for", "6.6.6.6, 1.2.3.4"}});
  EXPECT_EQ(AddressOf(request, 0), "10.0.0.7");
  EXPECT_EQ(AddressOf(request, 1), "1.2.3.4");
  EXPECT_EQ(AddressOf(request, 2), "6.6.6.6");
  EXPECT_EQ(AddressOf(request, 3), "10.0.0.7");
}

TEST(DemoTest, PeopleWithoutARoleOrANameAreRefused) {
  EXPECT_FALSE(ReadDemo("{}").ok());
  EXPECT_FALSE(ReadDemo(R"({"people":[{"name":"Ada"}]})").ok());
  EXPECT_FALSE(ReadDemo(R"({"people":[{"id":"ada","roles":["king"]}]})").ok());
}

}  // namespace
}  // namespace vagtbro::gateway
