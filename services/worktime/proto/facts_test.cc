// Words of the contracts as facts of the law.
#include "worktime/proto/facts.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"

namespace vagtbro::worktime {
namespace {

const absl::Time kMorning = absl::FromUnixSeconds(1'770'000'000);
const Interval kShift{kMorning, kMorning + absl::Hours(8)};

TEST(FactsTest, EveryProfessionOfTheContractHasItsTwinInTheLaw) {
  ProfessionSet seen;
  for (int i = types::v1::Profession_MIN; i <= types::v1::Profession_MAX; ++i) {
    const auto profession = FromProto(static_cast<types::v1::Profession>(i));
    EXPECT_EQ(profession.has_value(), i != types::v1::PROFESSION_UNSPECIFIED) << i;
    if (!profession) continue;
    EXPECT_FALSE(seen.Has(*profession)) << "two words for one profession: " << i;
    seen.Add(*profession);
  }
}

TEST(FactsTest, ASleepingWatchIsNotAnOrdinaryShift) {
  EXPECT_EQ(FromProto(types::v1::SHIFT_KIND_ORDINARY), DutyKind::kOrdinary);
  EXPECT_EQ(FromProto(types::v1::SHIFT_KIND_NIGHT_WAKING), DutyKind::kNightWaking);
  EXPECT_EQ(FromProto(types::v1::SHIFT_KIND_NIGHT_SLEEPING), DutyKind::kNightSleeping);
}

TEST(FactsTest, IntervalsSurviveBothWays) { EXPECT_EQ(FromProto(ToProto(kShift)), kShift); }

TEST(FactsTest, APersonIsWhatAllOfTheirEmploymentsSay) {
  directory::v1::EmploymentRegistered care, nursing;
  care.set_profession(types::v1::PROFESSION_SOSU_HELPER);
  care.add_competences("medicine-app");
  nursing.set_profession(types::v1::PROFESSION_NURSE);
  WorkerFacts facts;
  AddEmployment(care, &facts);
  AddEmployment(nursing, &facts);
  EXPECT_TRUE(facts.professions.Has(Profession::kSosuHelper));
  EXPECT_TRUE(facts.professions.Has(Profession::kNurse));
  EXPECT_EQ(facts.competences, std::vector<std::string>{"medicine-app"});
  EXPECT_FALSE(facts.adult_time.has_value());
}

TEST(FactsTest, AMinorIsNotGrownUpForAnyDutyThatCanBePlanned) {
  directory::v1::EmploymentRegistered young;
  young.set_minor(true);
  WorkerFacts facts;
  AddEmployment(young, &facts);
  EXPECT_EQ(facts.adult_time, absl::InfiniteFuture());
}

TEST(FactsTest, AnEmploymentMustHoldForTheWholeDuty) {
  directory::v1::EmploymentRegistered employment;
  *employment.mutable_start_time() = kit::ToProto(kShift.start_time);
  EXPECT_TRUE(IsEmployed(employment, kShift));
  *employment.mutable_end_time() = kit::ToProto(kShift.end_time);
  EXPECT_TRUE(IsEmployed(employment, kShift));
  *employment.mutable_end_time() = kit::ToProto(kShift.end_time - absl::Nanoseconds(1));
  EXPECT_FALSE(IsEmployed(employment, kShift));
  employment.clear_end_time();
  *employment.mutable_start_time() = kit::ToProto(kShift.start_time + absl::Nanoseconds(1));
  EXPECT_FALSE(IsEmployed(employment, kShift));
}

}  // namespace
}  // namespace vagtbro::worktime
