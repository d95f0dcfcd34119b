// Searches as stories: who is asked when, and who is told in the end. On a disk in memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/journal/replay.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class SearchTest : public testing::Test {
 protected:
  ~SearchTest() override {
    PoolState fresh;
    EXPECT_TRUE(kit::ReplayDifferences(disk_, fresh).empty());
  }

  // A gap tomorrow 15:00 to 23:00, opened now.
  void OpenTomorrow() {
    house_.OpenGap("gap-1", Local("2026-02-03 15:00"), Local("2026-02-03 23:00"));
  }

  void LeaderOf(const std::string& unit) {
    auto lone = Staff("lone", "office");
    lone.add_leads_unit_ids(unit);
    house_.Employ(lone);
  }

  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 12:00")};
};

TEST_F(SearchTest, TheOwnThenSistersThenThePoolThenAgenciesThenTheLeader) {
  LeaderOf("sol-1");
  house_.Employ(Staff("sis", "sol-2"));
  house_.Employ(Staff("own", "sol-1"));
  house_.Employ(Staff("stranger", "elm-1"));
  house_.Employ(PoolMember("sub"));
  house_.Employ(Agency("temp"));
  OpenTomorrow();
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("own"));

  const std::vector<std::string> order = {"own", "sis", "sub", "temp"};
  for (size_t i = 0; i < order.size(); ++i) {
    ASSERT_EQ(house_.Asked("gap-1").size(), i + 1);
    EXPECT_EQ(house_.Asked("gap-1").back(), order[i]);
    house_.Answer(house_.OfferTo("gap-1", order[i]).offer().offer_id(), order[i], false);
    house_.Settle();  // everybody on the rung has said no: the next one is entered at once
  }
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "lone");
  EXPECT_EQ(house_.Cover("gap-1").escalation_reason(), v1::ESCALATION_REASON_LADDER_EXHAUSTED);
  EXPECT_FALSE(house_.Cover("gap-1").has_next_step_time());
}

TEST_F(SearchTest, ThoseWhoseDutyLeadsIntoTheGapAreAskedToStay) {
  house_.Employ(Staff("day", "sol-1"));
  house_.Employ(Staff("late", "sol-1"));
  house_.Publish("s-1", "day", "sol-1", Local("2026-02-02 09:00"), Local("2026-02-02 15:30"));
  house_.Publish("s-2", "late", "sol-1", Local("2026-02-02 19:46"), Local("2026-02-02 23:00"));
  house_.OpenGap("gap-1", Local("2026-02-02 16:00"), Local("2026-02-02 19:00"));
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("day"));
  EXPECT_EQ(house_.RejectionOf("gap-1", v1::RUNG_EXTENSION, "late"), "?") << "46 minutes away";
}

TEST_F(SearchTest, WithADayLeftAWaveIsAFewPeopleEveryHour) {
  for (int i = 0; i < 9; ++i) house_.Employ(Staff("own-" + std::to_string(i), "sol-1"));
  OpenTomorrow();
  EXPECT_EQ(house_.Open("gap-1"), 7U);
  const absl::Time next = Local("2026-02-02 13:00");
  house_.MoveTo(next - absl::Nanoseconds(1));
  EXPECT_EQ(house_.Asked("gap-1").size(), 7U);
  house_.MoveTo(next);
  EXPECT_EQ(house_.Asked("gap-1").size(), 9U);
  EXPECT_EQ(house_.Open("gap-1"), 2U);
}

TEST_F(SearchTest, TheLessTimeIsLeftTheMoreAreAskedAtOnce) {
  for (int i = 0; i < 30; ++i) house_.Employ(Staff("own-" + std::to_string(i), "sol-1"));
  house_.OpenGap("soon", Local("2026-02-02 12:10"), Local("2026-02-02 20:00"));
  EXPECT_EQ(house_.Open("soon"), 25U) << "within two minutes few answer: the biggest wave";
}

TEST_F(SearchTest, WhoNeverAnswersIsNotCountedOn) {
  for (int i = 0; i < 30; ++i) house_.Employ(Staff("own-" + std::to_string(i), "sol-1"));
  OpenTomorrow();
  const size_t at_first = house_.Open("gap-1");
  // A week of silence.
  house_.CloseGap("gap-1", roster::v1::GAP_CLOSE_REASON_NOT_NEEDED);
  for (int day = 3; day < 9; ++day) {
    const std::string date = "2026-02-0" + std::to_string(day);
    house_.MoveTo(Local(date + " 12:00"));
    house_.OpenGap("gap-" + date, Local(date + " 13:00"), Local(date + " 20:00"));
    house_.MoveTo(Local(date + " 21:00"));
    house_.CloseGap("gap-" + date, roster::v1::GAP_CLOSE_REASON_EXPIRED);
  }
  house_.MoveTo(Local("2026-02-16 12:00"));
  house_.OpenGap("later", Local("2026-02-17 15:00"), Local("2026-02-17 23:00"));
  EXPECT_GT(house_.Open("later"), at_first);
}

TEST_F(SearchTest, ARungIsLeftWhenItsTimeIsUpThoughOffersAreOpen) {
  LeaderOf("sol-1");
  for (int i = 0; i < 80; ++i) house_.Employ(Staff("own-" + std::to_string(i), "sol-1"));
  house_.Employ(PoolMember("sub"));
  house_.OpenGap("gap-1", Local("2026-02-02 12:13"), Local("2026-02-02 20:00"));
  const auto end = kit::FromProto(house_.Cover("gap-1").rung_end_time());
  EXPECT_EQ(house_.Cover("gap-1").rung(), v1::RUNG_OWN_OFF_DUTY);
  house_.MoveTo(end - absl::Nanoseconds(1));
  EXPECT_EQ(house_.OfferTo("gap-1", "sub").state(), v1::OFFER_STATE_UNSPECIFIED);
  EXPECT_GT(house_.Open("gap-1"), 0U);
  house_.MoveTo(end);
  EXPECT_EQ(house_.OfferTo("gap-1", "sub").state(), v1::OFFER_STATE_OPEN);
}

TEST_F(SearchTest, TheLeaderIsToldAsTheShiftBeginsAndALateYesStillCounts) {
  LeaderOf("sol-1");
  for (int i = 0; i < 260; ++i) house_.Employ(Staff("own-" + std::to_string(i), "sol-1"));
  v1::PolicySet policy;
  policy.add_ladder()->set_rung(v1::RUNG_OWN_OFF_DUTY);
  policy.add_ladder()->set_rung(v1::RUNG_LEADER);
  house_.SetPolicy(policy);
  house_.OpenGap("gap-1", Local("2026-02-02 12:16"), Local("2026-02-02 20:00"));
  house_.MoveTo(Local("2026-02-02 12:15"));
  EXPECT_FALSE(house_.Cover("gap-1").has_escalate_time());
  // The wave of 12:15 is open as the shift begins.
  house_.MoveTo(Local("2026-02-02 12:16"));
  EXPECT_EQ(house_.Cover("gap-1").escalation_reason(), v1::ESCALATION_REASON_TIME_UP);
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "lone");
  ASSERT_GT(house_.Open("gap-1"), 0U);
  for (const std::string& id : house_.Asked("gap-1")) {
    const v1::OfferRow offer = house_.OfferTo("gap-1", id);
    if (offer.state() != v1::OFFER_STATE_OPEN) continue;
    EXPECT_EQ(house_.Answer(offer.offer().offer_id(), id, true).outcome(),
              v1::ANSWER_OUTCOME_PENDING);
    break;
  }
}

TEST_F(SearchTest, InQuietHoursTheSearchRestsUntilTheMorning) {
  house_.Employ(Staff("own", "sol-1"));
  house_.Employ(PoolMember("sub"));
  house_.MoveTo(Local("2026-02-02 23:00"));
  OpenTomorrow();
  EXPECT_THAT(house_.Asked("gap-1"), IsEmpty());
  EXPECT_EQ(kit::FromProto(house_.Cover("gap-1").next_step_time()), Local("2026-02-03 05:30"));
  house_.MoveTo(Local("2026-02-03 05:30") - absl::Nanoseconds(1));
  EXPECT_THAT(house_.Asked("gap-1"), IsEmpty());
  house_.MoveTo(Local("2026-02-03 05:30"));
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("own")) << "on the rung where it rested";
  EXPECT_EQ(house_.RejectionOf("gap-1", v1::RUNG_OWN_OFF_DUTY, "own"), "");
}

TEST_F(SearchTest, WhoAgreedToTheNightIsAskedAtNight) {
  house_.Employ(Staff("own", "sol-1"));
  house_.Employ(Staff("owl", "sol-1"));
  house_.Consent("owl", true, true);
  house_.MoveTo(Local("2026-02-02 23:00"));
  OpenTomorrow();
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("owl"));
  EXPECT_EQ(house_.RejectionOf("gap-1", v1::RUNG_OWN_OFF_DUTY, "own"), "QUIET_HOURS");
}

TEST_F(SearchTest, IfTheNightEndsTooLateTheLeaderIsToldAtOnce) {
  LeaderOf("sol-1");
  house_.Employ(Staff("own", "sol-1"));
  house_.MoveTo(Local("2026-02-03 04:00"));
  house_.OpenGap("gap-1", Local("2026-02-03 06:15"), Local("2026-02-03 14:00"));
  EXPECT_THAT(house_.Asked("gap-1"), IsEmpty());
  EXPECT_EQ(house_.Cover("gap-1").escalation_reason(), v1::ESCALATION_REASON_QUIET_HOURS);
  house_.OpenGap("gap-2", Local("2026-02-03 06:16"), Local("2026-02-03 14:00"));
  EXPECT_EQ(house_.Cover("gap-2").leader_employment_id(), "") << "45 minutes and one are enough";
}

TEST_F(SearchTest, NobodyIsAskedMoreOftenThanTheBudget) {
  house_.Employ(Staff("own", "sol-1"));
  for (int i = 0; i < 4; ++i) {
    const std::string gap = "gap-" + std::to_string(i);
    house_.OpenGap(gap, Local("2026-02-04 07:00") + absl::Hours(24 * i),
                   Local("2026-02-04 15:00") + absl::Hours(24 * i));
  }
  EXPECT_THAT(house_.Asked("gap-2"), ElementsAre("own"));
  EXPECT_THAT(house_.Asked("gap-3"), IsEmpty());
  EXPECT_EQ(house_.RejectionOf("gap-3", v1::RUNG_OWN_OFF_DUTY, "own"), "CONTACT_BUDGET");
}

TEST_F(SearchTest, TwoEmploymentsAreOnePersonToBudgetAndOffers) {
  house_.Employ(Staff("own", "sol-1"));
  auto second = PoolMember("sub");
  second.set_person_id("p-own");
  house_.Employ(second);
  OpenTomorrow();
  house_.Answer(house_.OfferTo("gap-1", "own").offer().offer_id(), "own", false);
  house_.Settle();
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("own"));
  EXPECT_EQ(house_.RejectionOf("gap-1", v1::RUNG_SUBSTITUTE_POOL, "sub"), "ALREADY_ASKED");
}

TEST_F(SearchTest, WhoTheRosterTookOffTheShiftIsAwayThoughTheSickCallComesLater) {
  house_.Employ(Staff("ill", "sol-1"));
  house_.Publish("s-1", "ill", "sol-1", Local("2026-02-03 15:00"), Local("2026-02-03 23:00"));
  roster::v1::ShiftVacated vacated;
  vacated.set_shift_id("s-1");
  vacated.set_employment_id("ill");
  vacated.set_absence_id("abs-1");
  house_.FromRoster(vacated);
  OpenTomorrow();
  EXPECT_THAT(house_.Asked("gap-1"), IsEmpty());
  EXPECT_EQ(house_.RejectionOf("gap-1", v1::RUNG_OWN_OFF_DUTY, "ill"), "AWAY");
}

TEST_F(SearchTest, ASickCallOfSomebodyNotYetKnownCountsOnceTheyAre) {
  house_.Sick("abs-1", "ill", Local("2026-02-02 06:00"), Local("2026-02-04 00:00"));
  house_.Employ(Staff("ill", "sol-1"));
  OpenTomorrow();
  EXPECT_EQ(house_.RejectionOf("gap-1", v1::RUNG_OWN_OFF_DUTY, "ill"), "AWAY");
}

TEST_F(SearchTest, AgenciesAreAskedOneAtATimeInThePolicysOrder) {
  for (const char* id : {"a", "b", "c"}) house_.Employ(Agency(id));
  v1::PolicySet policy;
  policy.add_agency_employment_ids("c");
  policy.add_agency_employment_ids("a");
  house_.SetPolicy(policy);
  OpenTomorrow();
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("c"));
  house_.Answer(house_.OfferTo("gap-1", "c").offer().offer_id(), "c", false);
  house_.Settle();
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("c", "a"));
}

TEST_F(SearchTest, AnAgencyHasThreeQuartersOfAnHourAndTheLeaderTheRest) {
  LeaderOf("sol-1");
  house_.Employ(Agency("temp"));
  house_.OpenGap("gap-1", Local("2026-02-02 13:00"), Local("2026-02-02 20:00"));
  ASSERT_THAT(house_.Asked("gap-1"), ElementsAre("temp"));
  const absl::Time lapse = Local("2026-02-02 12:45");
  house_.MoveTo(lapse - absl::Nanoseconds(1));
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "");
  house_.MoveTo(lapse);
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "lone");
  EXPECT_EQ(
      house_.Answer(house_.OfferTo("gap-1", "temp").offer().offer_id(), "temp", true).outcome(),
      v1::ANSWER_OUTCOME_PENDING);
}

TEST_F(SearchTest, WithoutAnybodyToTellTheSearchLooksAgain) {
  OpenTomorrow();
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "");
  EXPECT_EQ(kit::FromProto(house_.Cover("gap-1").next_step_time()), Local("2026-02-02 12:15"));
  LeaderOf("sol-1");
  house_.MoveTo(Local("2026-02-02 12:15"));
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "lone");
}

TEST_F(SearchTest, ALeaderOnHolidayIsNotTold) {
  LeaderOf("sol-1");
  auto other = Staff("otto", "office");
  other.add_leads_unit_ids("elm-1");
  house_.Employ(other);
  house_.Holiday("p-lone", Local("2026-02-01 00:00"), Local("2026-02-08 00:00"));
  OpenTomorrow();
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "otto");
}

TEST_F(SearchTest, AGapThatOpensInTheMiddleOfItsShiftIsSearchedAQuarter) {
  LeaderOf("sol-1");
  house_.Employ(Staff("own", "sol-1"));
  house_.OpenGap("gap-1", Local("2026-02-02 12:00"), Local("2026-02-02 15:00"));
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("own"));
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "");
  house_.MoveTo(Local("2026-02-02 12:15"));
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "lone");
}

TEST_F(SearchTest, WhileTheRosterIsSilentNobodyElseIsAskedAndInTheEndTheLeaderIsTold) {
  LeaderOf("sol-1");
  for (int i = 0; i < 40; ++i) house_.Employ(Staff("own-" + std::to_string(i), "sol-1"));
  house_.OpenGap("gap-1", Local("2026-02-02 14:00"), Local("2026-02-02 20:00"));
  const std::string first = house_.Asked("gap-1").front();
  house_.Answer(house_.OfferTo("gap-1", first).offer().offer_id(), first, true);
  house_.MoveTo(Local("2026-02-02 13:59"));
  EXPECT_EQ(house_.Asked("gap-1").size(), 16U) << "the first wave";
  EXPECT_FALSE(house_.Cover("gap-1").has_escalate_time());
  house_.MoveTo(Local("2026-02-02 14:00"));
  EXPECT_EQ(house_.Cover("gap-1").escalation_reason(), v1::ESCALATION_REASON_TIME_UP);
  house_.Confirm("gap-1");
  EXPECT_EQ(house_.Cover("gap-1").covered_by_employment_id(), first);
}

TEST_F(SearchTest, NinetyDaysLaterNobodyKnowsWhoWasThoughtOf) {
  house_.Employ(Staff("own", "sol-1"));
  house_.Employ(Staff("other", "sol-1"));
  OpenTomorrow();
  house_.Answer(house_.OfferTo("gap-1", "own").offer().offer_id(), "own", true);
  house_.Confirm("gap-1");
  house_.MoveTo(Local("2026-02-02 12:00") + absl::Hours(24 * 90 + 2));
  EXPECT_TRUE(house_.state().rankings().rows().empty());
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("own")) << "who took the shift is no secret";
}

}  // namespace
}  // namespace vagtbro::pool
