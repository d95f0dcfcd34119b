// Who is told when somebody has a shift again, or could have it again.
#include "notifications/react/hear.h"
#include "notifications/testing/house.h"

namespace vagtbro::notifications {
namespace {

const std::string kLeadersPhone = "+4520000009";

template <class Medium>
class RestoredTest : public House<Medium> {
 protected:
  void SetUp() override {
    this->Hears(this->roster, Unit());
    this->Hears(this->roster, Published("shift-1", DayShift()));
    this->Hears(this->directory, LeaderOf("beech", "leader"));
  }

  void HearsTeamShift() {
    roster::v1::ShiftsPublished event = Published("team-1", DayShift());
    event.mutable_shifts(0)->set_tier(types::v1::SHIFT_TIER_TEAM);
    this->Hears(this->roster, event);
  }
  void HearsAbsorbed(const std::string& who) {
    roster::v1::ShiftAbsorbed event;
    event.set_shift_id("shift-1");
    event.set_team_shift_id("team-1");
    event.set_employment_id(who);
    this->Hears(this->roster, event);
  }
  void HearsRestored(const std::string& shift, const std::string& who,
                     const std::string& released) {
    roster::v1::ShiftRestored event;
    event.set_shift_id(shift);
    event.set_employment_id(who);
    event.set_released_employment_id(released);
    this->Hears(this->roster, event);
  }
  void HearsUndoOffered() {
    roster::v1::CoverUndoOffered event;
    event.set_shift_id("shift-1");
    event.set_employment_id("bo");
    event.set_cover_employment_id("ada");
    this->Hears(this->roster, event);
  }
};
TYPED_TEST_SUITE(RestoredTest, BothDisks);

TYPED_TEST(RestoredTest, BothTheHolderAndTheCoverHearWhoseTheShiftIs) {
  this->Hears(this->roster, Gap());
  this->HearsRestored("shift-1", "ada", "bo");
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kAdasPhone),
            std::vector<std::string>{"Du har din vagt igen: Bøgehuset man 2/2 kl. 07:00-15:00. "
                                     "Den står i vagtplanen."});
  EXPECT_EQ(this->TextsTo(kBosPhone),
            std::vector<std::string>{
                "You are off this shift: Bøgehuset Mon 2 Feb 07:00-15:00. See the roster."});
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_SHIFT_RESTORED, "ada").message().cause_id(), "gap-1");
}

TYPED_TEST(RestoredTest, AShiftThatNobodyCoveredGoesBackToo) {
  this->HearsRestored("shift-1", "ada", "");
  EXPECT_EQ(this->state->messages.rows().size(), 1u);
  EXPECT_NE(this->KeyOf(v1::MESSAGE_CAUSE_SHIFT_RESTORED, "ada"), "");
}

TYPED_TEST(RestoredTest, TheSameMayBeGivenBackTwiceButIsToldOncePerTime) {
  this->Hears(this->roster, Gap());
  this->HearsRestored("shift-1", "ada", "bo");
  ASSERT_EQ(this->roster.Deliver(*this->journal, *this->hearing), kit::Digested::kDone);
  this->HearsRestored("shift-1", "ada", "bo");
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kAdasPhone).size(), 2u);
  EXPECT_EQ(this->TextsTo(kBosPhone).size(), 2u);
}

// The two shifts are at the same place and time: one plain message, none that keeps her at home.
TYPED_TEST(RestoredTest, WhoIsBackOnTheTeamShiftHearsOfItOnceAndIsNotSentHome) {
  this->HearsTeamShift();
  this->HearsAbsorbed("ada");
  this->SendsAll();
  ASSERT_EQ(this->TextsTo(kAdasPhone).size(), 1u);
  this->Boot();
  this->HearsRestored("team-1", "ada", "");
  this->HearsRestored("shift-1", "bo", "ada");
  this->SendsAll();
  const auto texts = this->TextsTo(kAdasPhone);
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_EQ(texts[1],
            "Du har din vagt igen: Bøgehuset man 2/2 kl. 07:00-15:00. Den står i vagtplanen. Du "
            "skal ikke tage den anden vagt.");
  EXPECT_EQ(this->TextsTo(kBosPhone).size(), 1u);
}

TYPED_TEST(RestoredTest, WhoseTeamShiftDoesNotComeBackHearsWhichShiftFallsAway) {
  this->HearsTeamShift();
  this->HearsAbsorbed("ada");
  this->SendsAll();
  this->HearsRestored("shift-1", "bo", "ada");
  this->SendsAll();
  const auto texts = this->TextsTo(kAdasPhone);
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_EQ(texts[1],
            "Du skal ikke møde på den vagt: Bøgehuset man 2/2 kl. 07:00-15:00. Se vagtplanen.");
}

TYPED_TEST(RestoredTest, AnotherStoryOfTheSameShiftBeginsAnew) {
  this->HearsTeamShift();
  this->HearsAbsorbed("ada");
  this->HearsRestored("team-1", "ada", "");
  this->HearsRestored("shift-1", "bo", "ada");
  this->HearsRestored("shift-1", "bo", "ada");  // a cover by offer this time
  EXPECT_NE(this->KeyOf(v1::MESSAGE_CAUSE_SHIFT_CHANGED, "ada"), "");
}

TYPED_TEST(RestoredTest, TheLeaderHearsThatACoverMayBeUndone) {
  this->HearsUndoOffered();
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kLeadersPhone),
            std::vector<std::string>{
                "Den faste er meldt klar igen: Bøgehuset man 2/2 kl. 07:00-15:00. Afløsningen kan "
                "fortrydes, til vagten begynder. Fortryd i vagtplanen."});
  EXPECT_TRUE(this->TextsTo(kAdasPhone).empty());
  EXPECT_TRUE(this->TextsTo(kBosPhone).empty());
}

TYPED_TEST(RestoredTest, NobodyIsAskedToUndoWhatHasBegun) {
  this->HearsUndoOffered();
  this->Passes(absl::Minutes(75));  // 07:00
  this->SendsAll();
  EXPECT_TRUE(this->TextsTo(kLeadersPhone).empty());
  this->HearsUndoOffered();
  EXPECT_EQ(this->state->messages.rows().size(), 1u);
}

}  // namespace
}  // namespace vagtbro::notifications
