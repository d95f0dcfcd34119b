// A verdict on the wire says all that the law said.
#include "worktime/proto/verdict.h"

#include <gtest/gtest.h>

#include "worktime/proto/facts.h"
#include "worktime/rules.h"

namespace vagtbro::worktime {
namespace {

const absl::Time kMorning = absl::FromUnixSeconds(1'770'000'000);

WorkerFacts ANurseAfterTheNight() {
  WorkerFacts facts;
  facts.professions.Add(Profession::kNurse);
  facts.authorisations.push_back({.profession = Profession::kNurse});
  facts.duties.push_back({"night", DutyKind::kNightWaking, {kMorning - absl::Hours(8), kMorning}});
  return facts;
}

const Interval kEvening{kMorning + absl::Hours(8), kMorning + absl::Hours(16)};

Proposal AnEvening() {
  types::v1::SlotRequirement slot;
  slot.add_professions(types::v1::PROFESSION_NURSE);
  return MakeProposal("evening", types::v1::SHIFT_KIND_ORDINARY, kEvening, slot);
}

// A wage, so that there is a bill.
Profile SomeProfile() {
  Profile profile;
  profile.pay.hourly_ore.fill(200'00);
  return profile;
}

Verdict AskAboutAShiftAfterTheNight() {
  return Evaluate(Worker(ANurseAfterTheNight()), AnEvening(), SomeProfile());
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
    EXPECT_EQ(proto.results(i).warned(), law.warned);
    EXPECT_EQ(proto.results(i).has_margin_minutes(), law.margin_minutes.has_value());
    EXPECT_EQ(proto.results(i).inputs_size(), static_cast<int>(law.inputs.size()));
    EXPECT_FALSE(proto.results(i).sentence_da().empty());
    EXPECT_FALSE(proto.results(i).sentence_en().empty());
  }
}

TEST(VerdictTest, TheBillStandsLineByLineWithItsSum) {
  const Verdict verdict = AskAboutAShiftAfterTheNight();
  const types::v1::Verdict proto = ToProto(verdict);
  ASSERT_EQ(proto.cost_items_size(), static_cast<int>(verdict.cost.items.size()));
  EXPECT_EQ(proto.cost_items(0).line(), "hours");
  EXPECT_EQ(proto.cost_items(0).minutes(), 8 * 60);
  EXPECT_EQ(proto.cost_items(0).ore(), 8 * 200'00);
  EXPECT_EQ(proto.cost_ore(), verdict.cost.ore());
}

TEST(VerdictTest, ANoSaysWhatWouldBeLegal) {
  const types::v1::Verdict proto =
      AskInFull(Worker(ANurseAfterTheNight()), AnEvening(), SomeProfile());
  ASSERT_TRUE(proto.has_nearest_legal());
  EXPECT_EQ(FromProto(proto.nearest_legal().interval()),
            (Interval{kEvening.start_time + absl::Hours(3), kEvening.end_time}));
  EXPECT_FALSE(proto.nearest_legal().sentence_da().empty());
  EXPECT_FALSE(proto.nearest_legal().sentence_en().empty());

  const types::v1::Verdict yes = AskInFull(Worker(ANurseAfterTheNight()), AnEvening(), [] {
    Profile lenient;
    lenient.daily_rest = absl::Hours(8);
    return lenient;
  }());
  EXPECT_TRUE(yes.allowed());
  EXPECT_FALSE(yes.has_nearest_legal());
}

TEST(VerdictTest, OfAnAgencysWorkerOnlyRightsAndOtherDutiesAreAsked) {
  WorkerFacts facts = ANurseAfterTheNight();
  EXPECT_TRUE(AskAboutAgencyWorker(Worker(facts), AnEvening(), SomeProfile()).allowed())
      << "their rest is the agency's to answer for";
  facts.duties.push_back({"d", DutyKind::kOrdinary, kEvening});
  EXPECT_EQ(BrokenRules(AskAboutAgencyWorker(Worker(facts), AnEvening(), SomeProfile())),
            std::vector<std::string>{"OVERLAP"});
}

TEST(VerdictTest, NamesTheBrokenRules) {
  EXPECT_EQ(BrokenRules(ToProto(AskAboutAShiftAfterTheNight())),
            std::vector<std::string>{"REST-11"});
  EXPECT_TRUE(BrokenRules(AnsweredByAgency()).empty());
  EXPECT_TRUE(AnsweredByAgency().allowed());
}

}  // namespace
}  // namespace vagtbro::worktime
