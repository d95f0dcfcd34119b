// What a person may do: each thing that can be wrong is named, and others are told only what they
// need.
#include "directory/domain/qualification_rules.h"

#include <gtest/gtest.h>

#include <functional>

#include "directory/testing/people.h"
#include "kit/time/local_time.h"

namespace vagtbro::directory {
namespace {

const absl::Duration kDay = absl::Hours(24);

v1::RegisteredAuthorisation Registered() {
  v1::RegisteredAuthorisation authorisation;
  authorisation.set_authorisation_id("0BCY9");
  authorisation.set_profession(types::v1::PROFESSION_NURSE);
  authorisation.set_status(v1::AUTHORISATION_STATUS_VALID);
  *authorisation.mutable_check_time() = kit::ToProto(kMonday);
  return authorisation;
}

v1::Delegation Insulin() {
  v1::Delegation delegation;
  delegation.set_task("insulin");
  delegation.set_unit_id("rose-house");
  *delegation.mutable_start_time() = kit::ToProto(kMonday);
  delegation.set_delegator_employment_id("e-bo");
  delegation.set_instruction_reference("instruks 12, 2026");
  return delegation;
}

v1::Restriction NoNights() {
  v1::Restriction restriction;
  *restriction.mutable_start_time() = kit::ToProto(kMonday);
  restriction.set_no_nights(true);
  return restriction;
}

Record Ada() {
  Record record;
  record.person.set_person_id("p-ada");
  record.person.set_name("Ada Lund");
  *record.person.add_authorisations() = Registered();
  record.employment = Nurse("ada");
  *record.employment.add_delegations() = Insulin();
  *record.employment.add_restrictions() = NoNights();
  *record.employment.mutable_child_certificate()->mutable_obtain_time() = kit::ToProto(kHired);
  auto& way = *record.employment.add_travel_times();
  way.set_unit_id("lily-house");
  way.set_minutes(25);
  return record;
}

TEST(AuthorisationIdTest, HasFiveDigitsConsonantsOrY) {
  for (const char* id : {"00000", "BCDFG", "HJKLM", "NPQRS", "TVWXZ", "1Y2Y3"}) {
    EXPECT_TRUE(IsAuthorisationId(id)) << id;
  }
  for (const char* id : {"", "BCDF", "BCDFGH", "ABCDF", "BCDEF", "BCDFI", "BCDFO", "BCDFU", "bcdfg",
                         "BCD G", "BCDÆ"}) {
    EXPECT_FALSE(IsAuthorisationId(id)) << id;
  }
}

TEST(AsToldTest, ALookUpCountsFor90DaysButNotBeyondTheEndOfTheAuthorisation) {
  v1::RegisteredAuthorisation authorisation = Registered();
  EXPECT_EQ(kit::FromProto(AsTold(authorisation).expire_time()), kMonday + 90 * kDay);
  *authorisation.mutable_end_time() = kit::ToProto(kMonday + 91 * kDay);
  EXPECT_EQ(kit::FromProto(AsTold(authorisation).expire_time()), kMonday + 90 * kDay);
  *authorisation.mutable_end_time() = kit::ToProto(kMonday + 89 * kDay);
  EXPECT_EQ(kit::FromProto(AsTold(authorisation).expire_time()), kMonday + 89 * kDay);
}

TEST(AsToldTest, OnlyAValidAuthorisationIsInGoodStanding) {
  v1::RegisteredAuthorisation authorisation = Registered();
  EXPECT_TRUE(AsTold(authorisation).in_good_standing());
  authorisation.set_status(v1::AUTHORISATION_STATUS_LIMITED);
  EXPECT_FALSE(AsTold(authorisation).in_good_standing());
  authorisation.set_status(v1::AUTHORISATION_STATUS_WITHDRAWN);
  EXPECT_FALSE(AsTold(authorisation).in_good_standing());
}

TEST(QualificationTest, OthersAreToldWithoutTheIdWhichStaysWithThePerson) {
  const auto tidied = Tidied(Ada());
  ASSERT_TRUE(tidied.has_value());
  ASSERT_EQ(tidied->employment.authorisations_size(), 1);
  EXPECT_EQ(tidied->employment.SerializeAsString().find("0BCY9"), std::string::npos);
  EXPECT_EQ(tidied->person.authorisations(0).authorisation_id(), "0BCY9");
}

TEST(QualificationTest, ADelegationEndsAfterTwelveMonthsIfNothingElseIsSaid) {
  Record record = Ada();
  const absl::CivilSecond start = absl::ToCivilSecond(kMonday, kit::LocalZone());
  const auto end = [](const Record& tidied) {
    return kit::FromProto(tidied.employment.delegations(0).end_time());
  };
  EXPECT_EQ(end(*Tidied(record)),
            absl::FromCivil(absl::CivilSecond(start.year() + 1, start.month(), start.day(),
                                              start.hour(), start.minute(), start.second()),
                            kit::LocalZone()));
  const absl::Time sooner = kMonday + kDay;
  *record.employment.mutable_delegations(0)->mutable_end_time() = kit::ToProto(sooner);
  EXPECT_EQ(end(*Tidied(record)), sooner);
}

TEST(QualificationTest, OrderAndRepetitionSayNothing) {
  Record one = Ada();
  v1::RegisteredAuthorisation assistant = Registered();
  assistant.set_profession(types::v1::PROFESSION_SOSU_ASSISTANT);
  *one.person.add_authorisations() = assistant;
  v1::Delegation elsewhere = Insulin();
  elsewhere.clear_unit_id();
  *one.employment.add_delegations() = elsewhere;
  Record other = Ada();
  other.person.clear_authorisations();
  *other.person.add_authorisations() = assistant;
  *other.person.add_authorisations() = Registered();
  *other.person.add_authorisations() = assistant;
  other.employment.clear_delegations();
  *other.employment.add_delegations() = elsewhere;
  *other.employment.add_delegations() = Insulin();
  *other.employment.add_restrictions() = NoNights();
  EXPECT_EQ(Tidied(one)->employment.SerializeAsString(),
            Tidied(other)->employment.SerializeAsString());
  EXPECT_EQ(Tidied(one)->person.SerializeAsString(), Tidied(other)->person.SerializeAsString());
}

TEST(QualificationTest, ARestrictionHasNoPlaceForAReason) {
  std::vector<std::string> fields;
  for (int i = 0; i < v1::Restriction::descriptor()->field_count(); ++i) {
    fields.push_back(v1::Restriction::descriptor()->field(i)->name());
  }
  EXPECT_EQ(fields, (std::vector<std::string>{"start_time", "end_time", "unit_id", "no_nights",
                                              "nights_a_week"}));
}

TEST(QualificationTest, TheFiveAgreementsOfTheRuleBookAreKnown) {
  for (const char* name : {"79.01", "79.03", "79.04", "64.11", "private_flat"}) {
    Record record = Ada();
    record.employment.set_agreement_profile(name);
    EXPECT_TRUE(Tidied(record).has_value()) << name;
  }
}

struct Spoilt {
  const char* what;
  Fault fault;
  std::function<void(Record&)> spoil;
};

void PrintTo(const Spoilt& spoilt, std::ostream* out) { *out << spoilt.what; }

class QualificationFaultTest : public ::testing::TestWithParam<Spoilt> {};

TEST_P(QualificationFaultTest, IsNamed) {
  Record record = Ada();
  ASSERT_TRUE(Tidied(record).has_value());
  GetParam().spoil(record);
  const auto tidied = Tidied(record);
  ASSERT_FALSE(tidied.has_value());
  EXPECT_EQ(tidied.error(), GetParam().fault);
}

v1::RegisteredAuthorisation& Authorisation(Record& r) {
  return *r.person.mutable_authorisations(0);
}
v1::Delegation& Delegation(Record& r) { return *r.employment.mutable_delegations(0); }
v1::Restriction& Restriction(Record& r) { return *r.employment.mutable_restrictions(0); }

INSTANTIATE_TEST_SUITE_P(
    Each, QualificationFaultTest,
    ::testing::Values(
        Spoilt{"Agreement", Fault::kUnknownAgreement,
               [](Record& r) { r.employment.set_agreement_profile("79.02"); }},
        Spoilt{"NoAgreement", Fault::kUnknownAgreement,
               [](Record& r) { r.employment.clear_agreement_profile(); }},
        Spoilt{"AuthorisationId", Fault::kMalformedAuthorisationId,
               [](Record& r) { Authorisation(r).set_authorisation_id("0BCA9"); }},
        Spoilt{"AuthorisedHelper", Fault::kMalformedAuthorisation,
               [](Record& r) { Authorisation(r).set_profession(types::v1::PROFESSION_PEDAGOGUE); }},
        Spoilt{"NoStatus", Fault::kMalformedAuthorisation,
               [](Record& r) { Authorisation(r).clear_status(); }},
        Spoilt{"NeverLookedUp", Fault::kMalformedAuthorisation,
               [](Record& r) { Authorisation(r).clear_check_time(); }},
        Spoilt{"TwoOfOneProfession", Fault::kMalformedAuthorisation,
               [](Record& r) {
                 auto second = Registered();
                 second.set_authorisation_id("00000");
                 *r.person.add_authorisations() = second;
               }},
        Spoilt{"ToldPastTheRegister", Fault::kAuthorisationWithoutRegister,
               [](Record& r) { r.employment.add_authorisations(); }},
        Spoilt{"Task", Fault::kMalformedDelegation,
               [](Record& r) { Delegation(r).set_task("Give insulin"); }},
        Spoilt{"ByNobody", Fault::kMalformedDelegation,
               [](Record& r) { Delegation(r).clear_delegator_employment_id(); }},
        Spoilt{"BySelf", Fault::kMalformedDelegation,
               [](Record& r) { Delegation(r).set_delegator_employment_id("e-ada"); }},
        Spoilt{"NoInstruction", Fault::kMalformedDelegation,
               [](Record& r) { Delegation(r).clear_instruction_reference(); }},
        Spoilt{"EmptyDelegation", Fault::kMalformedDelegation,
               [](Record& r) { *Delegation(r).mutable_end_time() = kit::ToProto(kMonday); }},
        Spoilt{"UnboundDelegation", Fault::kMalformedDelegation,
               [](Record& r) { Delegation(r).clear_start_time(); }},
        Spoilt{"TwoLimitsInOne", Fault::kMalformedRestriction,
               [](Record& r) { Restriction(r).set_unit_id("rose-house"); }},
        Spoilt{"EightNights", Fault::kMalformedRestriction,
               [](Record& r) {
                 Restriction(r).clear_no_nights();
                 Restriction(r).set_nights_a_week(8);
               }},
        Spoilt{"EmptyRestriction", Fault::kMalformedRestriction,
               [](Record& r) { *Restriction(r).mutable_end_time() = kit::ToProto(kMonday); }},
        Spoilt{"NeverObtained", Fault::kMalformedCertificate,
               [](Record& r) { r.employment.mutable_child_certificate()->clear_obtain_time(); }},
        Spoilt{"TravelToNowhere", Fault::kMalformedTravel,
               [](Record& r) { r.employment.mutable_travel_times(0)->set_unit_id("Rose House"); }},
        Spoilt{"TwoWays", Fault::kMalformedTravel,
               [](Record& r) { r.employment.add_travel_times()->set_unit_id("lily-house"); }},
        Spoilt{"TravelOfDays", Fault::kMalformedTravel,
               [](Record& r) { r.employment.mutable_travel_times(0)->set_minutes(1441); }}),
    [](const auto& test) { return std::string(test.param.what); });

}  // namespace
}  // namespace vagtbro::directory
