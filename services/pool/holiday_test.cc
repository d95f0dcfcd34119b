// An area manager lets somebody on holiday be asked: only they are, and the roster is told by whom.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/journal/replay.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class HolidayTest : public testing::Test {
 protected:
  HolidayTest() {
    auto lone = Staff("lone", "office");
    lone.add_leads_unit_ids("sol-1");
    house_.Employ(lone);
    for (const std::string id : {"own", "other"}) {
      house_.Employ(Staff(id, "sol-1"));
      house_.Holiday("p-" + id, Local("2026-02-01 00:00"), Local("2026-02-09 00:00"));
    }
    house_.OpenGap("gap-1", Local("2026-02-03 15:00"), Local("2026-02-03 23:00"));
  }
  ~HolidayTest() override {
    PoolState fresh;
    EXPECT_TRUE(kit::ReplayDifferences(disk_, fresh).empty());
  }

  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 12:00")};
};

TEST_F(HolidayTest, TheSearchStartsAgainForThePersonAndForNobodyElse) {
  ASSERT_EQ(house_.Cover("gap-1").leader_employment_id(), "lone");
  EXPECT_THAT(house_.Asked("gap-1"), IsEmpty());
  house_.AllowHoliday("gap-1", "own", "lone");
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("own"));
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "");

  const std::string offer = house_.OfferTo("gap-1", "own").offer().offer_id();
  EXPECT_EQ(house_.Answer(offer, "own", true).outcome(), v1::ANSWER_OUTCOME_PENDING);
  v1::OfferAccepted accepted;
  for (const kit::Envelope& event : house_.Told()) {
    if (event.type() == "vagtbro.pool.v1.OfferAccepted") accepted.ParseFromString(event.payload());
  }
  EXPECT_EQ(accepted.holiday_approver_employment_id(), "lone");
}

TEST_F(HolidayTest, ANoTellsTheLeaderAgain) {
  house_.AllowHoliday("gap-1", "own", "lone");
  house_.Answer(house_.OfferTo("gap-1", "own").offer().offer_id(), "own", false);
  house_.Settle();
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "lone");
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("own"));
}

TEST_F(HolidayTest, OtherLeaveStaysLeave) {
  directory::v1::LeaveRegistered leave;
  leave.set_leave_id("leave-2");
  leave.set_person_id("p-own");
  *leave.mutable_interval() =
      kit::MakeInterval(Local("2026-02-03 00:00"), Local("2026-02-04 00:00"));
  house_.FromDirectory(leave);
  house_.AllowHoliday("gap-1", "own", "lone");
  EXPECT_THAT(house_.Asked("gap-1"), IsEmpty());
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "lone");
}

TEST_F(HolidayTest, AYesWithoutAHolidayNamesNoApprover) {
  house_.Employ(Staff("free", "sol-1"));
  house_.Holiday("p-free", Local("2026-02-01 00:00"), Local("2026-02-09 00:00"));
  house_.AllowHoliday("gap-1", "free", "lone");
  house_.Holiday("p-free", Local("2026-02-10 00:00"), Local("2026-02-12 00:00"));  // it was moved
  ASSERT_THAT(house_.Asked("gap-1"), ElementsAre("free"));
  house_.Answer(house_.OfferTo("gap-1", "free").offer().offer_id(), "free", true);
  for (const kit::Envelope& event : house_.Told()) {
    v1::OfferAccepted accepted;
    if (event.type() != "vagtbro.pool.v1.OfferAccepted") continue;
    accepted.ParseFromString(event.payload());
    EXPECT_EQ(accepted.holiday_approver_employment_id(), "");
  }
}

}  // namespace
}  // namespace vagtbro::pool
