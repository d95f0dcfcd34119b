// Who can be reached tonight, and how covering went: by the rules of a search, and telling nothing
// about a handful.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <optional>
#include <random>

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "pool/api/cover_periods.h"
#include "pool/api/cover_report.h"
#include "pool/api/reachability.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;

class DeskReportsTest : public testing::Test {
 protected:
  DeskReportsTest() {
    auto leader = Staff("lone", "office");
    leader.add_leads_unit_ids("sol-1");
    house_.Employ(leader);
  }

  v1::ListReachabilityResponse Reach(const std::string& from, absl::Duration length,
                                     const std::string& unit = "sol-1") {
    v1::ListReachabilityRequest request;
    request.set_tenant_id(kTenant);
    request.set_unit_id(unit);
    *request.mutable_interval() = kit::MakeInterval(Local(from), Local(from) + length);
    v1::ListReachabilityResponse response;
    const absl::Status listed = ListReachability(house_.state(), request, &response, house_.now());
    reason_ = listed.ok() ? "" : kit::ReasonOf(listed);
    return response;
  }

  v1::GetCoverReportResponse Report(v1::ReportPeriod period, const std::string& from,
                                    const std::string& to) {
    v1::GetCoverReportRequest request;
    request.set_tenant_id(kTenant);
    request.set_period(period);
    *request.mutable_interval() = kit::MakeInterval(Local(from), Local(to));
    v1::GetCoverReportResponse response;
    const absl::Status told = GetCoverReport(house_.state(), request, &response);
    reason_ = told.ok() ? "" : kit::ReasonOf(told);
    return response;
  }

  // A gap that is covered a quarter of an hour after it opened, by an offer or by hand.
  void Cover(const std::string& gap_id, const std::string& who, bool by_hand) {
    const absl::Time start = house_.now() + absl::Hours(20);
    house_.OpenGap(gap_id, start, start + absl::Hours(8));
    house_.MoveTo(house_.now() + absl::Minutes(15));
    roster::v1::ShiftCovered covered;
    covered.set_gap_id(gap_id);
    covered.set_shift_id("shift-of-" + gap_id);
    covered.set_employment_id(who);
    if (!by_hand) covered.set_offer_id(house_.OfferTo(gap_id, who).offer().offer_id());
    *covered.mutable_interval() = house_.Cover(gap_id).gap().interval();
    covered.mutable_verdict()->set_cost_ore(100'000);
    house_.FromRoster(covered);
    house_.CloseGap(gap_id, roster::v1::GAP_CLOSE_REASON_COVERED);
  }

  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 12:00")};
  std::string reason_;
};

TEST_F(DeskReportsTest, WhoMayBeAskedNowComesFirstAndTheOthersSayFromWhen) {
  house_.Employ(Staff("ada", "sol-1"));
  house_.Employ(Staff("bo", "sol-1"));
  house_.Employ(Staff("cy", "sol-2"));
  house_.Employ(Staff("dan", "sol-1"));
  house_.Employ(PoolMember("eva"));
  house_.Holiday("p-bo", Local("2026-02-01 00:00"), Local("2026-02-08 00:00"));
  EXPECT_TRUE(house_.Say("dan", v1::AVAILABILITY_WORD_NOT_NOW, Local("2026-02-02 18:00")).ok());
  const auto people = Reach("2026-02-02 23:00", absl::Hours(8)).people();
  ASSERT_EQ(people.size(), 5);
  EXPECT_EQ(people[0].employment_id(), "ada");
  EXPECT_TRUE(people[0].reachable());
  EXPECT_EQ(people[0].rung(), v1::RUNG_OWN_OFF_DUTY);
  EXPECT_EQ(people[0].sentence_da(), "Kan spørges nu.");
  EXPECT_EQ(people[1].rung(), v1::RUNG_SISTER_UNITS);
  EXPECT_EQ(people[2].rung(), v1::RUNG_SUBSTITUTE_POOL);
  EXPECT_EQ(people[3].employment_id(), "dan");
  EXPECT_EQ(people[3].rejection(), "NOT_NOW");
  EXPECT_EQ(kit::FromProto(people[3].ask_time()), Local("2026-02-02 18:00"));
  EXPECT_THAT(people[3].sentence_en(), HasSubstr("May be asked from Monday 2 February at 18:00."));
  EXPECT_EQ(people[4].employment_id(), "bo");
  EXPECT_EQ(people[4].rejection(), "AWAY");
  EXPECT_FALSE(people[4].has_ask_time());
  EXPECT_EQ(house_.state().offers().rows().size(), 0U) << "nobody was asked";
}

TEST_F(DeskReportsTest, WhoIsOnHolidayAndWhoIsSickIsToldAlikeToPlanners) {
  house_.Employ(Staff("bo", "sol-1"));
  house_.Employ(Staff("cy", "sol-1"));
  house_.Holiday("p-bo", Local("2026-02-01 00:00"), Local("2026-02-08 00:00"));
  house_.Sick("abs-1", "cy", Local("2026-02-01 00:00"), Local("2026-02-08 00:00"));
  auto people = Reach("2026-02-02 23:00", absl::Hours(8)).people();
  ASSERT_EQ(people.size(), 2);
  EXPECT_EQ(people[0].rejection(), "AWAY");
  EXPECT_EQ(people[0].sentence_da(), "Kan ikke spørges nu, fordi personen er fraværende.");
  people[1].set_employment_id("bo");
  EXPECT_EQ(people[0].SerializeAsString(), people[1].SerializeAsString());
}

TEST_F(DeskReportsTest, ReachabilityIsOfOneKnownUnitAndAtMostADay) {
  Reach("2026-02-02 23:00", absl::Hours(8), "nowhere");
  EXPECT_EQ(reason_, "UNKNOWN_UNIT");
  Reach("2026-02-02 23:00", absl::Hours(25));
  EXPECT_EQ(reason_, "MALFORMED_FIELD");
  Reach("2026-02-02 23:00", absl::ZeroDuration());
  EXPECT_EQ(reason_, "MALFORMED_FIELD");
}

TEST_F(DeskReportsTest, ARungThatFoundSomebodyIsKeptAndAssigningCountsAsTheLeaders) {
  house_.Employ(Staff("ada", "sol-1"));
  Cover("gap-0", "ada", false);
  for (int i = 1; i < 6; ++i) Cover("gap-" + std::to_string(i), "lone", true);
  const auto report = Report(v1::REPORT_PERIOD_WEEK, "2026-02-03 00:00", "2026-02-04 00:00");
  ASSERT_EQ(report.periods_size(), 1);
  const v1::CoverPeriod& week = report.periods(0);
  EXPECT_EQ(kit::Start(week.interval()), Local("2026-02-02 00:00")) << "the whole week";
  EXPECT_EQ(kit::End(week.interval()), Local("2026-02-09 00:00"));
  EXPECT_EQ(week.gaps(), 6U);
  EXPECT_EQ(week.covered(), 6U);
  EXPECT_EQ(week.median_minutes(), 15U);
  EXPECT_EQ(week.p90_minutes(), 15U);
  EXPECT_EQ(week.ways_unknown(), 0U);
  ASSERT_EQ(week.ways_size(), 2);
  EXPECT_EQ(week.ways(0).rung(), v1::RUNG_OWN_OFF_DUTY);
  EXPECT_FALSE(week.ways(0).has_cost_ore()) << "one person's pay";
  EXPECT_EQ(week.ways(1).rung(), v1::RUNG_LEADER);
  EXPECT_EQ(week.ways(1).gaps(), 5U);
  EXPECT_EQ(week.ways(1).cost_ore(), 500'000);
  EXPECT_EQ(report.total().gaps(), 6U);
}

TEST_F(DeskReportsTest, WhatWasNotWantedInTheEndAndWhatIsStillOpenIsNotCounted) {
  for (int i = 0; i < 5; ++i) Cover("gap-" + std::to_string(i), "lone", true);
  for (const char* id : {"open", "recovered", "expired"}) {
    house_.OpenGap(id, Local("2026-02-05 07:00"), Local("2026-02-05 15:00"));
  }
  house_.CloseGap("recovered", roster::v1::GAP_CLOSE_REASON_RECOVERED);
  house_.CloseGap("expired", roster::v1::GAP_CLOSE_REASON_EXPIRED);
  const auto report = Report(v1::REPORT_PERIOD_MONTH, "2026-02-01 00:00", "2026-03-01 00:00");
  ASSERT_EQ(report.periods_size(), 1);
  EXPECT_EQ(report.periods(0).gaps(), 6U);
  EXPECT_EQ(report.periods(0).covered(), 5U);
}

TEST_F(DeskReportsTest, FewerThanFiveAreNotToldNotEvenAsTheTotal) {
  for (int i = 0; i < 4; ++i) Cover("gap-" + std::to_string(i), "lone", true);
  const auto report = Report(v1::REPORT_PERIOD_WEEK, "2026-02-02 00:00", "2026-02-16 00:00");
  ASSERT_EQ(report.periods_size(), 2) << "the one without a gap too";
  for (const v1::CoverPeriod& period : {report.periods(0), report.periods(1), report.total()}) {
    EXPECT_TRUE(period.suppressed());
    EXPECT_EQ(period.gaps(), 0U);
    EXPECT_EQ(period.contacts(), 0U);
    EXPECT_EQ(period.ways_size(), 0);
    EXPECT_FALSE(period.has_median_minutes());
  }
  Report(v1::REPORT_PERIOD_WEEK, "2026-02-02 00:00", "2028-06-01 00:00");
  EXPECT_EQ(reason_, "MALFORMED_FIELD") << "more than 800 days";
}

TEST(CoverPeriodsTest, PeriodsFollowTheLocalCalendar) {
  const auto weeks =
      PeriodsOf(kit::MakeInterval(Local("2026-03-25 10:00"), Local("2026-03-30 00:00")),
                v1::REPORT_PERIOD_UNSPECIFIED);
  ASSERT_EQ(weeks.size(), 1U) << "up to, and not including";
  EXPECT_EQ(kit::End(weeks[0].interval()) - kit::Start(weeks[0].interval()),
            absl::Hours(7 * 24 - 1))
      << "clocks go forward";
  const auto months =
      PeriodsOf(kit::MakeInterval(Local("2026-01-31 10:00"), Local("2026-03-01 00:01")),
                v1::REPORT_PERIOD_MONTH);
  ASSERT_EQ(months.size(), 3U);
  EXPECT_EQ(kit::Start(months[0].interval()), Local("2026-01-01 00:00"));
}

// Whatever is told, nobody can work out a period of one to four gaps from the total.
TEST(CoverPeriodsTest, NoHandfulCanBeWorkedOutFromTheRest) {
  std::mt19937_64 draw(7);
  for (int round = 0; round < 2000; ++round) {
    std::vector<uint32_t> gaps(1 + draw() % 8);
    for (uint32_t& count : gaps) count = static_cast<uint32_t>(draw() % 9);
    const uint32_t total = std::accumulate(gaps.begin(), gaps.end(), 0U);
    const std::vector<bool> suppressed = SuppressedOf(gaps);
    uint32_t hidden = 0;
    size_t with_gaps = 0;
    bool handful = false;
    for (size_t i = 0; i < gaps.size(); ++i) {
      EXPECT_TRUE(suppressed[i] || gaps[i] >= kSmallestCount);
      if (!suppressed[i] || gaps[i] == 0) continue;
      hidden += gaps[i];
      ++with_gaps;
      handful = handful || gaps[i] < kSmallestCount;
    }
    if (!handful || total < kSmallestCount) continue;  // the total is not told either
    EXPECT_GE(with_gaps, 2U) << testing::PrintToString(gaps);
    EXPECT_GE(hidden, kSmallestCount) << testing::PrintToString(gaps);
  }
}

// So many covers of one way in each period, at 100 kroner each: of the next way there are plenty.
v1::GetCoverReportResponse Costs(const std::vector<int>& covers) {
  const absl::Time from = Local("2026-02-02 00:00");
  const auto weeks = static_cast<int>(covers.size());
  std::vector<v1::SearchSummary> searches;
  for (int week = 0; week < weeks; ++week) {
    for (int i = 0; i < 40; ++i) {
      v1::SearchSummary& search = searches.emplace_back();
      *search.mutable_open_time() = kit::ToProto(from + absl::Hours(24 * 7 * week));
      search.mutable_cover_time()->CopyFrom(search.open_time());
      const bool wanted = i < covers[static_cast<size_t>(week)];
      search.set_cover_rung(wanted ? v1::RUNG_OWN_OFF_DUTY : v1::RUNG_LEADER);
      search.set_cost_ore(10'000);
    }
  }
  std::vector<const v1::SearchSummary*> all;
  for (const v1::SearchSummary& search : searches) all.push_back(&search);
  const auto whole = kit::MakeInterval(from, from + absl::Hours(24 * 7 * weeks));
  return CoverReportOf(PeriodsOf(whole, v1::REPORT_PERIOD_WEEK), all);
}

// What the total tells of the way's cost beyond what the periods tell; absent: it tells nothing.
std::optional<int64_t> LeftBySubtraction(const v1::GetCoverReportResponse& report) {
  const auto told = [](const v1::CoverPeriod& period) -> std::optional<int64_t> {
    for (const v1::WayReport& way : period.ways()) {
      if (way.rung() == v1::RUNG_OWN_OFF_DUTY && way.has_cost_ore()) return way.cost_ore();
    }
    return std::nullopt;
  };
  auto left = told(report.total());
  if (!left) return left;
  for (const v1::CoverPeriod& period : report.periods()) *left -= told(period).value_or(0);
  return left;
}

TEST(CoverPeriodsTest, WhatOnePersonCostIsNotLeftWhenThePeriodsAreTakenFromTheTotal) {
  EXPECT_EQ(LeftBySubtraction(Costs({9, 1})), std::nullopt) << "one person's pay";
  EXPECT_EQ(LeftBySubtraction(Costs({9, 4})), std::nullopt) << "one period";
  EXPECT_EQ(LeftBySubtraction(Costs({9, 1, 2})), std::nullopt) << "three covers";
  EXPECT_EQ(LeftBySubtraction(Costs({9, 1, 4})), 50'000) << "five covers in two periods";
  EXPECT_EQ(LeftBySubtraction(Costs({9, 5})), 0) << "nothing is hidden";
}

TEST(CoverPeriodsTest, TheNextSmallestGoesWithTheOnlyOneThatIsHidden) {
  EXPECT_THAT(SuppressedOf({3, 9, 7, 8}), ElementsAre(true, false, true, false));
  EXPECT_THAT(SuppressedOf({1, 2, 9, 7}), ElementsAre(true, true, false, true)) << "three in all";
  EXPECT_THAT(SuppressedOf({3, 4, 9}), ElementsAre(true, true, false)) << "seven in all";
  EXPECT_THAT(SuppressedOf({0, 9, 7}), ElementsAre(true, false, false)) << "nothing to hide";
  EXPECT_THAT(SuppressedOf({9, 7}), Each(false));
}

}  // namespace
}  // namespace vagtbro::pool
