// An offer that nobody answers by SMS is made by telephone: real processes, and a real SIP phone.
#include <algorithm>
#include <future>

#include "system/morning.h"
#include "tools/phone/phone.h"

namespace vagtbro::harness {
namespace {

class OfferCallTest : public Morning {
 protected:
  void SetUp() override {
    auto book = phone::ClipBook::Read(PROMPTS_FOLDER, TEXTS_FOLDER);
    ASSERT_TRUE(book.ok()) << book.status();
    book_ = std::make_unique<phone::ClipBook>(*std::move(book));
    auto phone = phone::Phone::Open({}, *book_);
    ASSERT_TRUE(phone.ok()) << phone.status();
    phone_ = *std::move(phone);
    // One call at a time: there is one telephone in the room, whatever number is rung.
    const std::string address = phone_->address();
    system_.RingBy(address.substr(address.find('@') + 1),
                   {"--offer-calls", "1", "--offer-ring-seconds", "3"});
    bundle::v1::Bundle town = MakeTown({});
    for (auto& person : *town.mutable_people()) {
      person.mutable_consent()->set_voice_offers(person.consent().sms_offers());
    }
    system_.Begin(town);
    system_.Advance(absl::Minutes(30));  // 06:10, after the quiet hours
    ReportEveningSick();
    ASSERT_TRUE(
        system_.carrier().WaitFor([](const auto& sms) { return !sms.code().empty(); }).has_value());
  }
  // Who was to work in the evening phones in sick; there is time to ask somebody twice.
  void ReportEveningSick() {
    const std::string sick = EveningHolder();
    sickness::v1::ReportSickRequest report = SickCall("sick", sick);
    *report.mutable_start_time() = kit::ToProto(Local(2026, 2, 2, 15, 0));
    *report.mutable_end_time() = kit::ToProto(Local(2026, 2, 2, 23, 0));
    sickness::v1::ReportSickResponse response;
    const absl::Status done = system_.Call(
        system_.sickness(), &sickness::v1::SicknessService::Stub::ReportSick, report, &response);
    ASSERT_TRUE(done.ok()) << done;
  }
  std::string EveningHolder() {
    roster::v1::GetRosterRequest request;
    request.set_tenant_id(kTenant);
    request.set_unit_id("u0");
    *request.mutable_interval() =
        kit::MakeInterval(Local(2026, 2, 2, 15, 0), Local(2026, 2, 2, 16, 0));
    roster::v1::GetRosterResponse response;
    EXPECT_TRUE(
        system_
            .Call(system_.roster(), &roster::v1::RosterService::Stub::GetRoster, request, &response)
            .ok());
    for (const auto& shift : response.shifts()) {
      if (shift.shift().shift_id() == "s-u0-evening-7-0") return shift.shift().employment_id();
    }
    ADD_FAILURE() << response.DebugString();
    return "";
  }
  // Nobody answers by SMS, longer than anybody is waited for.
  void NobodyAnswers() { system_.Advance(absl::Minutes(6)); }

  std::vector<ivr::v1::VoiceOffer> VoiceOffers() {
    ivr::v1::ListVoiceOffersRequest request;
    request.set_tenant_id(kTenant);
    ivr::v1::ListVoiceOffersResponse response;
    EXPECT_TRUE(
        system_.Call(system_.ivr(), &ivr::v1::IvrService::Stub::ListVoiceOffers, request, &response)
            .ok());
    return {response.voice_offers().begin(), response.voice_offers().end()};
  }
  // One that has ended so; without a reference: none has.
  ivr::v1::VoiceOffer Ended(ivr::v1::VoiceOutcome outcome) {
    for (const auto& offer : VoiceOffers()) {
      if (offer.outcome() == outcome) return offer;
    }
    return {};
  }
  // Why a message by voice has failed; empty: it has not.
  std::string FailureOf(const std::string& message_id) {
    notifications::v1::ListMessagesRequest request;
    request.set_tenant_id(kTenant);
    request.set_page_size(1000);
    notifications::v1::ListMessagesResponse response;
    EXPECT_TRUE(system_
                    .Call(system_.notifications(),
                          &notifications::v1::NotificationsService::Stub::ListMessages, request,
                          &response)
                    .ok());
    for (const auto& message : response.messages()) {
      if (message.message().message_id() == message_id) return message.failure();
    }
    return "";
  }

  std::unique_ptr<phone::ClipBook> book_;
  std::unique_ptr<phone::Phone> phone_;
};

TEST_F(OfferCallTest, WhoPressesYesHasTheShift) {
  NobodyAnswers();
  ASSERT_TRUE(phone_->Listen()) << "nobody was rung";
  EXPECT_NE(phone_->Caller().find("87121212"), std::string::npos) << phone_->Caller();
  phone_->Answer();
  ASSERT_TRUE(phone_->WaitToHear("announce")) << phone_->HeardIds();
  // Until a key is pressed nothing is said of a shift.
  EXPECT_EQ(phone_->HeardIds().find("offer"), std::string::npos) << phone_->HeardIds();
  phone_->Press("1");
  ASSERT_TRUE(phone_->WaitToHear("offer_keys")) << phone_->HeardIds();
  phone_->Press("1");
  ASSERT_TRUE(phone_->WaitToHear("offer_yours")) << phone_->HeardIds();
  EXPECT_TRUE(phone_->WaitForEnd());

  ASSERT_TRUE(
      Eventually([this] { return !Ended(ivr::v1::VOICE_OUTCOME_ACCEPTED).reference().empty(); }));
  const ivr::v1::VoiceOffer taken = Ended(ivr::v1::VOICE_OUTCOME_ACCEPTED);
  EXPECT_EQ(taken.attempts(), 1u);
  ASSERT_TRUE(Eventually([this] { return !Gaps().empty() && !Gaps()[0].open(); }));
  EXPECT_EQ(Gaps()[0].covered_by_employment_id(), taken.employment_id());
  EXPECT_EQ(EveningHolder(), taken.employment_id());
  // Who was waiting to be rung about it is not rung any more.
  EXPECT_TRUE(Eventually([this] {
    for (const auto& offer : VoiceOffers()) {
      if (offer.outcome() == ivr::v1::VOICE_OUTCOME_UNSPECIFIED) return false;
    }
    return true;
  }));
  EXPECT_EQ(system_.LogOf("ivr").find("+452"), std::string::npos) << "a number is in the log";
}

TEST_F(OfferCallTest, ABusyNumberRingsOnceMoreAndThenTheMessageHasFailed) {
  NobodyAnswers();
  // Whoever is rung is busy; the clock moves on when nobody is rung.
  ivr::v1::VoiceOffer over;
  for (int look = 0; look < 40 && over.reference().empty(); ++look) {
    if (phone_->Listen(absl::Seconds(2))) {
      phone_->Reject(486);
    } else {
      system_.Advance(absl::Seconds(61));
    }
    over = Ended(ivr::v1::VOICE_OUTCOME_BUSY);
  }
  ASSERT_FALSE(over.reference().empty()) << "nobody was given up";
  EXPECT_EQ(over.attempts(), 2u);
  // Notifications has heard of it on the bus, and has no other number.
  EXPECT_TRUE(Eventually([&] { return FailureOf(over.reference()) == "BUSY"; }))
      << FailureOf(over.reference());
}

TEST_F(OfferCallTest, ADeathOnTheWayToTheLineIsATryAndNoCall) {
  system_.Kill("ivr");
  system_.Start("ivr", "call_out.before_ring");
  ASSERT_TRUE(system_.WaitReady("ivr"));
  NobodyAnswers();
  ASSERT_TRUE(system_.Died("ivr"));
  EXPECT_EQ(phone_->state(), phone::Phone::State::kIdle);

  system_.Start("ivr");
  ASSERT_TRUE(system_.WaitReady("ivr"));
  const auto offers = VoiceOffers();
  const bool waits = std::any_of(offers.begin(), offers.end(), [](const auto& offer) {
    return offer.attempts() == 1 && offer.has_ring_time();
  });
  EXPECT_TRUE(waits) << "the try that died is not on disk";
}

TEST_F(OfferCallTest, ADrainLetsTheTalkEndAndRingsNobodyElse) {
  NobodyAnswers();
  ASSERT_TRUE(phone_->Listen());
  phone_->Answer();
  ASSERT_TRUE(phone_->WaitToHear("announce")) << phone_->HeardIds();
  phone_->Press("1");
  ASSERT_TRUE(phone_->WaitToHear("offer_keys")) << phone_->HeardIds();
  auto ended = std::async(std::launch::async, [this] { return system_.Stop("ivr"); });
  ASSERT_TRUE(Eventually(
      [this] { return system_.LogOf("ivr").find("\"draining\"") != std::string::npos; }));
  phone_->Press("2");
  EXPECT_TRUE(phone_->WaitToHear("offer_declined")) << phone_->HeardIds();
  EXPECT_TRUE(phone_->WaitForEnd());
  EXPECT_EQ(ended.get(), 0);
  EXPECT_EQ(phone_->state(), phone::Phone::State::kOver) << "somebody else was rung";

  // The answer outlived the process, and now it is the next one's turn.
  system_.Start("ivr");
  ASSERT_TRUE(system_.WaitReady("ivr"));
  EXPECT_EQ(Ended(ivr::v1::VOICE_OUTCOME_DECLINED).attempts(), 1u);
  EXPECT_TRUE(phone_->Listen());
}

}  // namespace
}  // namespace vagtbro::harness
