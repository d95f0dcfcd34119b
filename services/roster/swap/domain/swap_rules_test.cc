// Which shifts may be swapped, by whom, and what a colleague may know.
#include "roster/swap/domain/swap_rules.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"

namespace vagtbro::roster {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'770'000'000);

v1::ShiftRow Held(const std::string& holder, absl::Duration ahead) {
  v1::ShiftRow row;
  row.set_state(v1::SHIFT_STATE_PLANNED);
  row.mutable_shift()->set_employment_id(holder);
  row.mutable_shift()->add_unit_ids("fjord");
  *row.mutable_shift()->mutable_interval() =
      kit::MakeInterval(kNow + ahead, kNow + ahead + absl::Hours(8));
  return row;
}

directory::v1::EmploymentRegistered At(const std::string& person, const std::string& home) {
  directory::v1::EmploymentRegistered employment;
  employment.set_person_id(person);
  employment.set_home_unit_id(home);
  return employment;
}

TEST(SwapRulesTest, AShiftIsSwappedUntilItBegins) {
  const absl::Duration instant = absl::Nanoseconds(1);
  EXPECT_EQ(RefuseToSwap(Held("ada", instant), kNow), std::nullopt);
  EXPECT_EQ(RefuseToSwap(Held("ada", absl::ZeroDuration()), kNow), SwapRefusal::kShiftBegun);
}

TEST(SwapRulesTest, NobodyGivesWhatAnotherHolds) {
  EXPECT_EQ(RefuseToGive(Held("ada", absl::Hours(1)), "ada", kNow), std::nullopt);
  EXPECT_EQ(RefuseToGive(Held("ada", absl::Hours(1)), "bo", kNow), SwapRefusal::kNotYours);
}

TEST(SwapRulesTest, ACoverAMeetingAndAVacantShiftAreNotSwapped) {
  v1::ShiftRow cover = Held("ada", absl::Hours(1));
  cover.set_state(v1::SHIFT_STATE_COVERED);
  EXPECT_EQ(RefuseToSwap(cover, kNow), SwapRefusal::kNotSwappable);
  v1::ShiftRow open = Held("", absl::Hours(1));
  open.set_state(v1::SHIFT_STATE_OPEN);
  EXPECT_EQ(RefuseToSwap(open, kNow), SwapRefusal::kNotSwappable);
  EXPECT_EQ(RefuseToSwap(Held("", absl::Hours(1)), kNow), SwapRefusal::kNotSwappable);
  v1::ShiftRow meeting = Held("ada", absl::Hours(1));
  meeting.mutable_shift()->set_kind(types::v1::SHIFT_KIND_MEETING);
  EXPECT_EQ(RefuseToSwap(meeting, kNow), SwapRefusal::kNotSwappable);
}

TEST(SwapRulesTest, TheTwoBeginWithinFourteenDaysBothWays) {
  const v1::ShiftRow given = Held("ada", absl::Hours(400));
  const v1::ShiftRow later = Held("bo", absl::Hours(400) + kFarthestApart);
  EXPECT_EQ(RefusePair(given, later, kNow), std::nullopt);
  EXPECT_EQ(RefusePair(later, given, kNow), std::nullopt);
  const v1::ShiftRow too_late = Held("bo", absl::Hours(401) + kFarthestApart);
  EXPECT_EQ(RefusePair(given, too_late, kNow), SwapRefusal::kTooFarApart);
  EXPECT_EQ(RefusePair(too_late, given, kNow), SwapRefusal::kTooFarApart);
}

TEST(SwapRulesTest, OnlyShiftsOfTheSameUnits) {
  v1::ShiftRow shared = Held("bo", absl::Hours(2));
  shared.mutable_shift()->add_unit_ids("eng");
  EXPECT_EQ(RefusePair(Held("ada", absl::Hours(1)), shared, kNow), SwapRefusal::kNotAColleague);
}

TEST(SwapRulesTest, ColleaguesAreTwoPeopleAtHomeInOneUnit) {
  EXPECT_TRUE(AreColleagues(At("a", "fjord"), At("b", "fjord")));
  EXPECT_FALSE(AreColleagues(At("a", "fjord"), At("b", "eng")));
  EXPECT_FALSE(AreColleagues(At("a", "fjord"), At("a", "fjord"))) << "two jobs of one person";
  EXPECT_FALSE(AreColleagues(At("a", ""), At("b", ""))) << "nobody knows where they belong";
  directory::v1::EmploymentRegistered sent = At("b", "fjord");
  sent.set_kind(directory::v1::EMPLOYMENT_KIND_AGENCY_WORKER);
  EXPECT_FALSE(AreColleagues(At("a", "fjord"), sent));
}

TEST(SwapRulesTest, OnlyWhoIsAskedAnswersAndOnlyWhoAskedTakesItBack) {
  v1::SwapRow row;
  row.set_state(v1::SWAP_STATE_OPEN);
  row.mutable_proposed()->set_employment_id("ada");
  row.mutable_proposed()->set_with_employment_id("bo");
  EXPECT_EQ(RefuseAnswer(row, "bo"), std::nullopt);
  EXPECT_EQ(RefuseAnswer(row, "ada"), SwapRefusal::kNotYours);
  EXPECT_EQ(RefuseWithdrawal(row, "ada"), std::nullopt);
  EXPECT_EQ(RefuseWithdrawal(row, "bo"), SwapRefusal::kNotYours);
  row.set_state(v1::SWAP_STATE_DECLINED);
  EXPECT_EQ(RefuseAnswer(row, "bo"), SwapRefusal::kSwapOver);
  EXPECT_EQ(RefuseWithdrawal(row, "ada"), SwapRefusal::kSwapOver);
}

TEST(SwapRulesTest, OfAColleagueNothingIsToldButYesOrNo) {
  types::v1::Verdict verdict;
  verdict.set_input_hash("0123456789abcdef");
  verdict.set_profile_version("79.01");
  types::v1::RuleResult* away = verdict.add_results();
  away->set_rule("AWAY");
  away->set_sentence_da("Du er meldt fraværende.");
  (*away->mutable_inputs())["from"] = "2026-02-02T07:00:00Z";
  const types::v1::Verdict no = ToldToColleague(verdict);
  ASSERT_EQ(no.results_size(), 1);
  EXPECT_FALSE(no.allowed());
  EXPECT_EQ(no.results(0).rule(), "COLLEAGUE");
  EXPECT_EQ(no.results(0).sentence_da(), "Din kollega kan ikke tage vagten efter reglerne.");
  EXPECT_EQ(no.results(0).inputs_size(), 0);
  EXPECT_EQ(no.input_hash() + no.profile_version(), "");
  verdict.set_allowed(true);
  const types::v1::Verdict yes = ToldToColleague(verdict);
  EXPECT_TRUE(yes.allowed());
  EXPECT_EQ(yes.results_size(), 0);
  EXPECT_EQ(yes.input_hash() + yes.profile_version(), "");
}

}  // namespace
}  // namespace vagtbro::roster
