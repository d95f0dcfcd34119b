// Who is told that a PIN of the telephone was locked, and when.
#include <gtest/gtest.h>

#include "notifications/testing/house.h"

namespace vagtbro::notifications {
namespace {

template <class Medium>
class PinLockedTest : public House<Medium> {
 protected:
  void HearsPeople() {
    this->Hears(this->roster, Unit());
    this->Hears(this->directory, LeaderOf("beech", "leader"));
    directory::v1::EmploymentRegistered ada;
    ada.set_employment_id("ada");
    ada.set_person_id("p-ada");
    ada.set_home_unit_id("beech");
    this->Hears(this->directory, ada);
  }
  void HearsLock(const std::string& who) {
    directory::v1::PinLockedNotice lock;
    lock.set_employment_id(who);
    lock.set_locks(1);
    this->Hears(this->directory, lock);
  }
  std::vector<std::string> ToLeader() const { return this->TextsTo("+4520000009"); }
};
TYPED_TEST_SUITE(PinLockedTest, BothDisks);

TYPED_TEST(PinLockedTest, ThePersonAndTheLeaderOfTheirUnitAreToldOnceALock) {
  this->HearsPeople();
  this->HearsLock("ada");
  ASSERT_EQ(this->directory.Deliver(*this->journal, *this->hearing), kit::Digested::kDone);
  this->SendsAll();
  ASSERT_EQ(this->TextsTo(kAdasPhone).size(), 1u);
  EXPECT_NE(this->TextsTo(kAdasPhone)[0].find("pinkode"), std::string::npos);
  ASSERT_EQ(this->ToLeader().size(), 1u);
  EXPECT_NE(this->ToLeader()[0].find("Bøgehuset"), std::string::npos);
  EXPECT_EQ(this->ToLeader()[0].find("ada"), std::string::npos) << "where, not who";
  this->HearsLock("ada");
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kAdasPhone).size(), 2u) << "another lock";
}

TYPED_TEST(PinLockedTest, ItWakesNobody) {
  this->HearsPeople();
  this->Passes(absl::Hours(17));  // 22:45
  this->HearsLock("ada");
  this->SendsAll();
  EXPECT_TRUE(this->carrier.sent().empty());
  this->Passes(absl::Hours(6) + absl::Minutes(45));  // 05:30
  this->SendsAll();
  EXPECT_EQ(this->carrier.sent().size(), 2u);
}

TYPED_TEST(PinLockedTest, WhoHasNoUnitIsToldAloneAndALeaderIsNotToldTwice) {
  this->HearsPeople();
  this->HearsLock("bo");
  this->HearsLock("leader");
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kBosPhone).size(), 1u);
  EXPECT_EQ(this->ToLeader().size(), 1u);
}

TYPED_TEST(PinLockedTest, AnErasureTakesTheHomeWithIt) {
  this->HearsPeople();
  EXPECT_EQ(this->state->homes.Get(kit::Key(kTenant, "ada")).home_unit_id(), "beech");
  EXPECT_EQ(this->state->homes.Get(kit::Key(kTenant, "ada")).person_id(), "");
  directory::v1::PersonErased erased;
  erased.set_person_id("p-ada");
  erased.add_employment_ids("ada");
  this->Hears(this->directory, erased);
  EXPECT_EQ(this->state->homes.Find(kit::Key(kTenant, "ada")), nullptr);
}

}  // namespace
}  // namespace vagtbro::notifications
