// contacts, logbook, policy and the board's small print, against services in this process.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "exit_code.h"
#include "kit/rpc/refusal.h"
#include "kit/time/local_time.h"
#include "testing/fake_system.h"

namespace vagtbro::vagt {
namespace {

absl::Time Local(int day, int hour, int minute = 0) {
  return absl::FromCivil(absl::CivilMinute(2026, 2, day, hour, minute), kit::LocalZone());
}

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class ReportsTest : public testing::Test {
 protected:
  FakeSystem system_{Local(2, 5, 40)};
};

TEST_F(ReportsTest, OwnContactsStandBesideTheMedianIfThereIsOne) {
  auto& reply = system_.pool.get_contacts.reply;
  reply.set_day(1);
  reply.set_day_limit(3);
  reply.set_covers(2);
  const Result few = system_.Vagt({"contacts", "e-1"});
  EXPECT_EQ(few.code, kOk) << few.err;
  EXPECT_EQ(system_.pool.get_contacts.requests.back().employment_id(), "e-1");
  EXPECT_TRUE(Has(few.out, "Extra shifts in the last 28 days: 2.\n"));
  EXPECT_TRUE(Has(few.out, "Fewer than five colleagues"));
  reply.set_median_fortnight(4);
  reply.set_median_covers(1);
  const Result many = system_.Vagt({"contacts", "e-1"});
  EXPECT_TRUE(Has(many.out, "(median of colleagues: 1)"));
  EXPECT_FALSE(Has(many.out, "Fewer than five"));
  system_.pool.get_contacts.status =
      kit::Unknown("UNKNOWN_EMPLOYMENT", "no employment has this id");
  EXPECT_EQ(system_.Vagt({"contacts", "e-9"}).code, kNotFound);
}

TEST_F(ReportsTest, AnOverrideIsGivenByNameAndReadInTheLogbook) {
  pool::v1::LogbookRow row;
  *row.mutable_act_time() = kit::ToProto(Local(2, 5, 41));
  row.mutable_holiday_contact()->set_approver_employment_id("e-boss");
  row.mutable_holiday_contact()->set_reason_code("LIFE_AND_HEALTH");
  *system_.pool.allow_holiday_contact.reply.mutable_row() = row;
  EXPECT_EQ(system_.Vagt({"allow-holiday-contact", "gap-1", "e-1"}).code, kUsage);
  const Result allowed = system_.Vagt(
      {"allow-holiday-contact", "gap-1", "e-1", "--by", "e-boss", "--reason", "LIFE_AND_HEALTH"});
  EXPECT_EQ(allowed.code, kOk) << allowed.err;
  EXPECT_EQ(system_.pool.allow_holiday_contact.requests.back().approver_employment_id(), "e-boss");
  EXPECT_EQ(system_.Vagt({"logbook"}).out, "The logbook is empty.\n");
  *system_.pool.list_logbook.reply.add_rows() = row;
  EXPECT_TRUE(Has(system_.Vagt({"logbook"}).out, "Mon 2 Feb 05:41  e-boss"));
  system_.pool.allow_holiday_contact.status = kit::Refused("NOT_A_MANAGER", "only who leads units");
  const Result refused = system_.Vagt(
      {"allow-holiday-contact", "gap-1", "e-1", "--by", "e-2", "--reason", "LIFE_AND_HEALTH"});
  EXPECT_EQ(refused.code, kRefused);
  EXPECT_EQ(refused.err, "vagt: only who leads units [NOT_A_MANAGER]\n");
}

TEST_F(ReportsTest, ALeadersWordOnLendingNamesTheLeader) {
  EXPECT_EQ(system_.Vagt({"lending", "answer", "con-1", "yes"}).code, kUsage);
  const Result first = system_.Vagt({"lending", "answer", "con-1", "yes", "--by", "e-boss"});
  EXPECT_EQ(first.code, kOk) << first.err;
  EXPECT_TRUE(Has(first.out, "the other leader's word is awaited"));
  EXPECT_TRUE(system_.pool.answer_lending.requests.back().granted());
  EXPECT_EQ(system_.pool.answer_lending.requests.back().leader_employment_id(), "e-boss");
  EXPECT_TRUE(
      Has(system_.Vagt({"lending", "answer", "con-1", "no", "--by", "e-boss"}).out, "no has"));
  system_.pool.answer_lending.reply.set_agreed(true);
  EXPECT_TRUE(
      Has(system_.Vagt({"lending", "answer", "con-2", "yes", "--by", "e-2"}).out, "Agreed"));
}

TEST_F(ReportsTest, PoliciesAreComparedOverFourWeeksUnlessOtherTimesAreNamed) {
  auto& result = *system_.pool.compare_policies.reply.add_results();
  result.set_gaps(3);
  result.set_covered(2);
  result.set_minutes_median(7);
  result.set_cost_ore(123'456'705);
  result.set_familiar(1);
  const Result compared = system_.Vagt({"policy", "compare", "--unit", "sol-1"});
  EXPECT_EQ(compared.code, kOk) << compared.err;
  const auto& asked = system_.pool.compare_policies.requests.back();
  EXPECT_EQ(asked.unit_id(), "sol-1");
  EXPECT_EQ(kit::End(asked.interval()), Local(2, 5, 40));
  EXPECT_EQ(kit::Start(asked.interval()), Local(2, 5, 40) - absl::Hours(28 * 24));
  EXPECT_TRUE(Has(compared.out, "standing  3     2"));
  EXPECT_TRUE(Has(compared.out, "7 min"));
  EXPECT_TRUE(Has(compared.out, "1,234,567.05"));
  EXPECT_TRUE(Has(compared.out, "1 of 2"));
  EXPECT_EQ(system_.Vagt({"policy", "compare", "--from", "yesterday-ish"}).code, kUsage);
}

TEST_F(ReportsTest, PoliciesAreReadFromAFileAndWhatIsRefusedIsAnExitCode) {
  const std::string path = testing::TempDir() + "/vagt-policies.json";
  std::ofstream(path) << R"({"policies": [{"unitId": "sol-1", "policyId": "spring"}]})";
  system_.pool.import_policy.reply.set_accepted(1);
  const Result imported = system_.Vagt({"policy", "import", path});
  EXPECT_EQ(imported.code, kOk) << imported.err;
  EXPECT_EQ(imported.out, "Taken in: 1 policies.\n");
  const auto& sent = system_.pool.import_policy.requests.back();
  EXPECT_EQ(sent.tenant_id(), "legeby");
  EXPECT_EQ(sent.policies(0).policy_id(), "spring");
  system_.pool.import_policy.reply.add_refused()->set_reason("TRIALS_OVERLAP");
  const Result refused = system_.Vagt({"policy", "import", path});
  EXPECT_EQ(refused.code, kRefused);
  EXPECT_TRUE(Has(refused.out, "TRIALS_OVERLAP"));
  EXPECT_EQ(system_.Vagt({"policy", "import", path + "-not-there"}).code, kUsage);
}

TEST_F(ReportsTest, TheBoardSaysWhoIsWaitedForBeyondOffers) {
  auto& gap = *system_.pool.list_gaps.reply.add_gaps();
  gap.set_gap_id("gap-1");
  gap.set_open(true);
  *gap.mutable_hold_end_time() = kit::ToProto(Local(2, 5, 41));
  gap.set_standbys(1);
  gap.set_open_questions(2);
  gap.set_policy_id("spring");
  EXPECT_TRUE(Has(system_.Vagt({"gaps"}).out,
                  "held until Mon 2 Feb 05:41, 2 questions to leaders, 1 stands by, trial spring"));
}

TEST_F(ReportsTest, WhoHasTheShiftIsShownInFiguresBesideOnesOwn) {
  auto& reply = system_.pool.explain.reply;
  auto& own = *reply.add_evaluations();
  own.set_employment_id("e-1");
  own.set_rank(2);
  auto& rule = *own.mutable_verdict()->add_results();
  rule.set_rule("REST-11");
  rule.set_passed(true);
  rule.set_warned(true);
  rule.set_sentence_en("You get your rest.");
  rule.set_margin_minutes(60);
  reply.mutable_winner()->set_rank(1);
  (*reply.mutable_winner()->mutable_score())["cost"] = 9;
  const std::string out = system_.Vagt({"why", "gap-1", "e-1"}).out;
  EXPECT_TRUE(Has(out, "1     (has the shift)"));
  EXPECT_TRUE(Has(out, "cost 9"));
  EXPECT_TRUE(Has(out, "  !   REST-11  You get your rest. (1 h to spare)\n"));
}

}  // namespace
}  // namespace vagtbro::vagt
