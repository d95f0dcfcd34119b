// The verifier bites: a good plan, and each rule broken in turn.
#include "pool/match/testing/verifier.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pool/match/testing/corner.h"

namespace vagtbro::pool::match {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::StartsWith;

// Gap 0 on Tuesday, gap 1 on Thursday (may be split at noon), person 2's shift on Friday.
class VerifierTest : public testing::Test {
 protected:
  VerifierTest() : corner_(4, 17) {
    corner_.AddGap(1, 7, 15, 1000);
    corner_.AddGap(3, 7, 15, 1000);
    corner_.problem().gaps[1].split_times = {At(3, 11)};
    corner_.problem().gaps[1].split_price = 5;
    corner_.AddShift(2, 4, 7, 15, 7);
    for (int person = 0; person < 4; ++person) {
      corner_.CanTake(person, GapDuty(0), 10);
      corner_.CanTake(person, GapDuty(1), 20);
      corner_.CanTake(person, GapDuty(1, 1), 11);
      corner_.CanTake(person, GapDuty(1, 2), 12);
      if (person != 2) corner_.CanTake(person, ShiftDuty(0), 30);
    }
    plan_ = {{{0, GapDuty(0)}, {1, GapDuty(1)}}, {}, 30};
  }

  std::vector<std::string> Faults() { return FaultsOf(corner_.town(), plan_); }

  Corner corner_;
  Plan plan_;
};

TEST_F(VerifierTest, AGoodPlanHasNoFaults) { EXPECT_THAT(Faults(), IsEmpty()); }

TEST_F(VerifierTest, ASplitIsGoodAndPaidFor) {
  plan_ = {{{0, GapDuty(0)}, {1, GapDuty(1, 1)}, {3, GapDuty(1, 2)}}, {}, 10 + 11 + 12 + 5};
  EXPECT_THAT(Faults(), IsEmpty());
}

TEST_F(VerifierTest, RefusesAWrongSum) {
  plan_.cost = 29;
  EXPECT_THAT(Faults(), Contains(StartsWith("COST")));
}

TEST_F(VerifierTest, RefusesWhoWasNoCandidate) {
  corner_.problem().candidates.erase(corner_.problem().candidates.begin());
  EXPECT_THAT(Faults(), Contains(StartsWith("CANDIDATE")));
}

TEST_F(VerifierTest, RefusesAGapForgotten) {
  plan_ = {{{0, GapDuty(0)}}, {}, 10};
  EXPECT_THAT(Faults(), Contains(StartsWith("DROPPED")));
}

TEST_F(VerifierTest, RefusesAGapCoveredTwice) {
  plan_.assignments.push_back({3, GapDuty(1)});
  EXPECT_THAT(Faults(), Contains(StartsWith("TWICE")));
}

TEST_F(VerifierTest, RefusesAGapCoveredWholeAndInPart) {
  plan_.assignments.push_back({3, GapDuty(1, 1)});
  EXPECT_THAT(Faults(), Contains(StartsWith("TWICE")));
}

TEST_F(VerifierTest, RefusesHalfAGap) {
  plan_ = {{{0, GapDuty(0)}, {1, GapDuty(1, 1)}}, {1}, 10 + 11 + 5 + 1000};
  EXPECT_THAT(Faults(), Contains(StartsWith("HALF")));
}

TEST_F(VerifierTest, RefusesAShiftHandedToTwo) {
  plan_.assignments.push_back({0, ShiftDuty(0)});
  plan_.assignments.push_back({1, ShiftDuty(0)});
  EXPECT_THAT(Faults(), Contains(StartsWith("SHIFT-TWICE")));
}

TEST_F(VerifierTest, RefusesAShiftHandedToItsOwner) {
  plan_.assignments.push_back({2, ShiftDuty(0)});
  EXPECT_THAT(Faults(), Contains(StartsWith("OWN-SHIFT")));
}

TEST_F(VerifierTest, RefusesMoreExtraDutiesThanAllowed) {
  corner_.problem().people[0].most_extra = 0;
  EXPECT_THAT(Faults(), Contains(StartsWith("EXTRA")));
}

TEST_F(VerifierTest, RefusesMoreHoursThanThereIsRoomFor) {
  corner_.problem().people[0].room_minutes = {479};
  EXPECT_THAT(Faults(), Contains(StartsWith("HOURS")));
  corner_.problem().people[0].room_minutes = {480};
  EXPECT_THAT(Faults(), IsEmpty());
}

TEST_F(VerifierTest, RefusesTooLittleRestBesideThePlannedWeek) {
  corner_.AddPlanned(0, 2, 2, 6);  // 11 hours after the gap
  EXPECT_THAT(Faults(), IsEmpty());
  corner_.AddPlanned(1, 4, 1, 6);  // 10 hours after
  EXPECT_THAT(Faults(), Contains(StartsWith("REST")));
}

TEST_F(VerifierTest, RefusesTooLittleRestBesideAKeptMovableShift) {
  corner_.problem().shifts[0].interval = {At(1, 18), At(1, 23)};
  plan_.assignments[0].person = 2;
  EXPECT_THAT(Faults(), Contains(StartsWith("REST")));
  plan_.assignments.push_back({3, ShiftDuty(0)});  // handed over, it is in nobody's way
  plan_.cost += 30 + 7;
  EXPECT_THAT(Faults(), IsEmpty());
}

TEST_F(VerifierTest, RefusesTooManyShiftsInAWeek) {
  corner_.town().size.most_in_a_week = 1;
  EXPECT_THAT(Faults(), IsEmpty());
  plan_.assignments[1].person = 0;
  EXPECT_THAT(Faults(), Contains(StartsWith("WEEK")));
}

TEST_F(VerifierTest, RefusesABrokenPromise) {
  corner_.Promise(3, GapDuty(1), 500);
  EXPECT_THAT(Faults(), Contains(StartsWith("PROMISE")));
  plan_ = {{{0, GapDuty(0)}, {3, GapDuty(1)}}, {}, 510};
  EXPECT_THAT(Faults(), IsEmpty());
}

}  // namespace
}  // namespace vagtbro::pool::match
