// The people answer as the model says, and the same way every time.
#include "fakes/carrier/people.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "kit/time/local_time.h"

namespace vagtbro::carrier {
namespace {

constexpr int kOffers = 4000;

absl::Time Local(int hour) {
  return absl::FromCivil(absl::CivilHour(2026, 2, 2, hour), kit::LocalZone());
}

std::string Offer(int number) {
  return "Ledig vagt: Svar JA " + std::to_string(1000 + number) + " eller NEJ";
}

struct Sample {
  double accepted = 0;
  double silent = 0;
  absl::Duration median;
  absl::Duration longest;
};

Sample Ask(Group group, absl::Time now) {
  const People people(7, {{"4520000001", group}});
  Sample sample;
  std::vector<absl::Duration> delays;
  for (int i = 0; i < kOffers; ++i) {
    const auto answer = people.AnswerTo("4520000001", Offer(i), now);
    if (!answer) {
      sample.silent += 1.0 / kOffers;
      continue;
    }
    if (answer->text.rfind("JA", 0) == 0 || answer->text.rfind("ja", 0) == 0) {
      sample.accepted += 1.0 / kOffers;
    }
    delays.push_back(answer->delay);
  }
  std::sort(delays.begin(), delays.end());
  if (!delays.empty()) {
    sample.median = delays[delays.size() / 2];
    sample.longest = delays.back();
  }
  return sample;
}

TEST(PeopleTest, EachGroupAcceptsItsShareAndAThirdStaysSilent) {
  EXPECT_NEAR(Ask(Group::kOwn, Local(7)).accepted, 0.22, 0.03);
  EXPECT_NEAR(Ask(Group::kSister, Local(7)).accepted, 0.12, 0.03);
  EXPECT_NEAR(Ask(Group::kPool, Local(7)).accepted, 0.30, 0.03);
  EXPECT_NEAR(Ask(Group::kUnknown, Local(7)).accepted, 0.25, 0.03);
  EXPECT_NEAR(Ask(Group::kOwn, Local(7)).silent, 0.35, 0.03);
}

TEST(PeopleTest, AgenciesConfirmSevenOfTenWithinThreeQuartersOfAnHour) {
  const Sample agency = Ask(Group::kAgency, Local(7));
  EXPECT_NEAR(agency.accepted, 0.70, 0.03);
  EXPECT_LE(agency.longest, absl::Minutes(45));
}

TEST(PeopleTest, NightAnswersTakeLonger) {
  EXPECT_NEAR(absl::ToDoubleMinutes(Ask(Group::kPool, Local(7)).median), 6, 1);
  EXPECT_NEAR(absl::ToDoubleMinutes(Ask(Group::kPool, Local(23)).median), 25, 3);
}

TEST(PeopleTest, LeadersDoNotAnswerAndOtherTextsNeedNoAnswer) {
  EXPECT_EQ(Ask(Group::kLeader, Local(7)).silent > 0.999, true);
  const People people(7, {});
  EXPECT_FALSE(people.AnswerTo("4520000001", "Du har vagten. Tak.", Local(7)));
}

TEST(PeopleTest, TheSameSeedGivesTheSameAnswer) {
  const People one(7, {});
  const People same(7, {});
  const People other(8, {});
  int differences = 0;
  for (int i = 0; i < 100; ++i) {
    const auto answer = one.AnswerTo("4520000001", Offer(i), Local(7));
    const auto again = same.AnswerTo("4520000001", Offer(i), Local(7));
    ASSERT_EQ(answer.has_value(), again.has_value());
    if (answer) {
      EXPECT_EQ(answer->delay, again->delay);
    }
    differences +=
        other.AnswerTo("4520000001", Offer(i), Local(7)).has_value() != answer.has_value();
  }
  EXPECT_GT(differences, 0);
}

TEST(PeopleTest, AnEnglishOfferIsAnsweredInEnglish) {
  const People people(7, {{"4520000001", Group::kAgency}});
  for (int i = 0; i < 50; ++i) {
    const auto answer = people.AnswerTo(
        "4520000001", "Open shift: Reply YES " + std::to_string(1000 + i), Local(7));
    if (answer) {
      EXPECT_EQ(answer->text.find("JA"), std::string::npos) << answer->text;
    }
  }
}

TEST(PeopleTest, GroupsAreReadFromJsonAndMistakesAreNamed) {
  const auto groups = ParseGroups(R"({"+4520000001": "own", "4520000002": "agency"})");
  ASSERT_TRUE(groups.ok());
  EXPECT_EQ(groups->at("4520000001"), Group::kOwn);
  EXPECT_FALSE(ParseGroups("[]").ok());
  EXPECT_FALSE(ParseGroups(R"({"4520000001": "boss"})").ok());
}

}  // namespace
}  // namespace vagtbro::carrier
