// The people of Legeby may do what they are planned to do, read from the bundle alone.
#include "qualifications.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "bundle.h"
#include "directory/domain/qualification_rules.h"
#include "directory/domain/record_rules.h"
#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"

namespace vagtbro::demo {
namespace {

using Records = std::map<std::string, const directory::v1::PersonRecord*>;

const bundle::v1::Bundle& Whole() {
  static const bundle::v1::Bundle whole = Generate(Request{}).bundle;
  return whole;
}

bundle::v1::Bundle Small(std::uint64_t seed) {
  return Generate({.seed = seed, .start = absl::CivilDay(2026, 1, 26), .weeks = 3, .small = true})
      .bundle;
}

Records ById(const bundle::v1::Bundle& bundle) {
  Records records;
  for (const auto& record : bundle.people()) {
    records[record.employment().employment_id()] = &record;
  }
  return records;
}

bool InForce(const google::protobuf::Timestamp& start, absl::Time end, absl::Time time) {
  return kit::FromProto(start) <= time && time < end;
}

// Looked up in the register less than 90 days before the end of the shift, and nothing against it.
bool IsAuthorised(const directory::v1::PersonRecord& record, const roster::v1::Shift& shift) {
  return std::any_of(record.authorisations().begin(), record.authorisations().end(),
                     [&](const auto& authorisation) {
                       return authorisation.status() == directory::v1::AUTHORISATION_STATUS_VALID &&
                              kit::End(shift.interval()) <=
                                  kit::FromProto(authorisation.check_time()) + absl::Hours(90 * 24);
                     });
}

bool NeedsAuthorisation(const directory::v1::PersonRecord& record) {
  const auto profession = record.employment().profession();
  return profession == types::v1::PROFESSION_NURSE ||
         profession == types::v1::PROFESSION_SOSU_ASSISTANT;
}

bool IsDelegated(const directory::v1::PersonRecord& record, const roster::v1::Shift& shift,
                 const std::string& task) {
  const auto& delegations = record.employment().delegations();
  return std::any_of(delegations.begin(), delegations.end(), [&](const auto& delegation) {
    const bool here =
        delegation.unit_id().empty() ||
        std::all_of(shift.unit_ids().begin(), shift.unit_ids().end(),
                    [&](const std::string& unit) { return unit == delegation.unit_id(); });
    return delegation.task() == task && here &&
           kit::FromProto(delegation.start_time()) <= kit::Start(shift.interval()) &&
           kit::End(shift.interval()) <= kit::FromProto(delegation.end_time());
  });
}

// Nights a week are left to the law; a bar from a unit and from nights is seen here.
bool IsBarred(const directory::v1::PersonRecord& record, const roster::v1::Shift& shift) {
  const auto& restrictions = record.employment().restrictions();
  return std::any_of(restrictions.begin(), restrictions.end(), [&](const auto& restriction) {
    const absl::Time end = restriction.has_end_time() ? kit::FromProto(restriction.end_time())
                                                      : absl::InfiniteFuture();
    if (!InForce(restriction.start_time(), end, kit::Start(shift.interval()))) return false;
    const auto& units = shift.unit_ids();
    return std::find(units.begin(), units.end(), restriction.unit_id()) != units.end() ||
           (restriction.no_nights() && shift.kind() != types::v1::SHIFT_KIND_ORDINARY);
  });
}

void ExpectQualified(const bundle::v1::Bundle& bundle) {
  const Records records = ById(bundle);
  for (const auto& shift : bundle.shifts()) {
    if (shift.employment_id().empty()) continue;
    const auto& record = *records.at(shift.employment_id());
    const bool authorised = IsAuthorised(record, shift);
    ASSERT_TRUE(authorised || !NeedsAuthorisation(record)) << shift.shift_id();
    for (const std::string& task : shift.requirement().tasks()) {
      ASSERT_TRUE(authorised || IsDelegated(record, shift, task)) << shift.shift_id();
    }
    if (shift.requirement().child_certificate()) {
      ASSERT_TRUE(record.employment().has_child_certificate()) << shift.shift_id();
    }
    ASSERT_FALSE(IsBarred(record, shift)) << shift.shift_id();
  }
}

TEST(QualificationsTest, WhoIsRosteredMayDoItWhateverTheSeed) {
  for (const std::uint64_t seed : {1u, 2u, 3u, 4u, 5u}) {
    SCOPED_TRACE(seed);
    ExpectQualified(Small(seed));
  }
  ExpectQualified(Whole());
}

TEST(QualificationsTest, ARosterLongerThanALookUpCountsIsFilledToItsEnd) {
  Request request{.seed = 1, .weeks = 20, .small = true};
  const bundle::v1::Bundle bundle = Generate(request).bundle;
  ExpectQualified(bundle);
  const auto& last = *bundle.shifts().rbegin();
  const auto vacant = std::count_if(
      bundle.shifts().begin(), bundle.shifts().end(), [&](const roster::v1::Shift& shift) {
        return shift.employment_id().empty() &&
               kit::Start(shift.interval()) + absl::Hours(7 * 24) > kit::Start(last.interval());
      });
  EXPECT_LT(vacant, 7) << "in the last week";
}

TEST(QualificationsTest, TheDirectoryRefusesNobody) {
  for (const auto& written : Whole().people()) {
    directory::Record record;
    record.person.set_person_id(written.person_id());
    record.person.set_name(written.name());
    *record.person.mutable_authorisations() = written.authorisations();
    record.employment = written.employment();
    EXPECT_TRUE(directory::Tidied(record).has_value()) << written.person_id();
  }
}

TEST(QualificationsTest, EverybodyInAnAuthorisedProfessionStandsInTheRegisterOnce) {
  std::set<std::string> ids;
  int lapsed = 0;
  int limited = 0;
  for (const auto& record : Whole().people()) {
    const bool agency = record.employment().kind() == directory::v1::EMPLOYMENT_KIND_AGENCY;
    EXPECT_EQ(record.authorisations_size(), NeedsAuthorisation(record) && !agency ? 1 : 0);
    for (const auto& authorisation : record.authorisations()) {
      EXPECT_TRUE(ids.insert(authorisation.authorisation_id()).second);
      EXPECT_EQ(authorisation.profession(), record.employment().profession());
      limited += authorisation.status() != directory::v1::AUTHORISATION_STATUS_VALID;
      const auto told = directory::AsTold(authorisation);
      lapsed += kit::FromProto(told.expire_time()) <
                absl::FromCivil(absl::CivilDay(2026, 2, 2), kit::LocalZone());
    }
  }
  EXPECT_GT(ids.size(), 700u);
  EXPECT_GE(lapsed, 3);
  EXPECT_LE(lapsed, 20);
  EXPECT_GE(limited, 1);
  EXPECT_LE(limited, 10);
}

TEST(QualificationsTest, SomeHelpersMayGiveInsulinAndAHandfulIsRestricted) {
  int delegated = 0;
  int restricted = 0;
  const Records records = ById(Whole());
  for (const auto& record : Whole().people()) {
    const auto& employment = record.employment();
    EXPECT_FALSE(employment.opted_out());
    restricted += employment.restrictions_size();
    for (const auto& delegation : employment.delegations()) {
      ++delegated;
      EXPECT_TRUE(NeedsAuthorisation(*records.at(delegation.delegator_employment_id())));
    }
  }
  EXPECT_GT(delegated, 150);
  EXPECT_LT(delegated, 350);
  EXPECT_GE(restricted, 10);
  EXPECT_LE(restricted, 40);
}

TEST(QualificationsTest, InTheOneUnitWithChildrenEverybodyHasACertificateAndMostOfThePool) {
  std::string children;
  for (const auto& unit : Whole().units()) {
    if (!unit.residents_under_15()) continue;
    EXPECT_EQ(children, "") << "one unit only";
    children = unit.unit_id();
  }
  ASSERT_NE(children, "");
  for (const auto& shift : Whole().shifts()) {
    EXPECT_EQ(shift.requirement().child_certificate(), shift.unit_ids(0) == children);
  }
  int pool = 0;
  for (const auto& record : Whole().people()) {
    const auto& employment = record.employment();
    if (employment.home_unit_id() == children && !employment.minor()) {
      EXPECT_TRUE(employment.has_child_certificate()) << employment.employment_id();
    }
    const bool of_the_pool = employment.kind() == directory::v1::EMPLOYMENT_KIND_POOL;
    pool += of_the_pool && employment.has_child_certificate();
  }
  EXPECT_GE(pool, 25);
  EXPECT_LT(pool, 35);
}

TEST(QualificationsTest, TheWayIsKnownToTheOwnUnitAndForThePoolToEvery) {
  for (const auto& record : Whole().people()) {
    const auto& employment = record.employment();
    const auto& ways = employment.travel_times();
    if (employment.kind() == directory::v1::EMPLOYMENT_KIND_POOL) {
      EXPECT_EQ(ways.size(), Whole().units_size());
    }
    for (const auto& way : ways) {
      EXPECT_EQ(way.minutes() % 5, 0u);
      EXPECT_GE(way.minutes(), 5u);
      EXPECT_LE(way.minutes(), 80u);
    }
  }
}

void ExpectFewMoves(const bundle::v1::Bundle& bundle, absl::CivilDay start) {
  const Records records = ById(bundle);
  std::map<std::tuple<std::string, int>, unsigned> moves;
  for (const auto& shift : bundle.shifts()) {
    if (shift.employment_id().empty()) continue;
    const auto& employment = records.at(shift.employment_id())->employment();
    if (shift.unit_ids(0) == employment.home_unit_id()) continue;
    const absl::CivilDay day = absl::ToCivilDay(kit::Start(shift.interval()), kit::LocalZone());
    const unsigned moved = ++moves[{shift.employment_id(), static_cast<int>((day - start) / 7)}];
    if (!employment.has_max_moves_per_week()) continue;
    EXPECT_LE(moved, employment.max_moves_per_week()) << shift.shift_id();
  }
}

TEST(QualificationsTest, NobodyIsMovedMoreOftenAWeekThanTheyTake) {
  ExpectFewMoves(Whole(), absl::CivilDay(2026, 1, 12));
  ExpectFewMoves(Small(5), absl::CivilDay(2026, 1, 26));
  const auto limited = std::count_if(
      Whole().people().begin(), Whole().people().end(),
      [](const auto& record) { return record.employment().has_max_moves_per_week(); });
  EXPECT_GT(limited, 100);
}

}  // namespace
}  // namespace vagtbro::demo
