// available, and where it shows: somebody's own word that they are not to be asked for a while.
#include <gtest/gtest.h>

#include "exit_code.h"
#include "kit/rpc/refusal.h"
#include "kit/time/local_time.h"
#include "testing/fake_system.h"

namespace vagtbro::vagt {
namespace {

absl::Time Local(int hour) {
  return absl::FromCivil(absl::CivilHour(2026, 2, 2, hour), kit::LocalZone());
}

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class AvailableTest : public testing::Test {
 protected:
  const pool::v1::SetAvailabilityRequest& Asked() {
    return system_.pool.set_availability.requests.back();
  }
  FakeSystem system_{Local(8)};
};

TEST_F(AvailableTest, TheWordAndUntilWhen) {
  const Result not_now = system_.Vagt({"available", "e-1", "--not-now-until", "20:00"});
  EXPECT_EQ(not_now.code, kOk) << not_now.err;
  EXPECT_EQ(not_now.out, "Is not asked before Mon 2 Feb 20:00; open offers stay open.\n");
  EXPECT_EQ(Asked().employment_id(), "e-1");
  EXPECT_EQ(Asked().word(), pool::v1::AVAILABILITY_WORD_NOT_NOW);
  EXPECT_EQ(kit::FromProto(Asked().until_time()), Local(20));
  EXPECT_EQ(system_.Vagt({"available", "e-1", "--off-shift-until", "18:00"}).code, kOk);
  EXPECT_EQ(Asked().word(), pool::v1::AVAILABILITY_WORD_OFF_SHIFT);
  EXPECT_EQ(system_.Vagt({"available", "e-1", "--again"}).out, "May be asked again.\n");
  EXPECT_EQ(Asked().word(), pool::v1::AVAILABILITY_WORD_AGAIN);
  EXPECT_FALSE(Asked().has_until_time());
}

TEST_F(AvailableTest, OneWordAtATime) {
  EXPECT_EQ(system_.Vagt({"available", "e-1"}).code, kUsage);
  EXPECT_EQ(system_.Vagt({"available", "e-1", "--again", "--not-now-until", "20:00"}).code, kUsage);
  EXPECT_TRUE(system_.pool.set_availability.requests.empty());
  system_.pool.set_availability.status = kit::Unknown("UNKNOWN_EMPLOYMENT", "nobody has this id");
  EXPECT_EQ(system_.Vagt({"available", "e-9", "--again"}).code, kNotFound);
}

TEST_F(AvailableTest, ContactsSayThatTheyAreNotAsked) {
  EXPECT_FALSE(Has(system_.Vagt({"contacts", "e-1"}).out, "not asked"));
  auto& contacts = system_.pool.get_contacts.reply;
  *contacts.mutable_not_before_time() = kit::ToProto(Local(20));
  EXPECT_TRUE(Has(system_.Vagt({"contacts", "e-1"}).out,
                  "By their own word they are not asked before Mon 2 Feb 20:00.\n"));
  contacts.set_off_shift(true);
  EXPECT_TRUE(Has(system_.Vagt({"contacts", "e-1"}).out, "Just off shift, they are not asked"));
}

TEST_F(AvailableTest, MessagesTellACallFromAnSms) {
  auto& messages = system_.notifications.list_messages.reply;
  messages.add_messages()->mutable_message()->set_cause(notifications::v1::MESSAGE_CAUSE_OFFER);
  EXPECT_FALSE(Has(system_.Vagt({"messages"}).out, "by telephone"));
  messages.mutable_messages(0)->mutable_message()->set_occasion_id("voice");
  EXPECT_TRUE(Has(system_.Vagt({"messages"}).out, "offer by telephone"));
}

}  // namespace
}  // namespace vagtbro::vagt
