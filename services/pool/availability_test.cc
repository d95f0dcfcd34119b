// People's own words as stories: who said "not now" is passed over, and asked again afterwards.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/journal/replay.h"
#include "kit/rpc/refusal.h"
#include "pool/api/contacts.h"
#include "pool/api/explain.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto kNotNow = v1::AVAILABILITY_WORD_NOT_NOW;
constexpr auto kOffShift = v1::AVAILABILITY_WORD_OFF_SHIFT;
constexpr auto kAgain = v1::AVAILABILITY_WORD_AGAIN;

class AvailabilityTest : public testing::Test {
 protected:
  AvailabilityTest() {
    auto lone = Staff("lone", "office");
    lone.add_leads_unit_ids("sol-1");
    house_.Employ(lone);
    house_.Employ(Staff("own", "sol-1"));
  }
  ~AvailabilityTest() override {
    PoolState fresh;
    EXPECT_TRUE(kit::ReplayDifferences(disk_, fresh).empty());
  }

  // A gap tomorrow 11:00 to 19:00, opened now.
  void OpenTomorrow() {
    house_.OpenGap("gap-1", Local("2026-02-03 11:00"), Local("2026-02-03 19:00"));
  }
  void SayNo(const std::string& id) {
    house_.Answer(house_.OfferTo("gap-1", id).offer().offer_id(), id, false);
    house_.Settle();
  }
  v1::GetContactsResponse ContactsOf(const std::string& id) {
    v1::GetContactsRequest request;
    request.set_tenant_id(kTenant);
    request.set_employment_id(id);
    v1::GetContactsResponse response;
    EXPECT_TRUE(GetContacts(house_.state(), request, &response, house_.now()).ok());
    return response;
  }
  // Everything that is told of somebody about the gap, in both languages.
  std::string WhyNot(const std::string& id) {
    v1::ExplainRequest request;
    request.set_tenant_id(kTenant);
    request.set_gap_id("gap-1");
    request.set_employment_id(id);
    v1::ExplainResponse response;
    EXPECT_TRUE(Explain(house_.state(), request, &response, house_.now()).ok());
    return response.ShortDebugString();
  }

  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 12:00")};
};

TEST_F(AvailabilityTest, WhoSaidNotNowIsPassedOverAndTheLadderGoesOn) {
  house_.Employ(PoolMember("sub"));
  ASSERT_TRUE(house_.Say("own", kNotNow, Local("2026-02-02 18:00")).ok());
  OpenTomorrow();
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("sub"));
  EXPECT_EQ(house_.RejectionOf("gap-1", v1::RUNG_OWN_OFF_DUTY, "own"), "NOT_NOW");
  EXPECT_THAT(WhyNot("own"), testing::HasSubstr("bedt om ikke at blive spurgt lige nu"));
  EXPECT_THAT(WhyNot("own"), testing::HasSubstr("has asked not to be asked for now"));
  EXPECT_EQ(kit::FromProto(ContactsOf("own").not_before_time()), Local("2026-02-02 18:00"));
  EXPECT_FALSE(ContactsOf("own").off_shift());
  EXPECT_FALSE(ContactsOf("sub").has_not_before_time());
}

TEST_F(AvailabilityTest, ThatCountsForAllEmploymentsOfThePerson) {
  auto second = PoolMember("second");
  second.set_person_id("p-own");
  house_.Employ(second);
  ASSERT_TRUE(house_.Say("second", kOffShift, Local("2026-02-02 20:00")).ok());
  OpenTomorrow();
  EXPECT_THAT(house_.Asked("gap-1"), IsEmpty());
  EXPECT_EQ(house_.RejectionOf("gap-1", v1::RUNG_OWN_OFF_DUTY, "own"), "OFF_SHIFT");
  EXPECT_EQ(house_.RejectionOf("gap-1", v1::RUNG_SUBSTITUTE_POOL, "second"), "OFF_SHIFT");
  EXPECT_TRUE(ContactsOf("own").off_shift());
}

TEST_F(AvailabilityTest, AsTheTimeIsOverTheyAreAskedThoughTheirRungWasLeft) {
  house_.Employ(PoolMember("sub"));
  const absl::Time until = Local("2026-02-02 12:10");
  ASSERT_TRUE(house_.Say("own", kNotNow, until).ok());
  OpenTomorrow();
  ASSERT_THAT(house_.Asked("gap-1"), ElementsAre("sub"));
  house_.MoveTo(until - absl::Nanoseconds(1));
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("sub"));
  house_.MoveTo(until);
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("sub", "own"));
  EXPECT_FALSE(ContactsOf("own").has_not_before_time());
  EXPECT_EQ(house_.state().words().Find(kit::Key(kTenant, "p-own")), nullptr)
      << "nothing of it is kept";
}

TEST_F(AvailabilityTest, AgainEndsItAtOnce) {
  house_.Employ(PoolMember("sub"));
  ASSERT_TRUE(house_.Say("own", kNotNow, Local("2026-02-03 08:00")).ok());
  OpenTomorrow();
  ASSERT_TRUE(house_.Say("own", kAgain).ok());
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("sub", "own"));
  EXPECT_TRUE(house_.Say("own", kAgain).ok()) << "said twice it is a quiet success";
}

TEST_F(AvailabilityTest, WithTheLeaderToldNobodyIsAskedAnyMore) {
  const absl::Time until = Local("2026-02-02 12:10");
  ASSERT_TRUE(house_.Say("own", kNotNow, until).ok());
  OpenTomorrow();
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "lone");
  house_.MoveTo(until);
  EXPECT_THAT(house_.Asked("gap-1"), IsEmpty());
}

TEST_F(AvailabilityTest, WithDaysLeftTheRungWaitsForThem) {
  ASSERT_TRUE(house_.Say("own", kNotNow, Local("2026-02-02 13:00")).ok());
  house_.OpenGap("gap-1", Local("2026-02-05 15:00"), Local("2026-02-05 23:00"));
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "");
  EXPECT_EQ(kit::FromProto(house_.Cover("gap-1").next_step_time()), Local("2026-02-02 13:00"));
  house_.MoveTo(Local("2026-02-02 13:00"));
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("own"));
}

TEST_F(AvailabilityTest, AnOpenOfferStaysOpenAndTheWordIsNoAnswer) {
  OpenTomorrow();
  ASSERT_THAT(house_.Asked("gap-1"), ElementsAre("own"));
  const v1::GetContactsResponse before = ContactsOf("own");
  ASSERT_TRUE(house_.Say("own", kNotNow, Local("2026-02-03 06:00")).ok());
  EXPECT_EQ(house_.OfferTo("gap-1", "own").state(), v1::OFFER_STATE_OPEN);
  EXPECT_EQ(ContactsOf("own").fortnight(), before.fortnight());
  const std::string offer = house_.OfferTo("gap-1", "own").offer().offer_id();
  EXPECT_EQ(house_.Answer(offer, "own", true).outcome(), v1::ANSWER_OUTCOME_PENDING);
}

TEST_F(AvailabilityTest, ALaterWordTakesThePlaceOfTheFirst) {
  ASSERT_TRUE(house_.Say("own", kNotNow, Local("2026-02-02 13:00")).ok());
  ASSERT_TRUE(house_.Say("own", kOffShift, Local("2026-02-02 22:00")).ok());
  house_.MoveTo(Local("2026-02-02 21:00"));
  EXPECT_EQ(kit::FromProto(ContactsOf("own").not_before_time()), Local("2026-02-02 22:00"));
  house_.MoveTo(Local("2026-02-02 22:00"));
  EXPECT_FALSE(ContactsOf("own").has_not_before_time());
}

TEST_F(AvailabilityTest, FortyEightHoursAreTheMost) {
  const absl::Time longest = house_.now() + absl::Hours(48);
  EXPECT_TRUE(house_.Say("own", kNotNow, longest).ok());
  const absl::Status longer = house_.Say("own", kNotNow, longest + absl::Nanoseconds(1));
  EXPECT_TRUE(absl::IsInvalidArgument(longer));
  EXPECT_EQ(kit::ReasonOf(longer), "TOO_LONG");
  EXPECT_EQ(kit::ReasonOf(house_.Say("own", kNotNow)), "MALFORMED_FIELD");
  EXPECT_EQ(kit::ReasonOf(house_.Say("own", kNotNow, house_.now())), "MALFORMED_FIELD");
  EXPECT_EQ(kit::ReasonOf(house_.Say("own", v1::AVAILABILITY_WORD_UNSPECIFIED)), "MALFORMED_FIELD");
  EXPECT_EQ(kit::ReasonOf(house_.Say("nobody", kAgain)), "UNKNOWN_EMPLOYMENT");
}

TEST_F(AvailabilityTest, AnOfferSaysFromWhenItsReceiverMayBeRungUp) {
  house_.Employ(Staff("quiet", "sol-1"));
  directory::v1::OfferConsentGiven consent;
  consent.set_employment_id("own");
  consent.set_sms_offers(true);
  consent.set_voice_offers(true);
  house_.FromDirectory(consent);
  OpenTomorrow();
  EXPECT_EQ(kit::FromProto(house_.OfferTo("gap-1", "own").offer().ring_time()), house_.now());
  EXPECT_FALSE(house_.OfferTo("gap-1", "quiet").offer().has_ring_time());
}

}  // namespace
}  // namespace vagtbro::pool
