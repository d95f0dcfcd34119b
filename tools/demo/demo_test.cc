// Legeby Kommune is whole, lawful, and the same for everybody who asks with the same seed.
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "bundle.h"
#include "directory/domain/pin_rules.h"
#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "law.h"
#include "sickness/domain/leader_hours.h"
#include "worktime/book/rule_book.h"
#include "worktime/rules.h"

namespace vagtbro::demo {
namespace {

using Shifts = std::vector<const roster::v1::Shift*>;

std::string Text(const Request& request) {
  std::ostringstream text;
  WriteJson(Generate(request).bundle, text);
  return text.str();
}

const Generated& Whole() {
  static const Generated whole = Generate(Request{});
  return whole;
}

const google::protobuf::Timestamp& FirstShift() {
  return Whole().bundle.shifts(0).interval().start_time();
}

Request Small(std::uint64_t seed) {
  return {.seed = seed, .start = absl::CivilDay(2026, 1, 26), .weeks = 3, .small = true};
}

std::map<std::string, Shifts> ByHolder(const bundle::v1::Bundle& bundle) {
  std::map<std::string, Shifts> held;
  for (const auto& shift : bundle.shifts()) {
    if (!shift.employment_id().empty()) held[shift.employment_id()].push_back(&shift);
  }
  return held;
}

absl::Time Local(int month, int day, int hour) {
  return absl::FromCivil(absl::CivilHour(2026, month, day, hour), kit::LocalZone());
}

// Asks the law about every shift again, with all other shifts of the person already in place.
void ExpectLawful(const bundle::v1::Bundle& bundle) {
  const worktime::Profile profile;
  const std::map<std::string, Shifts> held = ByHolder(bundle);
  for (const auto& record : bundle.people()) {
    const auto found = held.find(record.employment().employment_id());
    if (found == held.end()) continue;
    for (const auto* shift : found->second) {
      worktime::WorkerFacts facts = FactsOf(record);
      for (const auto* other : found->second) {
        if (other != shift) facts.duties.push_back(DutyOf(*other));
      }
      const auto broken =
          worktime::FirstBroken(worktime::Worker(facts), ProposalOf(*shift), profile);
      ASSERT_FALSE(broken.has_value()) << shift->shift_id() << " breaks " << Name(*broken);
    }
  }
}

// The same from the clock alone, without the law library: 11 hours between any two shifts, and
// never more than 6 days without 35 hours off.
void ExpectRest(const bundle::v1::Bundle& bundle) {
  for (const auto& [holder, shifts] : ByHolder(bundle)) {
    absl::Time stretch_start = kit::Start(shifts.front()->interval());
    for (std::size_t i = 1; i < shifts.size(); ++i) {
      const absl::Time start = kit::Start(shifts[i]->interval());
      const absl::Duration rest = start - kit::End(shifts[i - 1]->interval());
      ASSERT_GE(rest, absl::Hours(11)) << shifts[i]->shift_id();
      if (rest >= absl::Hours(35)) stretch_start = start;
      ASSERT_LE(kit::End(shifts[i]->interval()) - stretch_start, 6 * absl::Hours(24))
          << shifts[i]->shift_id();
    }
  }
}

int AtWork(const bundle::v1::Bundle& bundle, const std::string& unit, absl::Time time) {
  return static_cast<int>(std::count_if(
      bundle.shifts().begin(), bundle.shifts().end(), [&](const roster::v1::Shift& shift) {
        const auto& units = shift.unit_ids();
        return !shift.employment_id().empty() && kit::Start(shift.interval()) <= time &&
               time < kit::End(shift.interval()) &&
               std::find(units.begin(), units.end(), unit) != units.end();
      }));
}

TEST(DemoTest, TheSameSeedGivesTheSameBytesAndAnotherSeedOtherBytes) {
  EXPECT_EQ(Text(Small(1)), Text(Small(1)));
  EXPECT_NE(Text(Small(1)), Text(Small(2)));
}

TEST(DemoTest, TheTextReadsBackAsTheSameBundle) {
  const bundle::v1::Bundle bundle = Generate(Small(1)).bundle;
  std::ostringstream text;
  WriteJson(bundle, text);
  bundle::v1::Bundle read;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(text.str(), &read).ok());
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(bundle, read));
}

TEST(DemoTest, EveryRosterObeysTheLawWhateverTheSeed) {
  for (const std::uint64_t seed : {1u, 2u, 3u, 4u, 5u}) {
    SCOPED_TRACE(seed);
    const bundle::v1::Bundle bundle = Generate(Small(seed)).bundle;
    ExpectLawful(bundle);
    ExpectRest(bundle);
  }
}

TEST(DemoTest, TheWholeMunicipalityObeysTheLaw) {
  ExpectLawful(Whole().bundle);
  ExpectRest(Whole().bundle);
}

TEST(DemoTest, ARosterOverTheClockChangeKeepsItsClockTimesAndTheLaw) {
  Request request = Small(1);
  request.start = absl::CivilDay(2026, 3, 16);
  const bundle::v1::Bundle bundle = Generate(request).bundle;
  ExpectLawful(bundle);
  int short_nights = 0;
  for (const auto& shift : bundle.shifts()) {
    const absl::Duration length = kit::End(shift.interval()) - kit::Start(shift.interval());
    const absl::CivilDay day = absl::ToCivilDay(kit::Start(shift.interval()), kit::LocalZone());
    if (day == absl::CivilDay(2026, 3, 28) && shift.kind() != types::v1::SHIFT_KIND_ORDINARY) {
      EXPECT_LT(length, absl::Hours(8)) << shift.shift_id();
      ++short_nights;
    }
  }
  EXPECT_GE(short_nights, 4);
}

TEST(DemoTest, TheNumbersAreThoseOfAMunicipalityOf27000) {
  const bundle::v1::Bundle& bundle = Whole().bundle;
  EXPECT_GE(bundle.people_size(), 2'150);
  EXPECT_LE(bundle.people_size(), 2'350);
  EXPECT_EQ(bundle.units_size(), 40 + 5 + 1 + 24 + 3);
  std::map<int, int> kinds;
  std::map<std::string, int> profiles;
  int minors = 0;
  int consents = 0;
  for (const auto& person : bundle.people()) {
    ++kinds[person.employment().kind()];
    ++profiles[person.employment().agreement_profile()];
    minors += person.employment().minor();
    consents += person.consent().sms_offers();
  }
  EXPECT_EQ(kinds[directory::v1::EMPLOYMENT_KIND_POOL], 35);
  EXPECT_EQ(kinds[directory::v1::EMPLOYMENT_KIND_AGENCY], 3);
  EXPECT_EQ(profiles.size(), 5u) << "four agreements, and the agencies' own";
  EXPECT_EQ(minors, 8);
  EXPECT_GT(consents, bundle.people_size() * 7 / 10);
  EXPECT_LT(consents, bundle.people_size() * 9 / 10);
}

TEST(DemoTest, AFewPerCentAreOnHolidayAtAnyTime) {
  const bundle::v1::Bundle& bundle = Whole().bundle;
  int away = 0;
  for (const auto& person : bundle.people()) {
    for (const auto& leave : person.leave()) {
      away += kit::Start(leave.interval()) <= Local(2, 4, 12) &&
              Local(2, 4, 12) < kit::End(leave.interval());
    }
  }
  EXPECT_GT(away, bundle.people_size() * 2 / 100);
  EXPECT_LT(away, bundle.people_size() * 7 / 100);
}

TEST(DemoTest, SharedAndSleepingWatchesAndMedicationRolesAreAsPlanned) {
  std::set<std::string> shared;
  std::set<std::string> sleeping;
  std::set<std::string> checked;
  for (const auto& shift : Whole().bundle.shifts()) {
    const std::string& unit = shift.unit_ids(0);
    if (shift.unit_ids_size() > 1) shared.insert(unit);
    if (shift.kind() == types::v1::SHIFT_KIND_NIGHT_SLEEPING) sleeping.insert(unit);
    const auto role = shift.requirement().role();
    if (role == types::v1::ROLE_SLOT_MEDICATION_CHECKER) checked.insert(unit);
  }
  EXPECT_EQ(shared.size(), 3u);
  EXPECT_EQ(sleeping.size(), 1u);
  EXPECT_EQ(checked.size(), 6u);
}

TEST(DemoTest, IdsNumbersAndPinsAreWellFormedAndUnique) {
  const bundle::v1::Bundle& bundle = Whole().bundle;
  std::set<std::string> ids;
  std::set<std::string> numbers;
  std::set<std::string> phones;
  for (const auto& person : bundle.people()) {
    EXPECT_TRUE(kit::IsId(person.person_id()));
    EXPECT_TRUE(kit::IsId(person.employment().employment_id()));
    EXPECT_TRUE(ids.insert(person.employment().employment_id()).second);
    EXPECT_TRUE(numbers.insert(person.employment_no()).second);
    EXPECT_GE(person.employment_no().size(), 5u);
    EXPECT_LE(person.employment_no().size(), 8u);
    ASSERT_EQ(person.phones_size(), 1);
    EXPECT_EQ(person.phones(0).size(), std::string("+4520000001").size());
    EXPECT_TRUE(phones.insert(person.phones(0)).second);
    EXPECT_EQ(person.pin().size(), 4u);
    EXPECT_FALSE(directory::IsPopularPin(person.pin())) << person.pin();
    EXPECT_FALSE(directory::IsOfNumber(person.pin(), person.employment_no())) << person.pin();
  }
  std::set<std::string> shifts;
  for (const auto& shift : bundle.shifts()) {
    EXPECT_TRUE(kit::IsId(shift.shift_id())) << shift.shift_id();
    EXPECT_TRUE(shifts.insert(shift.shift_id()).second);
  }
}

TEST(DemoTest, OneUnitOfEachKindOfLeaderContact) {
  std::map<sickness::v1::LeaderContact, std::set<std::string>> units;
  for (const auto& policy : Whole().bundle.contact_policies()) {
    EXPECT_STREQ(sickness::FaultOf(policy), "");
    units[policy.contact()].insert(policy.unit_id());
  }
  EXPECT_EQ(units[sickness::v1::LEADER_CONTACT_NONE], std::set<std::string>{""});
  EXPECT_EQ(units[sickness::v1::LEADER_CONTACT_CALL_BACK].size(), 1u);
  EXPECT_EQ(units[sickness::v1::LEADER_CONTACT_LIVE_TRANSFER].size(), 1u);
}

TEST(DemoTest, HardlyAShiftIsLeftWithoutAHolder) {
  const bundle::v1::Bundle& bundle = Whole().bundle;
  const auto vacant =
      std::count_if(bundle.shifts().begin(), bundle.shifts().end(),
                    [](const roster::v1::Shift& shift) { return shift.employment_id().empty(); });
  EXPECT_GT(bundle.shifts_size(), 50'000);
  EXPECT_LT(vacant, bundle.shifts_size() / 200);
}

// The first Monday of February at noon: what the demonstration shows.
TEST(DemoTest, OnTheDayOfTheDemoEveryUnitIsAboveCAndManyHaveNobodyToSpare) {
  const bundle::v1::Bundle& bundle = Whole().bundle;
  int units = 0;
  int below_c = 0;
  int irreplaceable = 0;
  for (const auto& requirement : bundle.requirements()) {
    const bool monday = requirement.weekdays(0) == 1;
    const auto start = static_cast<int>(requirement.start_minute());
    if (!monday || start < 7 * 60 || start > 8 * 60) continue;
    const int heads = AtWork(bundle, requirement.unit_id(), Local(2, 2, 12));
    const int needed = static_cast<int>(requirement.heads_c());
    ++units;
    below_c += heads < needed;
    if (heads == needed) irreplaceable += heads;
  }
  EXPECT_EQ(units, 73);
  EXPECT_LE(below_c, 1);
  EXPECT_GE(irreplaceable, 100) << "people whose absence alone opens a gap";
}

TEST(DemoTest, TheSmallOneHasFourUnitsAndAboutSixtyPeople) {
  const Generated generated = Generate(Small(1));
  EXPECT_EQ(generated.bundle.units_size(), 4);
  EXPECT_GE(generated.bundle.people_size(), 50);
  EXPECT_LE(generated.bundle.people_size(), 90);
}

TEST(DemoTest, ThePhoneBookKnowsEveryNumberOfTheBundle) {
  const Generated generated = Generate(Small(1));
  const auto book = nlohmann::json::parse(generated.phone_book);
  std::map<std::string, int> standings;
  for (const auto& person : generated.bundle.people()) {
    const std::string number = person.phones(0).substr(1);
    ASSERT_TRUE(book.contains(number)) << number;
    ++standings[book[number].get<std::string>()];
  }
  EXPECT_EQ(book.size(), static_cast<std::size_t>(generated.bundle.people_size()));
  EXPECT_EQ(standings["pool"], 6);
  EXPECT_EQ(standings["agency"], 1);
  EXPECT_GT(standings["own"], 40);
  EXPECT_EQ(standings["leader"], 3);
}

TEST(DemoTest, TheLocalLayersFitUponTheShippedBookAndTheirUnitsExist) {
  const auto book = worktime::RuleBook::LoadFolder(RULE_BOOK);
  ASSERT_TRUE(book.ok()) << book.status().message();
  const auto warned_after = [&](const std::string& agreement, const std::string& unit) {
    const std::vector<std::string> units = {unit};
    return book->For({"legeby", agreement, units, "anybody", kit::FromProto(FirstShift())})
        .shift_warn;
  };
  std::set<std::string> units;
  for (const auto& unit : Whole().bundle.units()) units.insert(unit.unit_id());
  for (const char* unit : {"res4-a", "res4-b", "nh1-a"}) EXPECT_EQ(units.count(unit), 1u) << unit;
  EXPECT_EQ(warned_after("64.11", "res4-a"), absl::Hours(12));
  EXPECT_EQ(warned_after("64.11", "res5-a"), absl::Hours(10));
  EXPECT_EQ(warned_after("79.01", "nh1-a"), absl::Hours(9));
}

TEST(DemoTest, EveryUnitHasTasksForTheDaysItIsOpenAndEveryOneItsLevel) {
  std::map<std::string, std::set<unsigned>> days;
  std::set<std::string> ids;
  for (const auto& list : Whole().bundle.task_lists()) {
    days[list.unit_id()].insert(list.weekdays().begin(), list.weekdays().end());
    for (const auto& task : list.tasks()) {
      EXPECT_TRUE(ids.insert(task.task_id()).second) << task.task_id();
      EXPECT_NE(task.least_level(), roster::v1::SERVICE_LEVEL_UNSPECIFIED) << task.task_id();
    }
  }
  for (const auto& unit : Whole().bundle.units()) {
    const bool workshop = unit.kind() == roster::v1::UNIT_KIND_DAY_ACTIVITY;
    EXPECT_EQ(days[unit.unit_id()].size(), workshop ? 5u : 7u) << unit.unit_id();
  }
}

}  // namespace
}  // namespace vagtbro::demo
