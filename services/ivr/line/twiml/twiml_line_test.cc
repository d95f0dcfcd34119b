// The line over real HTTP: whom it lets in, a whole sick call, clips, and ringing out by a small
// operator of its own.
#include "ivr/line/twiml/twiml_line.h"

#include <filesystem>
#include <fstream>
#include <future>

#include "ivr/dialog/outbound.h"
#include "ivr/line/twiml/wave.h"
#include "ivr/testing/inbound_call.h"
#include "ivr/testing/rigs.h"
#include "kit/ops/http_listen.h"

namespace vagtbro::ivr {
namespace {

constexpr char kBase[] = "https://ivr.example.dk";
constexpr char kForm[] = "application/x-www-form-urlencoded";

// Takes orders to ring as the operator does.
class FakeOperator final {
 public:
  FakeOperator() {
    http_.Post("/2010-04-01/Accounts/AC1/Calls.json", [this](const httplib::Request& request,
                                                             httplib::Response& response) {
      order_.set_value({*Form::Parse(request.body), request.get_header_value("Authorization")});
      response.status = status;
      response.set_content("{\"sid\":\"CA9\"}", "application/json");
    });
    port_ = http_.bind_to_any_port("127.0.0.1");
    thread_ = kit::ListenInBackground(http_);
    while (!http_.is_running()) std::this_thread::yield();
  }
  ~FakeOperator() {
    http_.stop();
    thread_.join();
  }
  int status = 201;
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  std::pair<Form, std::string> Order() { return order_.get_future().get(); }

 private:
  httplib::Server http_;
  std::promise<std::pair<Form, std::string>> order_;
  int port_ = 0;
  std::thread thread_;
};

class TwimlLineTest : public InboundCall {
 protected:
  TwimlLineTest() {
    settings_.rules.base = kBase;
    settings_.account.token = "12345";
    settings_.account.account = "AC1";
    settings_.account.from = "+4587121212";
  }
  int Open() {
    line_.emplace(
        settings_,
        [this](const CallStart& call) { return std::make_unique<Inbound>(house_, call.facts); },
        pool_, clock_, metrics_);
    const auto port = line_->Start("127.0.0.1:0");
    EXPECT_TRUE(port.ok()) << port.status();
    return *port;
  }
  // Rings Eva with an offer; how that ended.
  std::future<Outcome> RingEva() {
    OutCall call;
    call.facts.call_id = "offer-1";
    call.facts.start_time = clock_.Now();
    call.number = "+4520304050";
    OfferCall offer{
        kEva, Language::kDanish, {OfferId("off-1"), {At(23, 23), At(24, 7)}, ""}, "+4587121212"};
    auto ended = std::make_shared<std::promise<Outcome>>();
    line_->Ring(call, std::make_unique<Outbound>(house_, call.facts, offer),
                [ended](Outcome outcome) { ended->set_value(outcome); });
    return ended->get_future();
  }

  const kit::ManualClock clock_{At(23, 5, 40)};
  kit::Metrics metrics_;
  ServicesOf services_{backend_};
  PoolOf pool_{services_};
  TwimlSettings settings_;
  std::optional<TwimlLine> line_;
};

TEST_F(TwimlLineTest, ASickCallOverHttp) {
  const int port = Open();
  TwimlOperator phone(port, kBase, "12345", "442211# 199471# 1 1 2# 1");
  phone.Ring();
  EXPECT_EQ(pool_.Await(), Outcome::kReported);
  EXPECT_EQ(backend_.All<ReportSick>().size(), 1u);
  EXPECT_NE(phone.heard.find("receipt_is n4 n7 n1 pause n1 n0 n2"), std::string::npos)
      << phone.heard;
  EXPECT_NE(pool_.metrics().Text().find("vagtbro_calls_total{line=\"twiml\",outcome=\"reported\"}"),
            std::string::npos);
  for (const std::string& answer : phone.answers) {
    EXPECT_EQ(answer.find(kEvasPin), std::string::npos);
  }
}

TEST_F(TwimlLineTest, NobodyElseIsLetIn) {
  httplib::Client stranger("127.0.0.1", Open());
  const std::string body = "CallSid=CA1&AccountSid=AC1&From=%2B4520304050";
  const auto post = [&](const std::string& fields, const std::string& signature, const char* type) {
    return stranger.Post("/twiml/call", {{"X-Twilio-Signature", signature}}, fields, type)->status;
  };
  const auto sign = [](const std::string& fields, const std::string& url, const char* token) {
    return SignWebhook(url, *Form::Parse(fields), token);
  };
  const std::string url = std::string(kBase) + "/twiml/call";
  EXPECT_EQ(stranger.Post("/twiml/call", body, kForm)->status, 403);
  EXPECT_EQ(post(body, sign(body, url, "12346"), kForm), 403);
  EXPECT_EQ(post(body, sign(body, std::string(kBase) + "/twiml/turn", "12345"), kForm), 403);
  const std::string other = "CallSid=CA1&AccountSid=AC2";
  EXPECT_EQ(post(other, sign(other, url, "12345"), kForm), 403) << "another account";
  EXPECT_EQ(post(body, sign(body, url, "12345"), "application/json"), 400);
  const std::string nameless = "AccountSid=AC1&CallSid=";
  EXPECT_EQ(post(nameless, sign(nameless, url, "12345"), kForm), 400);
  const std::string large(9000, 'a');
  EXPECT_EQ(post(large, sign(large, url, "12345"), kForm), 413);
  EXPECT_EQ(line_->calls().running(), 0);
  EXPECT_EQ(post(body, sign(body, url, "12345"), kForm), 200);
  EXPECT_EQ(line_->calls().running(), 1);
}

TEST_F(TwimlLineTest, ClipsThatThereAreAndNothingElse) {
  kit::TempFolder house;
  kit::TempFolder own;
  std::filesystem::create_directory(house.path() + "/da");
  std::filesystem::create_directory(own.path() + "/da");
  std::ofstream(house.path() + "/da/menu.al") << "house";
  std::ofstream(house.path() + "/da/greeting.al") << "house";
  std::ofstream(own.path() + "/da/menu.al") << "our own";
  std::ofstream(own.path() + "/secret.al") << "x";
  settings_.clips = {own.path(), house.path()};
  httplib::Client operators("127.0.0.1", Open());
  const auto menu = operators.Get("/prompts/da/menu.wav");
  ASSERT_EQ(menu->status, 200);
  EXPECT_EQ(menu->body, WaveOf("our own")) << "the municipality's own stands before the house's";
  EXPECT_EQ(menu->get_header_value("Content-Type"), "audio/wav");
  EXPECT_EQ(menu->get_header_value("Cache-Control"), "public, max-age=3600");
  EXPECT_EQ(operators.Get("/prompts/da/greeting.wav")->body, WaveOf("house"));
  for (const std::string path :
       {"/prompts/da/nothing.wav", "/prompts/../da/menu.wav", "/prompts/da%2F..%2Fda/menu.wav",
        "/prompts//da/menu.wav", "/prompts/da/menu.al", "/twiml/call"}) {
    EXPECT_EQ(operators.Get(path)->status, 404) << path;
  }
}

TEST_F(TwimlLineTest, AnOfferIsRungAndTaken) {
  FakeOperator fake;
  settings_.account.api_url = fake.url() + "/";
  const int port = Open();
  auto ended = RingEva();
  const auto [order, authorization] = fake.Order();
  EXPECT_EQ(order.Get("To"), "+4520304050");
  EXPECT_EQ(order.Get("From"), "+4587121212");
  EXPECT_EQ(order.Get("Timeout"), "25");
  EXPECT_EQ(order.Get("Url"), std::string(kBase) + "/twiml/call?out=offer-1");
  EXPECT_EQ(order.Get("StatusCallback"), std::string(kBase) + "/twiml/status?out=offer-1");
  EXPECT_EQ(authorization, "Basic QUMxOjEyMzQ1");
  TwimlOperator phone(port, kBase, "12345", "1 1");
  phone.Follow("/twiml/call?out=offer-1");
  EXPECT_EQ(ended.get(), Outcome::kAccepted);
  EXPECT_EQ(backend_.All<AnswerOffer>().size(), 1u);
  EXPECT_EQ(phone.heard.rfind("announce", 0), 0u) << phone.heard;
  EXPECT_NE(phone.heard.find("offer_yours"), std::string::npos) << phone.heard;
}

TEST_F(TwimlLineTest, WhoeverIsNotReachedIsNotReachedHonestly) {
  for (const auto& [status, outcome] :
       std::vector<std::pair<std::string, Outcome>>{{"busy", Outcome::kBusy},
                                                    {"no-answer", Outcome::kNoAnswer},
                                                    {"canceled", Outcome::kNoAnswer},
                                                    {"failed", Outcome::kFailed}}) {
    FakeOperator fake;
    settings_.account.api_url = fake.url();
    PoolOf pool(services_);
    TwimlLine line(settings_, nullptr, pool, clock_, metrics_);
    const auto port = line.Start("127.0.0.1:0");
    OutCall call;
    call.facts.call_id = "offer-1";
    call.number = "+4520304050";
    std::promise<Outcome> ended;
    line.Ring(
        call,
        std::make_unique<Outbound>(house_, call.facts, OfferCall{kEva, Language::kDanish, {}, ""}),
        [&ended](Outcome how) { ended.set_value(how); });
    fake.Order();
    TwimlOperator operators(*port, kBase, "12345", "");
    EXPECT_EQ(operators.Post("/twiml/status?out=offer-1", "&CallStatus=" + status), "204");
    EXPECT_EQ(ended.get_future().get(), outcome) << status;
  }
}

TEST_F(TwimlLineTest, AnOperatorThatDoesNotRingIsALineThatIsDown) {
  FakeOperator fake;
  fake.status = 401;
  settings_.account.api_url = fake.url();
  Open();
  EXPECT_EQ(RingEva().get(), Outcome::kFailed);
}

TEST_F(TwimlLineTest, WithoutAnOperatorsApiNobodyIsRung) {
  Open();
  EXPECT_FALSE(line_->rings_out());
  EXPECT_EQ(RingEva().get(), Outcome::kFailed);
}

TEST_F(TwimlLineTest, ACallOutThatIsStillThereWhenTheLineEndsHasFailed) {
  FakeOperator fake;
  settings_.account.api_url = fake.url();
  Open();
  auto ended = RingEva();
  fake.Order();
  line_.reset();
  EXPECT_EQ(ended.get(), Outcome::kFailed);
}

TEST_F(TwimlLineTest, AnAddressIsAnAddress) {
  Open();
  TwimlLine other(settings_, nullptr, pool_, clock_, metrics_);
  EXPECT_TRUE(absl::IsUnavailable(other.Start("nowhere").status()));
}

}  // namespace
}  // namespace vagtbro::ivr
