// Records: each thing that can be wrong is named, and the same person is always the same bytes.
#include "directory/domain/record_rules.h"

#include <gtest/gtest.h>

#include <functional>

#include "directory/testing/people.h"

namespace vagtbro::directory {
namespace {

Record Ada() {
  Record record;
  record.person.set_person_id("p-ada");
  record.person.set_name("Ada Lund");
  record.person.add_phones("20 12 34 56");
  record.employment = Nurse("ada");
  record.employment_no = "47110";
  record.leave.push_back(Holiday("leave-ada", kMonday, kMonday + absl::Hours(24)));
  return record;
}

TEST(TidiedTest, WhatFollowsIsFilledIn) {
  const auto tidied = Tidied(Ada());
  ASSERT_TRUE(tidied.has_value());
  EXPECT_EQ(tidied->person.language(), "da");
  EXPECT_EQ(tidied->person.phones(0), "+4520123456");
  EXPECT_EQ(tidied->employment.person_id(), "p-ada");
  EXPECT_EQ(tidied->employment.known_unit_ids(0), "rose-house");
  EXPECT_EQ(tidied->consent.employment_id(), "e-ada");
  EXPECT_EQ(tidied->leave[0].person_id(), "p-ada");
}

TEST(TidiedTest, ADeskThatTakesOrdersInWritingNamesItsWorkers) {
  Record record = Ada();
  record.employment.set_kind(v1::EMPLOYMENT_KIND_AGENCY);
  record.employment.clear_home_unit_id();
  EXPECT_FALSE(Tidied(record)->employment.names_workers());
  record.person.set_order_email("orders@agency.example");
  EXPECT_TRUE(Tidied(record)->employment.names_workers());
  record.employment.set_names_workers(true);
  record.person.clear_order_email();
  EXPECT_FALSE(Tidied(record)->employment.names_workers()) << "no bundle decides it";
}

TEST(TidiedTest, OrderAndRepetitionSayNothing) {
  Record one = Ada();
  one.employment.add_known_unit_ids("lily-house");
  one.employment.add_competences("insulin");
  Record other = Ada();
  other.person.add_phones("+4520123456");
  other.employment.clear_competences();
  for (const char* code : {"insulin", "medicine-app", "insulin"}) {
    other.employment.add_competences(code);
  }
  for (const char* unit : {"rose-house", "lily-house"}) other.employment.add_known_unit_ids(unit);
  EXPECT_EQ(Tidied(one)->employment.SerializeAsString(),
            Tidied(other)->employment.SerializeAsString());
  EXPECT_EQ(Tidied(one)->person.SerializeAsString(), Tidied(other)->person.SerializeAsString());
}

TEST(TidiedTest, TheOrderOfPhonesIsAPreferenceAndStays) {
  Record record = Ada();
  record.person.add_phones("20000000");
  EXPECT_EQ(Tidied(record)->person.phones(0), "+4520123456");
  EXPECT_EQ(Tidied(record)->person.phones(1), "+4520000000");
}

TEST(TidiedTest, PoolAndAgencyHaveNoHomeUnit) {
  Record record = Ada();
  record.employment.set_kind(v1::EMPLOYMENT_KIND_POOL);
  record.employment.clear_home_unit_id();
  ASSERT_TRUE(Tidied(record).has_value());
  EXPECT_EQ(Tidied(record)->employment.known_unit_ids_size(), 0);
}

struct Spoilt {
  const char* what;
  Fault fault;
  std::function<void(Record&)> spoil;
};

void PrintTo(const Spoilt& spoilt, std::ostream* out) { *out << spoilt.what; }

class FaultTest : public ::testing::TestWithParam<Spoilt> {};

TEST_P(FaultTest, IsNamed) {
  Record record = Ada();
  GetParam().spoil(record);
  const auto tidied = Tidied(record);
  ASSERT_FALSE(tidied.has_value());
  EXPECT_EQ(tidied.error(), GetParam().fault);
}

const absl::Time kBeforeHired = kHired - absl::Seconds(1);

INSTANTIATE_TEST_SUITE_P(
    Each, FaultTest,
    ::testing::Values(
        Spoilt{"PersonId", Fault::kMalformedPersonId,
               [](Record& r) { r.person.set_person_id("Ada Lund"); }},
        Spoilt{"NoName", Fault::kMalformedName, [](Record& r) { r.person.clear_name(); }},
        Spoilt{"LongName", Fault::kMalformedName,
               [](Record& r) { r.person.set_name(std::string(201, 'a')); }},
        Spoilt{"Phone", Fault::kMalformedPhone, [](Record& r) { r.person.add_phones("112"); }},
        Spoilt{"Language", Fault::kUnknownLanguage, [](Record& r) { r.person.set_language("kl"); }},
        Spoilt{"EmploymentId", Fault::kMalformedEmploymentId,
               [](Record& r) { r.employment.clear_employment_id(); }},
        Spoilt{"ShortNumber", Fault::kMalformedEmploymentNo,
               [](Record& r) { r.employment_no = "4711"; }},
        Spoilt{"LongNumber", Fault::kMalformedEmploymentNo,
               [](Record& r) { r.employment_no = "471100000"; }},
        Spoilt{"NumberWithLetter", Fault::kMalformedEmploymentNo,
               [](Record& r) { r.employment_no = "4711a"; }},
        Spoilt{"OtherPerson", Fault::kMismatchedIds,
               [](Record& r) { r.employment.set_person_id("p-bo"); }},
        Spoilt{"OthersConsent", Fault::kMismatchedIds,
               [](Record& r) { r.consent.set_employment_id("e-bo"); }},
        Spoilt{"OthersLeave", Fault::kMismatchedIds,
               [](Record& r) { r.leave[0].set_person_id("p-bo"); }},
        Spoilt{"NoKind", Fault::kMissingKind, [](Record& r) { r.employment.clear_kind(); }},
        Spoilt{"NewKind", Fault::kMissingKind,
               [](Record& r) { r.employment.set_kind(static_cast<v1::EmploymentKind>(9)); }},
        Spoilt{"NoHomeUnit", Fault::kMissingHomeUnit,
               [](Record& r) { r.employment.clear_home_unit_id(); }},
        Spoilt{"PoolWithHomeUnit", Fault::kMissingHomeUnit,
               [](Record& r) { r.employment.set_kind(v1::EMPLOYMENT_KIND_POOL); }},
        Spoilt{"HomeUnit", Fault::kMalformedUnitId,
               [](Record& r) { r.employment.set_home_unit_id("Rose House"); }},
        Spoilt{"KnownUnit", Fault::kMalformedUnitId,
               [](Record& r) { r.employment.add_known_unit_ids("!"); }},
        Spoilt{"LedUnit", Fault::kMalformedUnitId,
               [](Record& r) { r.employment.add_leads_unit_ids("!"); }},
        Spoilt{"NoProfession", Fault::kMissingProfession,
               [](Record& r) { r.employment.clear_profession(); }},
        Spoilt{"Competence", Fault::kMalformedCompetence,
               [](Record& r) { r.employment.add_competences("Medicine App"); }},
        Spoilt{"Minutes", Fault::kTooManyMinutes,
               [](Record& r) { r.employment.set_weekly_minutes(10'081); }},
        Spoilt{"NoStart", Fault::kMalformedDates,
               [](Record& r) { r.employment.clear_start_time(); }},
        Spoilt{"EndAtStart", Fault::kMalformedDates,
               [](Record& r) { *r.employment.mutable_end_time() = r.employment.start_time(); }},
        Spoilt{"EndBeforeStart", Fault::kMalformedDates,
               [](Record& r) { *r.employment.mutable_end_time() = kit::ToProto(kBeforeHired); }},
        Spoilt{"StartOfNoCalendar", Fault::kMalformedDates,
               [](Record& r) { r.employment.mutable_start_time()->set_nanos(-1); }},
        Spoilt{"LeaveId", Fault::kMalformedLeave, [](Record& r) { r.leave[0].clear_leave_id(); }},
        Spoilt{
            "EmptyLeave", Fault::kMalformedLeave,
            [](Record&
                   r) { *r.leave[0].mutable_interval() = kit::MakeInterval(kMonday, kMonday); }}),
    [](const auto& test) { return std::string(test.param.what); });

}  // namespace
}  // namespace vagtbro::directory
