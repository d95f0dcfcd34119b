// Given these layers, when this person is asked for then, then these amounts hold.
#include "worktime/book/rule_book.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <thread>

#include "worktime/book/testing/layers.h"

namespace vagtbro::worktime {
namespace {

using testing::Day;
using testing::Head;
using testing::LocalAgreement;
using testing::ShippedAnd;
using Units = std::vector<std::string>;

const Units kNowhere;
const Units kSol = {"sol"};
const Units kMaane = {"maane"};
const Units kSolAndMaane = {"sol", "maane"};

RuleBook Book(const std::string& text) {
  auto book = ShippedAnd(text);
  EXPECT_TRUE(book.ok()) << book.status().message();
  return *std::move(book);
}

Scope In2026(const Units& units, std::string_view employment = "anna") {
  return {"legeby", "79.01", units, employment, Day(2026, 6, 1)};
}

const Profile& Of(const RuleBook& book, const std::string& agreement, absl::Time time) {
  return book.For({"legeby", agreement, kNowhere, "anna", time});
}

FigureInForce Told(const RuleBook& book, const Scope& scope, const std::string& parameter) {
  for (const FigureInForce& figure : book.Describe(scope)) {
    if (figure.parameter == parameter) return figure;
  }
  return {};
}

TEST(RuleBookTest, AnAgreementPaysWhatIsInForceOnTheDay) {
  const RuleBook& book = RuleBook::Shipped();
  const absl::Time year = Day(2025, 1, 1);
  EXPECT_EQ(Of(book, "79.01", Day(2020, 10, 1)).pay.evening, (UnsocialHours{1'020, 1'380, 3'000}));
  EXPECT_EQ(Of(book, "79.01", year - absl::Nanoseconds(1)).pay.evening.share, 3'000);
  EXPECT_EQ(Of(book, "79.01", year).pay.evening.share, 3'512);
  EXPECT_EQ(Of(book, "79.01", year).pay.overtime_notice_ore, 5'469);
  EXPECT_EQ(Of(book, "79.01", year).pay.saturday, (UnsocialHours{480, 1'440, 3'171}));
  EXPECT_EQ(Of(book, "79.01", Day(2026, 1, 1)).pay.evening, (UnsocialHours{1'020, 1'380, 3'600}));
  EXPECT_EQ(Of(book, "79.01", Day(2026, 1, 1)).pay.night, (UnsocialHours{1'380, 360, 4'000}));
  EXPECT_EQ(Of(book, "79.01", Day(2026, 1, 1)).pay.saturday.start_minute, 360);
  EXPECT_EQ(Of(book, "79.03", Day(2030, 1, 1)).pay.change_on_call_hour_ore, 2'004);
}

TEST(RuleBookTest, TheVersionNamesEveryLayer) {
  EXPECT_EQ(Of(RuleBook::Shipped(), "64.11", Day(2025, 7, 1)).version,
            "statute@2024-07-01+64.11@2025-01-01");
  const RuleBook book = Book(LocalAgreement("la-sol-8h", "reduced_rest: yes"));
  EXPECT_EQ(book.For(In2026(kSol)).version,
            "statute@2024-07-01+79.01@2026-01-01+la-sol-8h@2025-03-01");
  EXPECT_EQ(book.For(In2026(kSol)).in_force_time, Day(2026, 1, 1));
}

TEST(RuleBookTest, PrivateFlatLastsOneToTwentyTwoHoursUnderTheSameLawOfRest) {
  const Profile& flat = Of(RuleBook::Shipped(), "private_flat", Day(2026, 6, 1));
  EXPECT_EQ(flat.shift_min, absl::Hours(1));
  EXPECT_TRUE(flat.shift_min_hard);
  EXPECT_EQ(flat.shift_max, absl::Hours(22));
  EXPECT_EQ(flat.daily_rest, absl::Hours(11));
  EXPECT_EQ(flat.pay.sunday.share, 0);
  EXPECT_EQ(flat.pay.overtime_share, 0);
}

TEST(RuleBookTest, WithoutAnAgreementOnFileTheStatuteHoldsByName) {
  const RuleBook& book = RuleBook::Shipped();
  EXPECT_TRUE(book.Knows("79.04"));
  EXPECT_FALSE(book.Knows("99.99"));
  EXPECT_FALSE(book.Knows(""));
  const Profile& unknown = Of(book, "99.99", Day(2026, 6, 1));
  EXPECT_EQ(unknown.version, "statute@2024-07-01 (agreement not on file)");
  EXPECT_EQ(unknown.daily_rest, absl::Hours(11));
  EXPECT_EQ(unknown.pay, PayRates());
  EXPECT_EQ(Of(book, "79.01", Day(2019, 1, 1)).version,
            "statute@2020-10-01 (agreement not on file)");
}

TEST(RuleBookTest, TwoLocalAgreementsHoldEachInTheirFacility) {
  const RuleBook book = Book(LocalAgreement("la-sol-8h", "reduced_rest: yes", "[sol, sol-nat]") +
                             "---\n" + LocalAgreement("la-maane-12h", "shift_warn: 12h", "maane"));
  const Profile& sol = book.For(In2026(kSol));
  EXPECT_EQ(sol.reduced_rest, ReducedRest());
  EXPECT_EQ(sol.shift_warn, absl::Hours(10));
  const Profile& maane = book.For(In2026(kMaane));
  EXPECT_EQ(maane.reduced_rest, std::nullopt);
  EXPECT_EQ(maane.shift_warn, absl::Hours(12));

  const Profile& both = book.For(In2026(kSolAndMaane));  // a shared night watch
  EXPECT_EQ(both.reduced_rest, std::nullopt);
  EXPECT_EQ(both.shift_warn, absl::Hours(10));
  EXPECT_EQ(both.version,
            "statute@2024-07-01+79.01@2026-01-01+la-maane-12h@2025-03-01+"
            "la-sol-8h@2025-03-01");
  EXPECT_EQ(&both, &book.For(In2026(kSolAndMaane)));

  EXPECT_EQ(book.For({"legeby", "79.03", kSol, "", Day(2026, 6, 1)}).reduced_rest, std::nullopt);
  EXPECT_EQ(book.For({"andeby", "79.01", kSol, "", Day(2026, 6, 1)}).reduced_rest, std::nullopt);
  EXPECT_EQ(book.For({"legeby", "79.01", kSol, "", Day(2025, 2, 28)}).reduced_rest, std::nullopt);
}

TEST(RuleBookTest, EachLayerIsStricterDownToThePerson) {
  const RuleBook book =
      Book(Head("municipality", "policy", "") + "figures: {shift_max: 11h}\n---\n" +
           Head("unit", "u-sol", "units: sol") + "figures: {shift_max: 10h}\n---\n" +
           Head("person", "p-1", "employment: anna") + "figures: {shift_max: 10h30m}\n");
  EXPECT_EQ(book.For(In2026(kNowhere, "bo")).shift_max, absl::Hours(11));
  EXPECT_EQ(book.For(In2026(kSol, "bo")).shift_max, absl::Hours(10));
  EXPECT_EQ(book.For(In2026(kMaane)).shift_max, absl::Minutes(630));
  EXPECT_EQ(book.For(In2026(kSol)).shift_max, absl::Hours(10));  // the unit's is stricter
  EXPECT_EQ(book.For(In2026(kSolAndMaane)).shift_max, absl::Hours(10));
  EXPECT_EQ(Told(book, In2026(kMaane), "shift_max").layer, "p-1");
  EXPECT_EQ(Told(book, In2026(kSol), "shift_max").layer, "u-sol");
}

TEST(RuleBookTest, OnlyTheOrganisationsGoToTwelveDaysAndTwelveMonths) {
  const std::string figures = "weekly_stretch: 12d\n  reference_period: 8736h\n  opt_out: yes";
  EXPECT_FALSE(ShippedAnd(LocalAgreement("la", figures)).ok());
  const RuleBook book = Book("signed_by: organisations\n" + LocalAgreement("la", figures));
  EXPECT_EQ(book.For(In2026(kSol)).weekly_stretch, 12 * absl::Hours(24));
  EXPECT_EQ(book.For(In2026(kSol)).reference_period, absl::Hours(8'736));
  EXPECT_TRUE(book.For(In2026(kSol)).opt_out);
}

TEST(RuleBookTest, DescribesEachAmountWithItsOrigin) {
  const RuleBook book = Book(LocalAgreement("la-sol-8h", "reduced_rest: yes"));
  EXPECT_EQ(Told(book, In2026(kSol), "reduced_rest"),
            (FigureInForce{"reduced_rest", "yes", "la-sol-8h", "2025-03-01", "paper 7", false}));
  EXPECT_EQ(Told(book, In2026(kSol), "daily_rest"),
            (FigureInForce{"daily_rest", "11h", "statute", "2024-07-01", "AT-BEREGN", false}));
  EXPECT_EQ(Told(book, In2026(kSol), "evening_share"),
            (FigureInForce{"evening_share", "36.00%", "79.01", "2026-01-01", "FOA-OK24", false}));
  EXPECT_TRUE(Told(book, In2026(kSol), "hourly_nurse").assumed);
}

TEST(RuleBookTest, ManyThreadsGetTheSameProfiles) {
  const RuleBook book =
      Book(LocalAgreement("la-sol", "shift_warn: 11h") + "---\n" +
           Head("person", "p-1", "employment: anna") + "figures: {shift_max: 9h}");
  std::vector<const Profile*> got(8);
  std::vector<std::thread> threads;
  for (const Profile*& mine : got) {
    threads.emplace_back([&book, &mine] { mine = &book.For(In2026(kSolAndMaane)); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(std::count(got.begin(), got.end(), got.front()), 8);
}

TEST(RuleBookTest, AFolderAddsToWhatIsShipped) {
  const std::string folder = ::testing::TempDir() + "rule_book_folder/";
  std::filesystem::create_directories(folder);
  std::ofstream(folder + "sol.yaml") << LocalAgreement("la-sol-8h", "reduced_rest: yes");
  std::ofstream(folder + "notes.txt") << "not a layer";
  const auto book = RuleBook::LoadFolder(folder);
  ASSERT_TRUE(book.ok()) << book.status().message();
  EXPECT_TRUE(book->For(In2026(kSol)).reduced_rest.has_value());
  EXPECT_FALSE(RuleBook::LoadFolder(folder + "no-such-folder").ok());
  EXPECT_EQ(RuleBook::LoadFolder("")->For(In2026(kSol)), RuleBook::Shipped().For(In2026(kSol)));
}

}  // namespace
}  // namespace vagtbro::worktime
