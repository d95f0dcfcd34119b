// Two mornings of a small town under every policy: what must hold, whoever is asked in which order.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "lab/figures.h"
#include "lab/hindsight.h"
#include "lab/run.h"

namespace vagtbro::lab {
namespace {

const absl::CivilDay kFirst(2026, 2, 2);
constexpr int kDays = 2;

class LabTest : public testing::Test {
 protected:
  LabTest()
      : town_(MakeTown(kFirst - 14, 6, /*small=*/true)),
        calls_(DrawSickCalls(*town_, Plan())),
        answers_(1) {}

  static SickPlan Plan() { return {.seed = 1, .first = kFirst, .days = kDays, .factor = 12}; }

  // What became of the days, in words.
  struct Outcome {
    std::vector<GapRecord> gaps;
    std::vector<std::string> violations;
    std::string story;
    Figures figures;
  };
  Outcome Live(const Policy& policy) {
    lab::Run run(*town_, calls_, policy, answers_, Midnight(kFirst));
    run.Play(Midnight(kFirst + kDays + 1), [](absl::CivilDay) {});
    Outcome outcome{run.ledger().gaps(), run.ledger().violations(), "",
                    FiguresOf(policy, *town_, run.ledger(), {})};
    for (const GapRecord& gap : outcome.gaps) {
      outcome.story += gap.occasion + " " + gap.cover_employment + " " +
                       std::to_string(gap.contacts) + " " +
                       absl::FormatTime(gap.cover_time.value_or(gap.open)) + "\n";
    }
    return outcome;
  }

  std::unique_ptr<Town> town_;
  std::vector<SickCall> calls_;
  Answers answers_;
};

TEST_F(LabTest, NoPolicyCoversUnlawfullyOrAsksAnybodyOnLeave) {
  for (const Policy& policy : Policies()) {
    const Outcome outcome = Live(policy);
    EXPECT_EQ(outcome.violations, std::vector<std::string>()) << policy.name;
    EXPECT_GT(outcome.figures.gaps, 3) << policy.name;
    EXPECT_GT(outcome.figures.covered, 0) << policy.name;
    EXPECT_GE(outcome.figures.contacts, outcome.figures.covered) << policy.name;
  }
}

TEST_F(LabTest, TheSameSeedGivesTheSameDays) {
  const std::string first = Live(*PolicyNamed("ours")).story;
  EXPECT_EQ(Live(*PolicyNamed("ours")).story, first);
  EXPECT_NE(first, "");
}

TEST_F(LabTest, NobodyIsAskedTwiceForOneGapAndThePhoneTreeCallsOneAfterTheOther) {
  const Outcome broadcast = Live(*PolicyNamed("broadcast"));
  const Outcome telephone = Live(*PolicyNamed("phone-tree"));
  EXPECT_GT(broadcast.figures.contacts, telephone.figures.contacts);
  for (const GapRecord& gap : telephone.gaps) {
    if (!gap.cover_time) continue;
    // Each call takes two minutes or more, and a yes comes at the end of one.
    EXPECT_GE(*gap.cover_time - gap.open, absl::Minutes(2)) << gap.occasion;
  }
}

TEST_F(LabTest, NoPolicyCoversMoreThanHindsight) {
  Hindsight hindsight(*town_, answers_, town_->bundle.policies(0));
  lab::Run days(
      *town_, calls_, NobodyAsked(), answers_, Midnight(kFirst),
      [&](const auto& state, const auto& gap, absl::Time now) { hindsight.Look(state, gap, now); });
  days.Play(Midnight(kFirst + kDays + 1), [](absl::CivilDay) {});
  const std::vector<GapRecord>& known = days.ledger().gaps();
  int gaps = 0;
  int best = 0;
  for (const auto& [day, of_day] : hindsight.Match(known)) {
    gaps += of_day.gaps;
    best += of_day.covered;
    EXPECT_TRUE(of_day.proven);
  }
  EXPECT_GT(best, 0);
  EXPECT_LE(best, gaps);
  for (const Policy& policy : Policies()) {
    const Outcome outcome = Live(policy);
    EXPECT_LE(outcome.figures.fill(), 100.0 * best / gaps + 100.0 / gaps) << policy.name;
    // Gap for gap there is nothing to spare. Hindsight knows no parts of a gap, so only those that
    // both have whole are compared.
    std::set<std::string> covered;
    std::set<std::string> whole;
    for (const GapRecord& gap : outcome.gaps) {
      if (!gap.same_day() || !gap.counts()) continue;
      whole.insert(gap.occasion);
      if (gap.cover_time) covered.insert(gap.occasion);
    }
    std::vector<GapRecord> both;
    for (const GapRecord& gap : known) {
      if (whole.contains(gap.occasion)) both.push_back(gap);
    }
    int could = 0;
    for (const auto& [day, of_day] : hindsight.Match(both)) could += of_day.covered;
    const auto did = std::count_if(both.begin(), both.end(), [&](const GapRecord& gap) {
      return covered.contains(gap.occasion);
    });
    EXPECT_GT(did, 0) << policy.name;
    EXPECT_LE(did, could) << policy.name;
  }
}

TEST_F(LabTest, DesksSendTheirPeopleWhetherOrNotTheyMustNameThem) {
  auto& ladder = *town_->bundle.mutable_policies(0)->mutable_ladder();
  ladder.Clear();
  ladder.Add()->set_rung(pool::v1::RUNG_AGENCY);
  ladder.Add()->set_rung(pool::v1::RUNG_LEADER);
  for (const bool names_workers : {false, true}) {
    for (auto& person : *town_->bundle.mutable_people()) {
      if (person.employment().kind() != directory::v1::EMPLOYMENT_KIND_AGENCY) continue;
      person.mutable_employment()->set_names_workers(names_workers);
    }
    const Figures figures = Live(*PolicyNamed("ours")).figures;
    EXPECT_GT(figures.covered, 0) << names_workers;
    EXPECT_EQ(figures.share(Tie::kAgency), 100) << names_workers;
    EXPECT_GT(figures.cost_per_gap(), 0);
  }
}

TEST_F(LabTest, CallsAreDrawnOnceAndByTheTable) {
  const SickPlan plan = Plan();
  const auto again = DrawSickCalls(*town_, plan);
  ASSERT_EQ(again.size(), calls_.size());
  for (size_t i = 0; i < again.size(); ++i) {
    EXPECT_EQ(again[i].time, calls_[i].time);
    EXPECT_EQ(again[i].employment_id, calls_[i].employment_id);
    EXPECT_LE(again[i].time, again[i].end);
  }
}

TEST_F(LabTest, APersonsWordBelongsToTheOccasion) {
  const absl::Time day = Midnight(kFirst) + absl::Hours(12);
  int yes = 0;
  int silent = 0;
  constexpr int kPeople = 4000;
  for (int i = 0; i < kPeople; ++i) {
    const std::string person = "p-" + std::to_string(i);
    const auto answer = answers_.To("s#1", person, Tie::kOwn, day);
    const auto later = answers_.To("s#1", person, Tie::kOwn, day + absl::Hours(1));
    ASSERT_EQ(answer.has_value(), later.has_value());
    if (!answer) {
      ++silent;
      continue;
    }
    EXPECT_EQ(answer->yes, later->yes);
    yes += answer->yes ? 1 : 0;
    // Whoever would do it for a sister unit would do it at home.
    if (answers_.To("s#1", person, Tie::kSister, day)->yes) {
      EXPECT_TRUE(answer->yes);
    }
  }
  EXPECT_NEAR(1.0 * yes / kPeople, 0.22, 0.02);
  EXPECT_NEAR(1.0 * silent / kPeople, 0.35, 0.02);
}

TEST(PhoneTreeTest, StaysWithTheGapInHandThenTakesTheOneThatBeginsFirst) {
  const auto offer = [](const std::string& gap, const std::string& id, int hour) {
    pool::v1::ShiftOffered made;
    made.set_gap_id(gap);
    made.set_offer_id(id);
    *made.mutable_interval() = kit::MakeInterval(Midnight(kFirst) + absl::Hours(hour),
                                                 Midnight(kFirst) + absl::Hours(hour + 8));
    return made;
  };
  PhoneTree tree;
  tree.Put(offer("late", "l1", 15));
  tree.Put(offer("late", "l2", 15));
  EXPECT_EQ(tree.Next()->offer_id(), "l1");
  tree.Put(offer("soon", "s1", 7));
  tree.Put(offer("sooner", "n1", 6));
  EXPECT_EQ(tree.Next()->offer_id(), "l2");
  EXPECT_EQ(tree.Next()->offer_id(), "n1");
  tree.Drop("soon", "s1");
  EXPECT_FALSE(tree.Next());
}

TEST(FiguresTest, WhoIsNotCoveredTakesLongest) {
  const std::vector<double> minutes = {1, 2, 3, 4};
  EXPECT_EQ(Quantile(minutes, 0.5), 2);
  EXPECT_EQ(QuantileOf(minutes, 5, 0.8), 4);
  EXPECT_EQ(QuantileOf(minutes, 5, 0.95), std::nullopt);
}

}  // namespace
}  // namespace vagtbro::lab
