// Beside the SMS a word to the browsers of whoever asked for it, on both disks.
#include "notifications/effects/push_round.h"

#include <nlohmann/json.hpp>

#include "kit/rpc/request.h"
#include "notifications/api/push_api.h"
#include "notifications/push/base64url.h"
#include "notifications/testing/house.h"

namespace vagtbro::notifications {
namespace {

template <class Medium>
class PushRoundTest : public House<Medium> {
 protected:
  std::string Registers(const std::string& who, const std::string& browser) {
    v1::RegisterPushRequest request;
    request.set_tenant_id(kTenant);
    request.set_request_id("request-" + std::to_string(++requests_));
    request.set_employment_id(who);
    request.set_endpoint("https://web.push.apple.com/" + browser);
    request.set_p256dh(ToBase64Url(browser_.public_key()));
    request.set_auth(ToBase64Url("0123456789abcdef"));
    v1::RegisterPushResponse response;
    EXPECT_TRUE((kit::RunMutation<v1::RegisterPushRequest, v1::RegisterPushResponse>(
                     *this->journal, "RegisterPush", request, &response,
                     [this](kit::Commit& commit, const auto& asked, auto* reply) {
                       return RegisterPush(*this->state, &house_, commit, asked, reply);
                     }))
                    .ok());
    EXPECT_TRUE(this->journal->Flush().ok());
    return response.push_id();
  }
  void SendsAll() {
    Outlets outlets(this->carrier);
    outlets.push = &pushes_;
    outlets.push_book = &book_;
    while (DeliverNext(*this->state, *this->journal, this->contacts, outlets, this->key,
                       &this->message_turn)) {
    }
  }
  // "OFFER push-1" of each push so far.
  std::vector<std::string> Said() const {
    std::vector<std::string> said;
    for (const Push& push : pushes_.sent()) {
      said.push_back(nlohmann::json::parse(push.payload)["kind"].template get<std::string>() + " " +
                     push.push_id);
    }
    return said;
  }
  using Words = std::vector<std::string>;

  int requests_ = 0;
  P256Key browser_ = P256Key::Generate();
  MemoryPushBook book_;
  MemoryPushSender pushes_;
  PushHouse house_{book_, this->key, PushHosts("push.apple.com"), "our-key"};
};
TYPED_TEST_SUITE(PushRoundTest, BothDisks);

TYPED_TEST(PushRoundTest, AnOfferGoesToEveryBrowserOfThePersonBesideTheSms) {
  const std::string phone = this->Registers("ada", "telephone");
  const std::string computer = this->Registers("ada", "computer");
  this->Registers("bo", "bos");
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  EXPECT_EQ(this->Said(), (std::vector<std::string>{"OFFER " + phone, "OFFER " + computer}));
  EXPECT_EQ(this->TextsTo(kAdasPhone).size(), 1u) << "never instead of it";
  EXPECT_EQ(this->pushes_.sent()[0].life, absl::Minutes(7)) << "up to the lapse";
  for (const Push& push : this->pushes_.sent()) {
    EXPECT_EQ(push.payload.find("Bøgehuset"), std::string::npos);
    EXPECT_EQ(push.payload.find("4821"), std::string::npos);
  }
}

TYPED_TEST(PushRoundTest, WhoDidNotAskForItGetsNoneAndThePersonsLanguageIsSpoken) {
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  EXPECT_TRUE(this->Said().empty());
  this->Registers("bo", "bos");
  this->HearsOffer("offer-2", "bo", "4822");
  this->SendsAll();
  EXPECT_NE(this->pushes_.sent().at(0).payload.find("New shift offer"), std::string::npos);
}

TYPED_TEST(PushRoundTest, AWithdrawalReplacesTheOfferThatIsNotDeliveredYet) {
  this->Registers("ada", "telephone");
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  pool::v1::OfferWithdrawn withdrawn;
  withdrawn.set_offer_id("offer-1");
  withdrawn.set_employment_id("ada");
  this->Hears(this->pool, withdrawn);
  this->SendsAll();
  const auto sent = this->pushes_.sent();
  ASSERT_EQ(sent.size(), 2u);
  EXPECT_EQ(this->Said()[1].rfind("TOO_LATE", 0), 0u);
  EXPECT_EQ(sent[0].topic, sent[1].topic);
}

TYPED_TEST(PushRoundTest, ACarrierThatIsDownDoesNotMakeTheTelephoneBuzzAgainAndAgain) {
  this->Registers("ada", "telephone");
  this->HearsOffer("offer-1", "ada", "4821", Local(9, 0));
  this->carrier.Answer(absl::UnavailableError(std::string("down")));
  for (int i = 0; i < 3; ++i) {
    this->SendsAll();
    this->Passes(absl::Minutes(5));
  }
  EXPECT_GT(this->carrier.tries(), 1u);
  EXPECT_EQ(this->Said().size(), 1u);
}

// Three proposals in a second, to somebody who may be away: not one SMS.
TYPED_TEST(PushRoundTest, AProposedSwapIsPushedAndNeverAnSmsAlsoWhenDirectoryWasAway) {
  const std::string phone = this->Registers("ada", "telephone");
  this->contacts.SetAvailable(false);
  for (const char* swap : {"swap-1", "swap-2", "swap-3"}) {
    roster::v1::SwapAsked asked;
    asked.set_swap_id(swap);
    asked.set_employment_id("ada");
    this->Hears(this->roster, asked);
  }
  this->Passes(absl::Hours(4));
  this->SendsAll();
  EXPECT_TRUE(this->Said().empty());
  this->contacts.SetAvailable(true);
  this->Passes(absl::Minutes(5));
  this->SendsAll();
  EXPECT_EQ(this->Said(), std::vector<std::string>(3, "SWAP_ASKED " + phone));
  EXPECT_EQ(this->carrier.tries(), 0u);
  for (const auto& [message_key, row] : this->state->messages.rows()) {
    EXPECT_EQ(row.state(), v1::MESSAGE_STATE_SENT);
    EXPECT_EQ(row.address_hash(), "") << "no reply by SMS belongs to it";
  }
  this->Passes(absl::Hours(1));
  this->SendsAll();
  EXPECT_EQ(this->Said().size(), 3u) << "once";
}

TYPED_TEST(PushRoundTest, ABrowserThatListensNoMoreIsForgottenAlsoAfterARestart) {
  const std::string gone = this->Registers("ada", "telephone");
  this->pushes_.Answer(Pushed::kGone);
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  EXPECT_EQ(AllPushes(*this->state), std::set<std::string>{});
  this->Boot();
  EXPECT_EQ(AllPushes(*this->state), std::set<std::string>{});
  this->HearsOffer("offer-2", "ada", "4822");
  this->SendsAll();
  EXPECT_EQ(this->Said().size(), 1u);
}

TYPED_TEST(PushRoundTest, APushThatFailsCostsNothingButItself) {
  this->Registers("ada", "telephone");
  this->pushes_.Answer(Pushed::kFailed);
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  EXPECT_EQ(AllPushes(*this->state).size(), 1u);
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada").state(), v1::MESSAGE_STATE_SENT);
}

TYPED_TEST(PushRoundTest, AnErasedPersonHasNoBrowserLeftAndNoOtherLosesTheirs) {
  this->Registers("ada", "telephone");
  const std::string bos = this->Registers("bo", "bos");
  EXPECT_EQ(this->book_.size(), 2u);
  const uint64_t before = this->state->ended_pushes();
  directory::v1::PersonErased erased;
  erased.set_person_id("p-ada");
  erased.add_employment_ids("ada");
  this->Hears(this->directory, erased);
  EXPECT_EQ(AllPushes(*this->state), std::set<std::string>{bos});
  EXPECT_NE(this->state->ended_pushes(), before) << "or the courier does not sweep the book";
  this->book_.KeepOnly(AllPushes(*this->state));
  EXPECT_EQ(this->book_.size(), 1u);
}

TYPED_TEST(PushRoundTest, NoAddressAndNoKeyOfABrowserIsInTheJournal) {
  this->Registers("ada", "telephone-of-ada");
  this->disk->Scan("", "\xff", [&](const std::string& row_key, const std::string& value) {
    for (const std::string& secret :
         {std::string("telephone-of-ada"), ToBase64Url(this->browser_.public_key()),
          this->browser_.public_key(), ToBase64Url("0123456789abcdef")}) {
      EXPECT_EQ((row_key + value).find(secret), std::string::npos) << row_key;
    }
    return true;
  });
}

}  // namespace
}  // namespace vagtbro::notifications
