// Who is told when the plan changes, when, and in which words.
#include "notifications/domain/calm.h"
#include "notifications/react/hear.h"
#include "notifications/testing/house.h"

namespace vagtbro::notifications {
namespace {

const std::string kLeadersPhone = "+4520000009";

template <class Medium>
class HearPlanTest : public House<Medium> {
 protected:
  void SetUp() override {
    this->Hears(this->roster, Unit());
    this->Hears(this->roster, Published("shift-1", DayShift()));
    this->Hears(this->directory, LeaderOf("beech", "leader"));
  }

  void HearsReleased(roster::v1::ReleaseCause cause) {
    roster::v1::ShiftReleased event;
    event.set_shift_id("shift-1");
    event.set_employment_id("ada");
    event.set_cause(cause);
    this->Hears(this->roster, event);
  }
  void HearsDropped() {
    roster::v1::TeamShiftDropped event;
    event.set_shift_id("shift-1");
    event.add_unit_ids("beech");
    this->Hears(this->roster, event);
  }
  void HearsStoodBy() {
    pool::v1::OfferStoodBy event;
    event.set_offer_id("offer-1");
    event.set_gap_id("gap-1");
    event.set_employment_id("ada");
    event.set_place("Bøgehuset");
    *event.mutable_interval() = DayShift();
    this->Hears(this->pool, event);
  }
  std::string TextTo(const std::string& phone) {
    this->SendsAll();
    const auto texts = this->TextsTo(phone);
    EXPECT_EQ(texts.size(), 1u);
    return texts.empty() ? "" : texts.back();
  }
};
TYPED_TEST_SUITE(HearPlanTest, BothDisks);

TYPED_TEST(HearPlanTest, WhoTakesOverABasisShiftHearsWhichOne) {
  roster::v1::ShiftAbsorbed event;
  event.set_shift_id("shift-1");
  event.set_team_shift_id("shift-2");
  event.set_employment_id("ada");
  event.add_unit_ids("beech");
  this->Hears(this->roster, event);
  EXPECT_EQ(this->TextTo(kAdasPhone),
            "Du går over på en anden vagt: Bøgehuset man 2/2 kl. 07:00-15:00. Din teamvagt falder "
            "væk. Se vagtplanen.");
  EXPECT_TRUE(this->TextsTo(kLeadersPhone).empty());
}

TYPED_TEST(HearPlanTest, AnOfferThatTakesSomebodyFromAnOwnShiftSaysSo) {
  pool::v1::ShiftOffered event;
  event.set_offer_id("offer-1");
  event.set_gap_id("gap-1");
  event.set_employment_id("ada");
  event.set_place("Bøgehuset");
  *event.mutable_interval() = DayShift();
  *event.mutable_lapse_time() = event.interval().start_time();
  event.set_reply_code("4821");
  event.set_release_shift_id("shift-2");
  this->Hears(this->pool, event);
  EXPECT_NE(this->TextTo(kAdasPhone).find("Så slipper du din egen vagt."), std::string::npos);
}

TYPED_TEST(HearPlanTest, TheLeaderHearsThatATeamShiftFallsAway) {
  this->HearsDropped();
  EXPECT_EQ(this->TextTo(kLeadersPhone),
            "En teamvagt falder væk: Bøgehuset man 2/2 kl. 07:00-15:00. Der søges ikke efter en "
            "anden. Se vagtplanen.");
  EXPECT_TRUE(this->TextsTo(kAdasPhone).empty());
}

TYPED_TEST(HearPlanTest, NoLeaderOfAnotherUnitOrOnLeaveOrGoneIsTold) {
  this->Hears(this->directory, LeaderOf("oak", "bo"));
  directory::v1::EmploymentRegistered ended = LeaderOf("beech", "ada");
  *ended.mutable_end_time() = kit::ToProto(Local(5, 0));
  this->Hears(this->directory, ended);
  directory::v1::LeaveRegistered leave;
  leave.set_leave_id("leave-1");
  leave.set_person_id("p-leader");
  *leave.mutable_interval() = kit::MakeInterval(Local(0, 0), Local(23, 0));
  this->Hears(this->directory, leave);
  this->HearsDropped();
  EXPECT_TRUE(this->state->messages.rows().empty());
}

TYPED_TEST(HearPlanTest, ALeaderIsNotWokenForAnInformation) {
  ASSERT_TRUE(this->clock.Advance(absl::Hours(17)).ok());  // 22:45
  this->HearsDropped();
  this->SendsAll();
  EXPECT_TRUE(this->TextsTo(kLeadersPhone).empty());
  this->Boot();
  this->Passes(absl::Hours(6) + absl::Minutes(44));
  this->SendsAll();
  EXPECT_TRUE(this->TextsTo(kLeadersPhone).empty());
  this->Passes(absl::Minutes(1));
  EXPECT_NE(this->TextTo(kLeadersPhone), "");
}

TYPED_TEST(HearPlanTest, WhoIsReleasedHearsWhyInPlainWords) {
  this->HearsReleased(roster::v1::RELEASE_CAUSE_CANCELLED);
  EXPECT_EQ(this->TextTo(kAdasPhone),
            "Du skal ikke møde på den vagt: Bøgehuset man 2/2 kl. 07:00-15:00. Se vagtplanen. Dit "
            "afbud er noteret.");
}

TYPED_TEST(HearPlanTest, WhoIsThereUntilACertainTimeIsToldToComeAndWhenToLeave) {
  roster::v1::ShiftReleased event;
  event.set_shift_id("shift-1");
  event.set_employment_id("ada");
  event.set_cause(roster::v1::RELEASE_CAUSE_TRAINING);
  *event.mutable_leave_time() = kit::ToProto(Local(9, 0));
  this->Hears(this->roster, event);
  EXPECT_EQ(this->TextTo(kAdasPhone),
            "Du går fra vagten kl. 09:00: Bøgehuset man 2/2 kl. 07:00-15:00. Se vagtplanen. Du er "
            "på kursus i den tid.");
}

TYPED_TEST(HearPlanTest, WhoIsReleasedInTheMiddleOfAShiftLeavesNow) {
  ASSERT_TRUE(this->clock.Advance(absl::Hours(4)).ok());  // 09:45
  this->HearsReleased(roster::v1::RELEASE_CAUSE_PLANNER);
  EXPECT_EQ(this->TextTo(kAdasPhone).rfind("Du går fra vagten kl. 09:45: Bøgehuset", 0), 0u);
}

TYPED_TEST(HearPlanTest, WhoLeavesAsTheShiftBeginsNeedNotCome) {
  roster::v1::ShiftReleased event;
  event.set_shift_id("shift-1");
  event.set_employment_id("ada");
  event.set_cause(roster::v1::RELEASE_CAUSE_TRAINING);
  *event.mutable_leave_time() = kit::ToProto(Local(7, 0));
  this->Hears(this->roster, event);
  EXPECT_EQ(this->TextTo(kAdasPhone).rfind("Du skal ikke møde på den vagt: Bøgehuset", 0), 0u);
}

TYPED_TEST(HearPlanTest, WhoTakesAnotherShiftInsteadIsToldOfThatOneOnly) {
  this->HearsReleased(roster::v1::RELEASE_CAUSE_MOVED);
  EXPECT_TRUE(this->state->messages.rows().empty());
}

TYPED_TEST(HearPlanTest, TheLikeMayHappenTwiceAndIsToldTwiceButOneEventOnce) {
  this->HearsReleased(roster::v1::RELEASE_CAUSE_PLANNER);
  ASSERT_EQ(this->roster.Deliver(*this->journal, *this->hearing), kit::Digested::kDone);
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kAdasPhone).size(), 1u);
  this->HearsReleased(roster::v1::RELEASE_CAUSE_PLANNER);
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kAdasPhone).size(), 2u);
}

TYPED_TEST(HearPlanTest, AMovedShiftIsToldWithTheTimeBefore) {
  roster::v1::ShiftChanged event;
  *event.mutable_shift() = Published("shift-1", DayShift()).shifts(0);
  *event.mutable_shift()->mutable_interval() = kit::MakeInterval(Local(9, 0), Local(17, 0));
  *event.mutable_previous_interval() = DayShift();
  this->Hears(this->roster, event);
  EXPECT_EQ(this->TextTo(kAdasPhone),
            "Din vagt er ændret: Bøgehuset man 2/2 kl. 09:00-17:00. Tal med din leder, hvis du "
            "ikke kan. Før: man 2/2 kl. 07:00-15:00.");
  EXPECT_EQ(kit::Start(this->state->shifts.Get("legeby/shift-1").interval()), Local(9, 0));
}

TYPED_TEST(HearPlanTest, TheHolderOfACancelledShiftNeedNotCome) {
  roster::v1::ShiftCancelled event;
  event.set_shift_id("shift-1");
  event.set_employment_id("ada");
  this->Hears(this->roster, event);
  EXPECT_EQ(this->TextTo(kAdasPhone).rfind("Din vagt er aflyst: Bøgehuset", 0), 0u);
}

TYPED_TEST(HearPlanTest, ACancelledShiftThatNobodyHeldIsToldToNobody) {
  roster::v1::ShiftCancelled event;
  event.set_shift_id("shift-1");
  this->Hears(this->roster, event);
  EXPECT_TRUE(this->state->messages.rows().empty());
}

TYPED_TEST(HearPlanTest, TheLeaderHearsOfAClosedUnitAndOfACoverThatDidNotCome) {
  roster::v1::UnitClosed closed;
  closed.set_unit_id("beech");
  *closed.mutable_interval() = DayShift();
  this->Hears(this->roster, closed);
  roster::v1::CheckInMissed missed;
  missed.set_shift_id("shift-1");
  missed.set_employment_id("ada");
  this->Hears(this->roster, missed);
  this->SendsAll();
  const auto texts = this->TextsTo(kLeadersPhone);
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_EQ(texts[0].rfind("Afdelingen er lukket: Bøgehuset man 2/2", 0), 0u);
  EXPECT_EQ(texts[1].rfind("Afløseren er ikke mødt: Bøgehuset man 2/2", 0), 0u);
  EXPECT_TRUE(this->TextsTo(kAdasPhone).empty());
}

TYPED_TEST(HearPlanTest, ThoseOnDutyHearWhichPlanHoldsUpAsWellAsDown) {
  roster::v1::TasksReplanned event;
  event.set_unit_id("beech");
  *event.mutable_interval() = DayShift();
  event.add_employment_ids("ada");
  for (const auto level : {roster::v1::SERVICE_LEVEL_B, roster::v1::SERVICE_LEVEL_A}) {
    event.set_level(level);
    this->Hears(this->roster, event);
  }
  this->SendsAll();
  const auto texts = this->TextsTo(kAdasPhone);
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_EQ(texts[0],
            "Opgaverne er ændret: Bøgehuset man 2/2 kl. 07:00-15:00. Nu gælder B-planen: noget "
            "flyttes. Se dagsplanen.");
  EXPECT_NE(texts[1].find("A-planen"), std::string::npos);
}

TYPED_TEST(HearPlanTest, TasksOfLaterDaysAreNobodysConcernYet) {
  roster::v1::TasksReplanned event;
  event.set_unit_id("beech");
  event.add_employment_ids("ada");
  event.set_level(roster::v1::SERVICE_LEVEL_B);
  const absl::Time later = Local(5, 45) + absl::Hours(36);
  *event.mutable_interval() = kit::MakeInterval(later, later + absl::Hours(8));
  this->Hears(this->roster, event);
  EXPECT_TRUE(this->state->messages.rows().empty());
  *event.mutable_interval() = kit::MakeInterval(later - absl::Seconds(1), later + absl::Hours(8));
  this->Hears(this->roster, event);
  EXPECT_EQ(this->state->messages.rows().size(), 1u);
}

TYPED_TEST(HearPlanTest, WhoStandsByHearsUntilWhenAndWhenItIsOver) {
  this->Hears(this->roster, Gap());
  this->HearsStoodBy();
  pool::v1::StandbyEnded ended;
  ended.set_offer_id("offer-1");
  ended.set_employment_id("ada");
  this->Hears(this->pool, ended);
  this->SendsAll();
  const auto texts = this->TextsTo(kAdasPhone);
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_EQ(texts[0],
            "En anden har vagten: Bøgehuset man 2/2 kl. 07:00-15:00. Du er på standby til kl. "
            "07:00. Tak.");
  EXPECT_EQ(texts[1].rfind("Du er ikke længere på standby: Bøgehuset", 0), 0u);
}

TYPED_TEST(HearPlanTest, WherePeopleCheckInAStandbyLastsALittleLonger) {
  roster::v1::UnitRegistered unit = Unit();
  unit.set_check_in_minutes(14);
  this->Hears(this->roster, unit);
  this->Hears(this->roster, Gap());
  this->HearsStoodBy();
  EXPECT_NE(this->TextTo(kAdasPhone).find("til kl. 07:15"), std::string::npos);
}

TYPED_TEST(HearPlanTest, WhatIsForAnAgencysWorkerGoesToTheirDesk) {
  directory::v1::EmploymentRegistered mia;
  mia.set_employment_id("ada");
  mia.set_agency_employment_id("bo");
  this->Hears(this->directory, mia);
  this->HearsReleased(roster::v1::RELEASE_CAUSE_PLANNER);
  this->SendsAll();
  EXPECT_TRUE(this->TextsTo(kAdasPhone).empty());
  EXPECT_EQ(this->TextsTo(kBosPhone).size(), 1u);
}

TYPED_TEST(HearPlanTest, WhoIsErasedLeavesNotEvenTheHashOfANumber) {
  this->HearsReleased(roster::v1::RELEASE_CAUSE_PLANNER);
  this->SendsAll();
  ASSERT_FALSE(this->RowOf(v1::MESSAGE_CAUSE_SHIFT_CHANGED, "ada").address_hash().empty());
  directory::v1::PersonErased erased;
  erased.set_person_id("p-ada");
  erased.add_employment_ids("ada");
  this->Hears(this->directory, erased);
  EXPECT_TRUE(this->RowOf(v1::MESSAGE_CAUSE_SHIFT_CHANGED, "ada").address_hash().empty());
  EXPECT_TRUE(this->state->messages.SentTo(this->key.Hash(kAdasPhone)).empty());
}

TYPED_TEST(HearPlanTest, WhoIsAskedToSwapAndHasNoBrowserGetsNoSmsForItWaitsOnTheirPage) {
  roster::v1::SwapAsked event;
  event.set_swap_id("swap-1");
  event.set_employment_id("ada");
  *event.mutable_interval() = DayShift();
  this->Hears(this->roster, event);
  this->SendsAll();
  EXPECT_TRUE(this->TextsTo(kAdasPhone).empty());
  EXPECT_EQ(this->KeyOf(v1::MESSAGE_CAUSE_SWAP_ASKED, "ada"), "") << "no message that went nowhere";
}

TYPED_TEST(HearPlanTest, ANoToASwapIsTold) {
  roster::v1::SwapSettled event;
  event.set_swap_id("swap-1");
  event.set_employment_id("ada");
  this->Hears(this->roster, event);
  EXPECT_EQ(this->TextTo(kAdasPhone),
            "Din kollega kan ikke bytte vagt med dig. Du har stadig din egen vagt.");
}

TYPED_TEST(HearPlanTest, AfterASwapEachHearsOfTheShiftTheyHaveNowHoweverOften) {
  roster::v1::SwapSettled settled;
  settled.set_swap_id("swap-1");
  settled.set_employment_id("ada");
  settled.set_made(true);
  this->Hears(this->roster, settled);
  this->Hears(this->roster, AssignedTo("ada", "bo"));
  EXPECT_EQ(this->TextTo(kAdasPhone),
            "Du har vagten: Bøgehuset man 2/2 kl. 07:00-15:00. Den står i vagtplanen. Tak.");
  this->Hears(this->roster, AssignedTo("ada", "bo"));
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kAdasPhone).size(), 2u) << "swapped away and back again";
}

}  // namespace
}  // namespace vagtbro::notifications
