// The real sender and the real webhook against the carrier of this folder, over sockets.
#include "fakes/carrier/line_test_fixture.h"

#include <nlohmann/json.hpp>
#include <set>

#include "notifications/line/signature.h"

namespace vagtbro::carrier {
namespace {

using nlohmann::json;
using notifications::SignToken;

TEST_F(Line, AnOfferReachesThePhoneAndItsReceiptComesBack) {
  Offers(1);
  ASSERT_TRUE(Until([this] { return CountIn(v1::MESSAGE_STATE_SENT) == 1; }));
  ASSERT_TRUE(clock_.Advance(absl::Seconds(1)).ok());
  EXPECT_TRUE(Until([this] { return CountIn(v1::MESSAGE_STATE_DELIVERED) == 1; }));
  const std::vector<Message> messages = server_->phones().Since(0);
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_EQ(messages[0].msisdn, "4520000000");
  EXPECT_EQ(messages[0].sender, "Vagtbro");
  EXPECT_EQ(messages[0].text.rfind("Ledig vagt: Bøgehuset man 2/2 kl. 07:00-15:00.", 0), 0u);
}

TEST_F(Line, WhatAPersonWritesOnThePhoneIsAnsweredAtTheOfferDesk) {
  Offers(1);
  ASSERT_TRUE(Until([this] { return CountIn(v1::MESSAGE_STATE_SENT) == 1; }));
  httplib::Client phone(Address(carrier_port_));
  const auto answer =
      phone.Post("/phones/4520000000/reply", R"({"message": "ja tak 1000!"})", "application/json");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_TRUE(Until([this] {
    const auto key = state_.messages.About("legeby", "offer-0", v1::MESSAGE_CAUSE_OFFER, "emp-0");
    return state_.messages.Get(*key).accept();
  }));
  ASSERT_EQ(desk_.answers().size(), 1u);
  EXPECT_EQ(desk_.answers().begin()->second.offer_id, "offer-0");
  EXPECT_TRUE(desk_.answers().begin()->second.accept);
}

TEST_F(Line, ACallbackWithoutAGoodSignatureChangesNothing) {
  Offers(1);
  ASSERT_TRUE(Until([this] { return CountIn(v1::MESSAGE_STATE_SENT) == 1; }));
  const std::string reference = server_->phones().Since(0)[0].userref;
  const std::string receipt =
      json{{"id", 1}, {"status", "DELIVERED"}, {"userref", reference}}.dump();
  const std::string path = "/v1/carrier/status";
  const std::string header = "X-Gwapi-Signature";
  EXPECT_EQ(Calls(path, {}, receipt), 401);
  EXPECT_EQ(Calls(path, {{header, SignToken(receipt, "another")}}, receipt), 401);
  EXPECT_EQ(Calls(path, {{header, "no token at all"}}, receipt), 401);
  OnOwner([this] { EXPECT_EQ(CountIn(v1::MESSAGE_STATE_DELIVERED), 0u); });

  // What counts is what was signed, whatever the body says.
  const std::string on_its_way =
      json{{"id", 1}, {"status", "ENROUTE"}, {"userref", reference}}.dump();
  EXPECT_EQ(Calls(path, {{header, SignToken(on_its_way, kToken)}}, receipt), 200);
  OnOwner([this] { EXPECT_EQ(CountIn(v1::MESSAGE_STATE_DELIVERED), 0u); });
  EXPECT_EQ(Calls(path, {{header, SignToken(receipt, kToken)}}, ""), 200);
  OnOwner([this] { EXPECT_EQ(CountIn(v1::MESSAGE_STATE_DELIVERED), 1u); });
}

TEST_F(Line, ACallbackThatMakesNoSenseIsRefusedAndOneOfAnotherInstallationIsLetGo) {
  const auto call = [this](const std::string& path, const std::string& payload) {
    return Calls(path, {{"X-Gwapi-Signature", SignToken(payload, kToken)}}, "");
  };
  EXPECT_EQ(call("/v1/carrier/status", "[]"), 400);
  EXPECT_EQ(call("/v1/carrier/status", "{}"), 400);
  EXPECT_EQ(call("/v1/carrier/incoming", R"({"id": 5})"), 400);
  EXPECT_EQ(call("/v1/carrier/status", R"({"status": "DELIVERED", "userref": "other/x"})"), 200);
  EXPECT_EQ(call("/v1/carrier/incoming", R"({"id": 5, "msisdn": 4599999999, "message": "ja"})"),
            200);
  EXPECT_EQ(journal_->head(), 0u);
}

TEST_F(Line, ACarrierThatFailsGetsTheMessageLater) {
  server_->SetFailRate(1);
  Offers(1);
  ASSERT_TRUE(Until([this] {
    return !state_.messages.rows().empty() &&
           state_.messages.rows().begin()->second.attempts() == 1;
  }));
  EXPECT_TRUE(server_->phones().Since(0).empty());
  server_->SetFailRate(0);
  ASSERT_TRUE(clock_.Advance(absl::Seconds(5)).ok());
  EXPECT_TRUE(Until([this] { return CountIn(v1::MESSAGE_STATE_SENT) == 1; }));
  EXPECT_EQ(server_->phones().Since(0).size(), 1u);
}

TEST_F(Line, TheCarrierTakesTheSameReferenceOnce) {
  const notifications::Sms sms{"+4520000001", "Du har vagten.", "mark/legeby/msg-1"};
  EXPECT_TRUE(sender_->Send(sms).ok());
  EXPECT_TRUE(sender_->Send(sms).ok());
  EXPECT_EQ(server_->requests(), 2u);
  EXPECT_EQ(server_->phones().Since(0).size(), 1u);
}

TEST_F(Line, AUrlMayEndWithASlash) {
  notifications::CarrierAccount account = Account(kToken);
  account.url += "/";
  notifications::HttpSmsSender sender(account);
  EXPECT_TRUE(sender.Send({"+4520000001", "Du har vagten.", "a"}).ok());
}

TEST_F(Line, RefusalsOfTheCarrierAreToldApart) {
  EXPECT_TRUE(absl::IsInvalidArgument(sender_->Send({"+45", "Du har vagten.", "a"})));
  notifications::HttpSmsSender stranger(Account("wrong"));
  EXPECT_TRUE(absl::IsUnavailable(stranger.Send({"+4520000001", "Du har vagten.", "b"})));
  notifications::HttpSmsSender nobody({"http://127.0.0.1:1", kToken, "Vagtbro", ""});
  EXPECT_TRUE(absl::IsUnavailable(nobody.Send({"+4520000001", "Du har vagten.", "c"})));
  EXPECT_TRUE(server_->phones().Since(0).empty());
}

TEST_F(Line, AWaveOfAThousandArrivesOnceEach) {
  const kit::SystemClock watch;
  const absl::Time start = watch.Now();
  Offers(1000);
  ASSERT_TRUE(Until([this] { return CountIn(v1::MESSAGE_STATE_SENT) == 1000; }));
  RecordProperty("wave_ms", static_cast<int>(absl::ToInt64Milliseconds(watch.Now() - start)));
  std::set<std::string> phones;
  for (const Message& message : server_->phones().Since(0)) phones.insert(message.msisdn);
  EXPECT_EQ(phones.size(), 1000u);
  EXPECT_EQ(server_->requests(), 1000u);
}

TEST_F(Line, SimulatedPeopleAnswerWhenTheirTimeHasCome) {
  Habits habits;
  Server lively(habits, People(1, {{"4520000001", Group::kAgency}}), clock_);
  const int port = *lively.Start("127.0.0.1:0");
  notifications::HttpSmsSender sender(
      {Address(port), kToken, "Vagtbro", Address(webhook_port_) + "/v1/carrier/status"});
  for (int code = 1000; code < 1020; ++code) {
    ASSERT_TRUE(
        sender.Send({"+4520000001", "Svar JA " + std::to_string(code), std::to_string(code)}).ok());
  }
  ASSERT_EQ(lively.phones().Since(0).size(), 20u);
  ASSERT_TRUE(clock_.Advance(absl::Minutes(46)).ok());
  const auto answers = lively.phones().WaitSince(20, absl::Seconds(20));
  EXPECT_FALSE(answers.empty());
  for (const Message& answer : answers) EXPECT_TRUE(answer.incoming);
}

TEST_F(Line, TheStandInAgencyTakesAnOrderOnceAndAnswersWithAWorker) {
  Agency agency(kToken, std::nullopt);
  const json order = {{"type", "OFFER"},          {"message", "legeby/msg-1"},
                      {"desk", "legeby/desk"},    {"answer_url", "http://127.0.0.1:1/x"},
                      {"start", "2026-02-02"},    {"end", "2026-02-03"},
                      {"professions", {"NURSE"}}, {"competences", {"medicine-app"}}};
  const std::string secret = notifications::DeskSecret("legeby/desk", kToken);
  EXPECT_EQ(agency.Take(SignToken(order.dump(), kToken), order.dump()).http_status, 401);
  EXPECT_EQ(agency.Take(SignToken(order.dump(), secret), order.dump()).message, "legeby/msg-1");
  EXPECT_EQ(agency.Take(SignToken(order.dump(), secret), order.dump()).message, "");
  EXPECT_EQ(agency.Orders().size(), 1u);
  const auto answer = agency.AnswerTo("legeby/msg-1", true);
  ASSERT_TRUE(answer);
  EXPECT_EQ(notifications::VerifyToken(answer->headers.at("X-Vagtbro-Signature"), secret),
            answer->json);
  const json worker = json::parse(answer->json)["worker"];
  EXPECT_EQ(worker["profession"], "NURSE");
  EXPECT_EQ(worker["authorisation_id"].get<std::string>().size(), 5u);
  EXPECT_FALSE(agency.AnswerTo("legeby/msg-2", true));
}

TEST(AgencyTest, SevenOrdersInTenAreConfirmedWithinThreeQuartersOfAnHour) {
  Agency agency("", 1);
  int confirmed = 0;
  constexpr int kOrders = 1000;
  for (int i = 0; i < kOrders; ++i) {
    const json order = {{"type", "OFFER"}, {"message", std::to_string(i)}, {"answer_url", "x"}};
    const Agency::Taken taken = agency.Take("", order.dump());
    if (!taken.plan) continue;
    EXPECT_LE(taken.plan->delay, absl::Minutes(45));
    confirmed += taken.plan->accept ? 1 : 0;
  }
  EXPECT_NEAR(confirmed, 0.70 * kOrders, 50);
}

TEST_F(Line, ThePageIsServedWithoutForeignHosts) {
  httplib::Client browser(Address(carrier_port_));
  const auto page = browser.Get("/");
  ASSERT_TRUE(page);
  EXPECT_NE(page->body.find("<html lang=\"da\">"), std::string::npos);
  EXPECT_EQ(page->body.find("https://"), std::string::npos);
  EXPECT_NE(page->get_header_value("Content-Security-Policy").find("default-src 'none'"),
            std::string::npos);
}

}  // namespace
}  // namespace vagtbro::carrier
