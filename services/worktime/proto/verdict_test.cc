// A verdict on the wire says all that the law said.
#include "worktime/proto/verdict.h"

#include <gtest/gtest.h>

#include "worktime/proto/facts.h"
#include "worktime/rules.h"

namespace vagtbro::worktime {
namespace {

const absl::Time kMorning = absl::FromUnixSeconds(1'770'000'000);

Verdict AskAboutAShiftAfterTheNight() {
  WorkerFacts facts;
  facts.professions.Add(Profession::kNurse);
  facts.duties.push_back({"night", DutyKind::kNightWaking, {kMorning - absl::Hours(8), kMorning}});
  types::v1::SlotRequirement slot;
  slot.add_professions(types::v1::PROFESSION_NURSE);
  const Interval evening{kMorning + absl::Hours(8), kMorning + absl::Hours(16)};
  return Evaluate(Worker(facts),
                  MakeProposal("evening", types::v1::SHIFT_KIND_ORDINARY, evening, slot),
                  ProfileFor("79.01"));
}

TEST(VerdictTest, KeepsEveryRuleInItsOrderWithMarginAndSentences) {
  const Verdict verdict = AskAboutAShiftAfterTheNight();
  const types::v1::Verdict proto = ToProto(verdict);
  ASSERT_EQ(proto.results_size(), static_cast<int>(verdict.results.size()));
  EXPECT_FALSE(proto.allowed());
  EXPECT_EQ(proto.input_hash(), verdict.input_hash);
  EXPECT_EQ(proto.profile_version(), verdict.profile_version);
  for (int i = 0; i < proto.results_size(); ++i) {
    const RuleResult& law = verdict.results[static_cast<size_t>(i)];
    EXPECT_EQ(proto.results(i).rule(), std::string(Name(law.rule)));
    EXPECT_EQ(proto.results(i).passed(), law.passed);
    EXPECT_EQ(proto.results(i).has_margin_minutes(), law.margin_minutes.has_value());
    EXPECT_EQ(proto.results(i).inputs_size(), static_cast<int>(law.inputs.size()));
    EXPECT_FALSE(proto.results(i).sentence_da().empty());
    EXPECT_FALSE(proto.results(i).sentence_en().empty());
  }
}

TEST(VerdictTest, NamesTheBrokenRules) {
  EXPECT_EQ(BrokenRules(ToProto(AskAboutAShiftAfterTheNight())),
            std::vector<std::string>{"REST-11"});
  EXPECT_TRUE(BrokenRules(AnsweredByAgency()).empty());
  EXPECT_TRUE(AnsweredByAgency().allowed());
}

}  // namespace
}  // namespace vagtbro::worktime
