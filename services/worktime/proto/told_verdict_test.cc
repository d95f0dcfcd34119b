// A planner hears that somebody is away, and nothing that tells an illness from a holiday.
#include "worktime/proto/told_verdict.h"

#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "worktime/proto/facts.h"
#include "worktime/proto/verdict.h"

namespace vagtbro::worktime {
namespace {

const worktime::Interval kShift{absl::FromUnixSeconds(1'770'012'000),
                                absl::FromUnixSeconds(1'770'012'000) + absl::Hours(8)};

types::v1::Verdict Asked(worktime::WorkerFacts facts) {
  facts.professions = {worktime::Profession::kSosuHelper};
  types::v1::SlotRequirement slot;
  slot.add_professions(types::v1::PROFESSION_SOSU_HELPER);
  const auto proposal =
      worktime::MakeProposal("day", types::v1::SHIFT_KIND_ORDINARY, kShift, slot, {"fjord"});
  return ToldToPlanner(
      worktime::AskInFull(worktime::Worker(std::move(facts)), proposal, worktime::Profile()));
}

worktime::WorkerFacts Away(bool sick, bool holiday = false) {
  worktime::WorkerFacts facts;
  const worktime::Interval day{kShift.start_time - absl::Hours(3),
                               kShift.end_time + absl::Hours(3)};
  if (sick) facts.sick = {day};
  if (!sick) {
    facts.leaves = {{holiday ? worktime::LeaveKind::kHoliday : worktime::LeaveKind::kOther, day}};
  }
  return facts;
}

TEST(ToldVerdict, SickOnHolidayAndOffAreToldAlikeInEveryField) {
  using google::protobuf::util::MessageDifferencer;
  const auto sick = Asked(Away(true));
  EXPECT_TRUE(MessageDifferencer::Equals(Asked(Away(false, true)), sick));
  EXPECT_TRUE(MessageDifferencer::Equals(Asked(Away(false, false)), sick));
}

TEST(ToldVerdict, WhoIsAwayIsAwayAndNothingElseOfItIsSaid) {
  const auto broken = [](const types::v1::Verdict& verdict) {
    std::string rules;
    for (const auto& result : verdict.results()) rules += result.passed() ? "" : result.rule();
    return rules;
  };
  EXPECT_EQ(broken(Asked(Away(true))), "AWAY");
  EXPECT_FALSE(Asked(Away(true)).allowed());
  EXPECT_EQ(broken(Asked({})), "");
  const auto told = Asked(Away(false, true));
  for (const auto& result : told.results()) {
    EXPECT_NE(result.rule(), "HOL-LEAVE");
    EXPECT_TRUE(result.rule() != "AWAY" || result.inputs().empty());
  }
}

}  // namespace
}  // namespace vagtbro::worktime
