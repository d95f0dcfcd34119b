// shift, unit, plan and person: what is asked, what is printed, how it ends.
#include <gtest/gtest.h>

#include <string>

#include "exit_code.h"
#include "kit/rpc/refusal.h"
#include "kit/time/local_time.h"
#include "testing/fake_system.h"

namespace vagtbro::vagt {
namespace {

absl::Time Local(int hour) {
  return absl::FromCivil(absl::CivilHour(2026, 2, 2, hour), kit::LocalZone());
}

class PromisesTest : public testing::Test {
 protected:
  PromisesTest() {
    for (auto* entry : {system_.roster.release_cover.reply.mutable_shift(),
                        system_.roster.change_shift.reply.mutable_shift()}) {
      entry->mutable_shift()->set_shift_id("mon");
      *entry->mutable_shift()->mutable_interval() = kit::MakeInterval(Local(7), Local(15));
      entry->set_state(roster::v1::SHIFT_STATE_OPEN);
      entry->set_gap_id("gap-2");
    }
  }

  FakeSystem system_{Local(5)};
};

TEST_F(PromisesTest, AReleasedCoverSaysThatItIsSearchedFor) {
  const Result result = system_.Vagt({"shift", "release", "mon", "bo"});
  ASSERT_EQ(result.code, kOk) << result.err;
  EXPECT_EQ(result.out, "mon  Mon 2 Feb 07:00-15:00  open, gap-2\n");
  const auto& asked = system_.roster.release_cover.requests.at(0);
  EXPECT_EQ(asked.shift_id(), "mon");
  EXPECT_EQ(asked.employment_id(), "bo");
  EXPECT_EQ(asked.request_id().size(), 32u);
  system_.roster.release_cover.status = kit::Refused("NOT_A_COVER", "it is their own shift");
  const Result refused = system_.Vagt({"shift", "release", "mon", "eva"});
  EXPECT_EQ(refused.code, kRefused);
  EXPECT_NE(refused.err.find("[NOT_A_COVER]"), std::string::npos) << refused.err;
}

TEST_F(PromisesTest, AChangeNamesTimeSlotAndWhoAnswers) {
  const Result result = system_.Vagt({"shift", "change", "mon", "--from", "09:00", "--to", "17:00",
                                      "--profession", "nurse", "--role", "shift-lead",
                                      "--override-by", "boss", "--reason", "HEALTH"});
  ASSERT_EQ(result.code, kOk) << result.err;
  const auto& asked = system_.roster.change_shift.requests.at(0);
  EXPECT_EQ(kit::Start(asked.interval()), Local(9));
  EXPECT_EQ(asked.requirement().professions(0), types::v1::PROFESSION_NURSE);
  EXPECT_EQ(asked.requirement().role(), types::v1::ROLE_SLOT_SHIFT_LEAD);
  EXPECT_EQ(asked.override().approver_employment_id(), "boss");
  EXPECT_EQ(system_.Vagt({"shift", "change", "mon"}).code, kUsage);
  EXPECT_EQ(system_.Vagt({"shift", "change", "mon", "--from", "09:00"}).code, kUsage);
  EXPECT_EQ(system_.Vagt({"shift", "change", "mon", "--profession", "cook"}).code, kUsage);
}

TEST_F(PromisesTest, CancelAndCheckInNameTheShift) {
  ASSERT_EQ(system_.Vagt({"shift", "cancel", "mon"}).code, kOk);
  EXPECT_EQ(system_.roster.cancel_shift.requests.at(0).shift_id(), "mon");
  ASSERT_EQ(system_.Vagt({"shift", "check-in", "mon", "bo"}).code, kOk);
  EXPECT_EQ(system_.roster.check_in.requests.at(0).employment_id(), "bo");
  system_.roster.check_in.status = kit::Unknown("UNKNOWN_SHIFT", "no shift has this shift_id");
  EXPECT_EQ(system_.Vagt({"shift", "check-in", "tue", "bo"}).code, kNotFound);
}

TEST_F(PromisesTest, AClosedUnitNamesWhatIsCancelledAndWhatIsLeft) {
  system_.roster.close_unit.reply.add_cancelled_shift_ids("mon");
  system_.roster.close_unit.reply.add_left_shift_ids("night");
  const Result result =
      system_.Vagt({"unit", "close", "fjord", "--from", "06:00", "--to", "23:00"});
  ASSERT_EQ(result.code, kOk) << result.err;
  EXPECT_EQ(result.out,
            "fjord is closed Mon 2 Feb 06:00-23:00; cancelled: mon\n"
            "Reach out of it, for you to change: night\n");
  EXPECT_EQ(system_.Vagt({"unit", "close", "fjord"}).code, kUsage);
}

TEST_F(PromisesTest, ATrainingNamesItsPeopleAndAMeetingItsPlaces) {
  system_.roster.plan_training.reply.set_training_id("training-7");
  const Result training =
      system_.Vagt({"plan", "training", "ada", "bo", "--from", "08:00", "--to", "14:00"});
  ASSERT_EQ(training.code, kOk) << training.err;
  EXPECT_EQ(system_.roster.plan_training.requests.at(0).employment_ids_size(), 2);
  EXPECT_NE(training.out.find("training-7"), std::string::npos);
  const std::string json = system_
                               .Vagt({"plan", "meeting", "fjord", "--places", "3", "--from",
                                      "14:00", "--to", "16:00", "--output", "json"})
                               .out;
  EXPECT_EQ(json.front(), '{') << json;
  EXPECT_EQ(system_.roster.plan_meeting.requests.at(0).places(), 3u);
}

TEST_F(PromisesTest, NobodyIsErasedByASlip) {
  EXPECT_EQ(system_.Vagt({"person", "erase", "p-ada"}).code, kUsage);
  EXPECT_TRUE(system_.directory.erase_person.requests.empty());
  system_.directory.erase_person.reply.add_employment_ids("e-ada");
  const Result result = system_.Vagt({"person", "erase", "p-ada", "--for-good"});
  ASSERT_EQ(result.code, kOk) << result.err;
  EXPECT_EQ(result.out, "p-ada is erased; ended: e-ada\n");
  EXPECT_EQ(system_.directory.erase_person.requests.at(0).person_id(), "p-ada");
}

TEST_F(PromisesTest, CompletionKnowsTheCommands) {
  const std::string script = system_.Vagt({"completion", "bash"}).out;
  for (const std::string command : {"release", "check-in", "training", "erase"}) {
    EXPECT_NE(script.find(command), std::string::npos) << command;
  }
}

}  // namespace
}  // namespace vagtbro::vagt
