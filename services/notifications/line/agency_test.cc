// Orders over real HTTP: the desk's machine, its signed answer and the page for its people.
#include <gtest/gtest.h>
#include <httplib.h>

#include <future>
#include <nlohmann/json.hpp>
#include <thread>

#include "kit/ops/http_listen.h"
#include "kit/testing/fake_upstream.h"
#include "notifications/effects/courier.h"
#include "notifications/line/agency_door.h"
#include "notifications/line/carrier_webhook.h"
#include "notifications/line/http_paper_sender.h"
#include "notifications/line/signature.h"
#include "notifications/react/hear.h"
#include "notifications/testing/events.h"

namespace vagtbro::notifications {
namespace {

using nlohmann::json;

const std::string kMaster = "master-secret";
const std::string kDesk = "legeby/desk";

// The machine of a desk: takes what is signed for it.
class DeskMachine final {
 public:
  DeskMachine() {
    http_.Post("/orders", [this](const httplib::Request& request, httplib::Response& response) {
      const auto payload =
          VerifyToken(request.get_header_value("X-Vagtbro-Signature"), DeskSecret(kDesk, kMaster));
      const bool good = payload && *payload == request.body;
      response.status = good ? 200 : 401;
      if (good && !taken_.exchange(true)) order_.set_value(request.body);
    });
    http_.Post("/gone", [](const auto&, auto& response) { response.status = 410; });
    port_ = http_.bind_to_any_port("127.0.0.1");
    thread_ = kit::ListenInBackground(http_);
    while (!http_.is_running()) std::this_thread::yield();
  }
  ~DeskMachine() {
    http_.stop();
    thread_.join();
  }
  std::string url(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
  }
  json Order() { return json::parse(order_.get_future().get()); }

 private:
  httplib::Server http_;
  std::promise<std::string> order_;
  std::atomic<bool> taken_ = false;
  int port_ = 0;
  std::thread thread_;
};

class AgencyTest : public testing::Test {
 protected:
  AgencyTest() {
    Hear(state_, hearing_);
    journal_ = std::move(*kit::Journal::Open("notifications", disk_, clock_, state_));
    owner_ =
        std::make_unique<kit::Owner>(*journal_, clock_, [](kit::Commit&, const kit::Alarm&) {});
    door_ = std::make_unique<AgencyDoor>(state_, *owner_, key_, book_, kMaster);
    webhook_ = std::make_unique<CarrierWebhook>(state_, *owner_, key_, "carrier", metrics_);
    webhook_->Mount([this](httplib::Server& server) { door_->Mount(server); });
    port_ = *webhook_->Start("127.0.0.1:0");
    contacts_.Put(kTenant, "desk", {"", true, {}, machine_.url("/orders"), ""});
    Hears(roster_, Unit());
    roster::v1::GapOpened gap = Gap();
    gap.mutable_requirement()->add_professions(types::v1::PROFESSION_NURSE);
    gap.mutable_requirement()->add_competences("medicine-app");
    Hears(roster_, gap);
    Hears(pool_, OrderTo("desk", Local(6, 30)));
    courier_ = std::make_unique<Courier>(state_, *owner_, clock_, contacts_,
                                         Outlets(carrier_, &sender_, nullptr, Url()), desk_, key_,
                                         metrics_);
    courier_->Start();
    owner_->Start();
  }
  ~AgencyTest() override {
    webhook_->Stop();
    courier_->Stop();
    owner_->Stop();
  }

  void Hears(kit::FakeUpstream& upstream, const google::protobuf::Message& event) {
    upstream.Say(kTenant, "stream", event, clock_.Now());
    ASSERT_EQ(upstream.Deliver(*journal_, hearing_), kit::Digested::kDone);
  }
  std::string Url() const { return "http://127.0.0.1:" + std::to_string(port_); }

  // HTTP status and body of an answer to the order, signed by `desk`.
  std::pair<int, json> Answers(const json& answer, const std::string& desk = kDesk) {
    httplib::Client client(Url());
    const httplib::Headers headers = {
        {"X-Vagtbro-Desk", desk},
        {"X-Vagtbro-Signature", SignToken(answer.dump(), DeskSecret(desk, kMaster))}};
    const auto result = client.Post("/v1/agency/answer", headers, "", "application/json");
    return {result->status, json::parse(result->body)};
  }
  static json Yes(const json& order) {
    return {{"message", order["message"]},
            {"accept", true},
            {"worker",
             {{"worker_no", "17"},
              {"name", "Mia Holm"},
              {"profession", "NURSE"},
              {"authorisation_id", "0BCDF"},
              {"start", order["start"]},
              {"end", order["end"]},
              {"competences", {"medicine-app"}}}}};
  }
  // What the pool heard, once it has; empty: nothing within the test's patience.
  OfferAnswer Heard() {
    for (int i = 0; i < 100'000'000; ++i) {
      const auto answers = desk_.answers();
      if (!answers.empty()) return answers.begin()->second;
      std::this_thread::yield();
    }
    return {};
  }

  DeskMachine machine_;
  kit::MemoryDisk disk_;
  kit::ManualClock clock_{Local(5, 45)};
  AddressKey key_ = AddressKey::FromSeed("line");
  NotificationsState state_;
  kit::Hearing hearing_;
  kit::FakeUpstream pool_{"pool"};
  kit::FakeUpstream roster_{"roster"};
  MemoryContactBook contacts_;
  MemoryWorkerBook book_;
  MemoryOfferDesk desk_;
  MemorySmsSender carrier_;
  HttpPaperSender sender_{kMaster};
  kit::Metrics metrics_;
  std::unique_ptr<kit::Journal> journal_;
  std::unique_ptr<kit::Owner> owner_;
  std::unique_ptr<AgencyDoor> door_;
  std::unique_ptr<CarrierWebhook> webhook_;
  std::unique_ptr<Courier> courier_;
  int port_ = 0;
};

TEST_F(AgencyTest, TheDesksMachineGetsASignedOrderAndItsSignedYesReachesThePool) {
  const json order = machine_.Order();
  EXPECT_EQ(order["answer_url"], Url() + "/v1/agency/answer");
  const auto [status, body] = Answers(Yes(order));
  EXPECT_EQ(status, 202) << body;
  const OfferAnswer heard = Heard();
  EXPECT_EQ(heard.offer_id, "offer-1");
  EXPECT_EQ(heard.worker_employment_id, "desk-17");
  EXPECT_EQ(Answers(Yes(order)).first, 202);
  EXPECT_EQ(desk_.answers().size(), 1u);
  EXPECT_EQ(Answers({{"message", order["message"]}, {"accept", false}}).first, 409);
}

TEST_F(AgencyTest, AnIncompleteYesIsRefusedWithTheListOfWhatIsMissing) {
  const json order = machine_.Order();
  json yes = Yes(order);
  yes["worker"].erase("name");
  yes["worker"].erase("end");
  const auto [status, body] = Answers(yes);
  EXPECT_EQ(status, 422);
  EXPECT_EQ(body["reason"], "WORKER_DATA_MISSING");
  EXPECT_EQ(body["missing"], json({"name", "interval"}));
  EXPECT_EQ(Answers({{"message", order["message"]}, {"accept", true}, {"worker", 7}}).first, 422);
  EXPECT_EQ(Answers(Yes(order)).first, 202);
}

TEST_F(AgencyTest, OnlyTheDeskThatWasAskedAnswers) {
  const json order = machine_.Order();
  EXPECT_EQ(Answers(Yes(order), "legeby/another-desk").first, 404);
  json unknown = Yes(order);
  unknown["message"] = "legeby/msg-0";
  EXPECT_EQ(Answers(unknown).first, 404);
  httplib::Client client(Url());
  const std::string payload = Yes(order).dump();
  for (const std::string& secret : {kMaster, std::string("carrier"), std::string()}) {
    const httplib::Headers headers = {{"X-Vagtbro-Desk", kDesk},
                                      {"X-Vagtbro-Signature", SignToken(payload, secret)}};
    EXPECT_EQ(client.Post("/v1/agency/answer", headers, payload, "application/json")->status, 401);
  }
  EXPECT_EQ(client.Post("/v1/agency/answer", payload, "application/json")->status, 401);
  EXPECT_TRUE(book_.requests().empty());
}

TEST_F(AgencyTest, AScannerThatOpensTheLinkAcceptsNothingAndTheFormAnswersOnce) {
  const std::string link = machine_.Order()["form_url"].get<std::string>().substr(Url().size());
  httplib::Client browser(Url());
  for (const std::string& path : {link, link + "?answer=yes&name=x&worker_no=1"}) {
    const auto page = browser.Get(path);
    EXPECT_EQ(page->status, 200);
    EXPECT_NE(page->body.find("<form method=\"post\">"), std::string::npos);
    EXPECT_NE(page->body.find("Bøgehuset"), std::string::npos);
    EXPECT_NE(page->body.find("competence-medicine-app"), std::string::npos);
  }
  EXPECT_EQ(browser.Post(link, "", "application/x-www-form-urlencoded")->status, 400);
  EXPECT_TRUE(book_.requests().empty());
  EXPECT_TRUE(desk_.answers().empty());

  httplib::Params form = {{"answer", "yes"},
                          {"worker_no", "17"},
                          {"name", ""},
                          {"profession", "NURSE"},
                          {"authorisation_id", "\"><script>"}};
  const auto again = browser.Post(link, form);
  EXPECT_EQ(again->status, 422);
  EXPECT_NE(again->body.find("vikarens navn</li>"), std::string::npos);
  EXPECT_EQ(again->body.find("<script>"), std::string::npos);
  form.erase("name");
  form.emplace("name", "Mia Holm");
  EXPECT_EQ(browser.Post(link, form)->status, 202);
  EXPECT_EQ(Heard().worker_employment_id, "desk-17");
  EXPECT_NE(browser.Get(link)->body.find("allerede besvaret"), std::string::npos);
  form.erase("name");
  form.emplace("name", "Ida Holm");
  EXPECT_EQ(browser.Post(link, form)->status, 409);
  EXPECT_EQ(desk_.answers().size(), 1u);
}

TEST_F(AgencyTest, AGuessedLinkOpensNothing) {
  const std::string link = machine_.Order()["form_url"].get<std::string>().substr(Url().size());
  httplib::Client browser(Url());
  const std::string seal(32, '0');
  EXPECT_EQ(browser.Get(link.substr(0, link.size() - 32) + seal)->status, 404);
  EXPECT_EQ(browser.Post(link.substr(0, link.size() - 32) + seal)->status, 404);
}

TEST_F(AgencyTest, WhatADeskWillNeverTakeIsToldApartFromWhatItMayTakeLater) {
  machine_.Order();
  EXPECT_TRUE(absl::IsInvalidArgument(sender_.Send({machine_.url("/gone"), kDesk, "r", "", "{}"})));
  EXPECT_TRUE(
      absl::IsUnavailable(sender_.Send({machine_.url("/orders"), "legeby/x", "r", "", "{}"})));
  EXPECT_TRUE(absl::IsUnavailable(sender_.Send({"http://127.0.0.1:1/", kDesk, "r", "", "{}"})));
  sender_.Stop();
  EXPECT_TRUE(absl::IsUnavailable(sender_.Send({machine_.url("/orders"), kDesk, "r", "", "{}"})));
}

}  // namespace
}  // namespace vagtbro::notifications
