// Who is told: if no message reaches a leader, the next one is.
#include <gtest/gtest.h>

#include "kit/journal/replay.h"
#include "pool/testing/pool_house.h"
#include "vagtbro/notifications/v1/notifications_events.pb.h"

namespace vagtbro::pool {
namespace {

class LeadersTest : public testing::Test {
 protected:
  LeadersTest() {
    for (const std::string id : {"anna", "bent"}) {
      auto leader = Staff(id, "office");
      leader.add_leads_unit_ids("sol-1");
      house_.Employ(leader);
    }
    house_.OpenGap("gap-1", Local("2026-02-03 15:00"), Local("2026-02-03 23:00"));
  }
  ~LeadersTest() override {
    PoolState fresh;
    EXPECT_TRUE(kit::ReplayDifferences(disk_, fresh).empty());
  }

  void Fails(const std::string& id, notifications::v1::MessageCause cause) {
    notifications::v1::MessageFailed failed;
    failed.set_message_id("msg-" + id);
    failed.set_employment_id(id);
    failed.set_reason("UNDELIVERABLE");
    failed.set_cause(cause);
    failed.set_cause_id("gap-1");
    house_.FromNotifications(failed);
    house_.Settle();
  }
  std::string Told() { return house_.Cover("gap-1").leader_employment_id(); }

  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 12:00")};
};

TEST_F(LeadersTest, WhoCannotBeReachedIsFollowedByTheNext) {
  EXPECT_EQ(Told(), "anna");
  Fails("anna", notifications::v1::MESSAGE_CAUSE_ESCALATED);
  EXPECT_EQ(Told(), "bent");
  Fails("bent", notifications::v1::MESSAGE_CAUSE_ESCALATED);
  EXPECT_EQ(Told(), "") << "nobody is left";
  EXPECT_TRUE(house_.Cover("gap-1").has_next_step_time());
}

TEST_F(LeadersTest, AnotherMessageThatFailsChangesNothing) {
  Fails("anna", notifications::v1::MESSAGE_CAUSE_CONFIRMED);
  EXPECT_EQ(Told(), "anna");
}

}  // namespace
}  // namespace vagtbro::pool
