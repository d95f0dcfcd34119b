// What planners and employees ask before they act: the law, who is away, balances, risks.
#include <google/protobuf/util/message_differencer.h>

#include <set>

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "kit/time/local_time.h"
#include "roster/api/roster_api.h"
#include "roster/testing/acts.h"
#include "roster/testing/fjord.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PlanQueries : public FjordStory {
 protected:
  void SetUp() override {
    FjordStory::SetUp();
    for (const std::string name : {"ada", "bo", "eva", "ib"}) Home(name, "fjord");
  }
  v1::JudgeShiftRequest Asking(const std::string& shift, const std::vector<std::string>& who) {
    v1::JudgeShiftRequest request;
    request.set_tenant_id(kTenant);
    request.set_shift_id(shift);
    for (const std::string& id : who) request.add_employment_ids(id);
    return request;
  }
  std::string Refused(const v1::JudgeShiftRequest& request) {
    v1::JudgeShiftResponse response;
    return kit::ReasonOf(JudgeShift(bench.state(), request, &response, bench.now()));
  }
  v1::JudgeShiftResponse Judged(const v1::JudgeShiftRequest& request) {
    v1::JudgeShiftResponse response;
    EXPECT_TRUE(JudgeShift(bench.state(), request, &response, bench.now()).ok());
    return response;
  }
  // In a week of February unless others are given: "ada 02-02 00:00 02-03 00:00"
  std::vector<std::string> Away(const std::string& unit, const std::string& who = "",
                                const std::string& from = "2026-02-02 00:00",
                                const std::string& to = "2026-02-09 00:00") {
    v1::ListAwayRequest request;
    request.set_tenant_id(kTenant);
    request.set_unit_id(unit);
    request.set_employment_id(who);
    *request.mutable_interval() = kit::MakeInterval(At(from), At(to));
    v1::ListAwayResponse response;
    EXPECT_TRUE(ListAway(bench.state(), request, &response, bench.now()).ok());
    std::vector<std::string> lines;
    for (const v1::Away& away : response.away()) {
      lines.push_back(away.employment_id() + " " + Text(kit::Start(away.interval())) + " " +
                      Text(kit::End(away.interval())));
    }
    return lines;
  }
  static std::string Text(absl::Time time) {
    return absl::FormatTime("%m-%d %H:%M", time, kit::LocalZone());
  }
  void Home(const std::string& employment, const std::string& unit, uint32_t weekly_minutes = 0) {
    auto event = *bench.state().Employment(kTenant, employment);
    event.set_home_unit_id(unit);
    event.set_weekly_minutes(weekly_minutes);
    bench.Hear(event);
  }
  std::vector<v1::RiskKind> Risks(const std::string& unit, const std::string& from,
                                  const std::string& to) {
    v1::ListRisksRequest request;
    request.set_tenant_id(kTenant);
    request.add_unit_ids(unit);
    *request.mutable_interval() = kit::MakeInterval(At(from), At(to));
    v1::ListRisksResponse response;
    EXPECT_TRUE(ListRisks(bench.state(), request, &response).ok());
    std::vector<v1::RiskKind> kinds;
    for (const v1::Risk& risk : response.risks()) kinds.push_back(risk.kind());
    return kinds;
  }
};

TEST_P(PlanQueries, TheLawAnswersBeforehandAsItAnswersThen) {
  bench.Publish({BasisShift("sun-bo", "fjord", "2026-02-01 23:00", "bo")});
  const auto judged = Judged(Asking("mon-ada", {"bo", "ib", "ada"}));
  ASSERT_EQ(judged.judgements_size(), 3);
  EXPECT_FALSE(judged.judgements(0).verdict().allowed()) << "from a night into a day";
  EXPECT_TRUE(judged.judgements(1).verdict().allowed());
  EXPECT_GT(judged.judgements(1).verdict().cost_ore(), 0);
  EXPECT_FALSE(judged.judgements(2).verdict().allowed()) << "away";
  EXPECT_TRUE(judged.judgements(2).employed());
  v1::AssignShiftRequest request;
  request.set_shift_id("mon-ada");
  request.set_employment_id("ib");
  v1::AssignShiftResponse assigned;
  ASSERT_TRUE(bench.Do(request, &AssignShift, &assigned).ok());
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(assigned.verdict(),
                                                                 judged.judgements(1).verdict()));
}

TEST_P(PlanQueries, AtAnotherTimeTheLawSaysOtherwiseAndNothingIsChanged) {
  bench.Publish({BasisShift("sun-bo", "fjord", "2026-02-01 23:00", "bo")});
  bench.Listen();
  v1::JudgeShiftRequest request = Asking("mon-eva", {"bo", "eva"});
  *request.mutable_interval() = kit::MakeInterval(At("2026-02-02 18:30"), At("2026-02-03 00:00"));
  EXPECT_TRUE(Judged(request).judgements(0).verdict().allowed());
  EXPECT_TRUE(Judged(request).judgements(1).verdict().allowed()) << "her own shift is moved";
  EXPECT_THAT(bench.Told(), IsEmpty());
  EXPECT_EQ(WholeOf(bench.Shift("mon-eva").shift()).start_time, At(kMonday));
}

TEST_P(PlanQueries, WhatMakesNoSenseIsNotJudged) {
  EXPECT_EQ(Refused(Asking("hav", {"bo"})), "UNKNOWN_SHIFT");
  EXPECT_EQ(Refused(Asking("mon-ada", {"nobody"})), "UNKNOWN_EMPLOYMENT");
  EXPECT_EQ(Refused(Asking("mon-ada", {})), "MALFORMED_FIELD");
  v1::JudgeShiftRequest over = Asking("mon-ada", {"bo"});
  *over.mutable_interval() = kit::MakeInterval(At("2026-02-01 07:00"), At("2026-02-01 15:00"));
  EXPECT_EQ(Refused(over), "SHIFT_OVER");
}

TEST_P(PlanQueries, TheOneIllAndTheOneOnHolidayAreAwayAlike) {
  bench.GiveLeave("bo-person", At("2026-02-02 00:00"), At("2026-02-04 00:00"));
  const auto judged = Judged(Asking("mon-ada", {"ada", "bo"}));
  for (int i : {0, 1}) {
    std::set<std::string> broken;
    for (const auto& rule : judged.judgements(i).verdict().results()) {
      EXPECT_NE(rule.rule(), "HOL-LEAVE");
      if (!rule.passed()) broken.insert(rule.rule() + rule.sentence_da());
    }
    EXPECT_THAT(broken, ElementsAre("AWAYDu er fraværende i vagtens tidsrum."));
  }
  const auto ill = bench.Assign("mon-ada", "ada");
  const auto on_holiday = bench.Assign("mon-ada", "bo");
  EXPECT_EQ(kit::ReasonOf(ill), "LAW");
  EXPECT_EQ(ill.message(), on_holiday.message());
}

TEST_P(PlanQueries, LeaveAndIllnessAreOneBlock) {
  Home("ada", "fjord");
  Home("bo", "hav");
  bench.GiveLeave("ada-person", At("2026-02-03 00:00"), At("2026-02-05 00:00"));
  bench.GiveLeave("bo-person", At("2026-02-03 00:00"), At("2026-02-05 00:00"));
  EXPECT_THAT(Away("fjord"), ElementsAre("ada 02-02 00:00 02-05 00:00"));
  EXPECT_THAT(Away("", "bo"), ElementsAre("bo 02-03 00:00 02-05 00:00"));
  EXPECT_THAT(Away("", "ib"), IsEmpty());
  bench.Recover("abs-1", "ada", "2026-02-02 05:40");
  EXPECT_THAT(Away("fjord"), ElementsAre("ada 02-03 00:00 02-05 00:00"));
}

TEST_P(PlanQueries, AwayIsToldInWholeDaysAlsoWhenTheClocksChange) {
  bench.MoveTo("2026-03-29 10:17");
  bench.SickCall("abs-2", "eva", "2026-03-29 10:17", "2026-03-30 15:00");
  EXPECT_THAT(Away("", "eva", "2026-03-29 00:00", "2026-04-01 00:00"),
              ElementsAre("eva 03-29 00:00 03-31 00:00"));
  EXPECT_THAT(Away("", "eva", "2026-03-30 20:00", "2026-03-30 20:01"),
              ElementsAre("eva 03-29 00:00 03-31 00:00"))
      << "no asking finds the minute";
  bench.MoveTo("2026-10-25 02:30");
  bench.SickCall("abs-3", "ib", "2026-10-25 02:30", "2026-10-25 12:00");
  EXPECT_THAT(Away("fjord", "", "2026-10-25 00:00", "2026-10-26 00:00"),
              ElementsAre("ib 10-25 00:00 10-26 00:00"));
}

TEST_P(PlanQueries, AUnitIsToldAWeekBackAndAPersonTwoMonths) {
  bench.MoveTo("2026-02-12 09:00");
  EXPECT_THAT(Away("fjord", "", "2026-02-01 00:00", "2026-02-12 00:00"), IsEmpty());
  EXPECT_THAT(Away("", "ada", "2026-02-01 00:00", "2026-02-12 00:00"),
              ElementsAre("ada 02-02 00:00 02-03 00:00"));
  bench.GiveLeave("ada-person", At("2026-02-02 00:00"), At("2026-02-14 00:00"));
  EXPECT_THAT(Away("fjord", "", "2026-02-01 00:00", "2026-02-12 00:00"),
              ElementsAre("ada 02-05 00:00 02-14 00:00"))
      << "what began before is not told from its beginning";
  bench.MoveTo("2026-06-01 09:00");
  EXPECT_THAT(Away("", "ada", "2026-02-01 00:00", "2026-03-01 00:00"), IsEmpty());
}

TEST_P(PlanQueries, OfSomebodyAtHomeElsewherePlannersHearYesOrNo) {
  bench.Publish({BasisShift("sun-bo", "fjord", "2026-02-01 23:00", "bo")});
  Home("bo", "hav");
  Home("ib", "hav");
  Home("ada", "hav");
  v1::JudgeShiftRequest moved = Asking("mon-ada", {"bo", "ada"});
  *moved.mutable_interval() = kit::MakeInterval(At("2026-02-02 08:00"), At("2026-02-02 12:00"));
  const auto judged = Judged(Asking("mon-ada", {"bo", "ib", "ada"}));
  EXPECT_FALSE(judged.judgements(0).verdict().allowed());
  EXPECT_TRUE(judged.judgements(1).verdict().allowed());
  EXPECT_EQ(judged.judgements(0).verdict().SerializeAsString(),
            judged.judgements(2).verdict().SerializeAsString())
      << "on duty and away are one answer";
  for (const auto& response : {judged, Judged(moved)}) {
    for (const auto& judgement : response.judgements()) {
      const auto& verdict = judgement.verdict();
      ASSERT_EQ(verdict.results_size(), 1);
      EXPECT_EQ(verdict.results(0).passed(), verdict.allowed());
      EXPECT_TRUE(verdict.results(0).inputs().empty());
      EXPECT_EQ(verdict.input_hash() + verdict.profile_version(), "");
      EXPECT_EQ(verdict.cost_items_size(), 0);
      EXPECT_FALSE(verdict.has_nearest_legal());
    }
  }
}

TEST_P(PlanQueries, AwayIsAskedByUnitOrByPerson) {
  v1::ListAwayRequest request;
  request.set_tenant_id(kTenant);
  *request.mutable_interval() = kit::MakeInterval(At("2026-02-02 00:00"), At("2026-02-03 00:00"));
  v1::ListAwayResponse response;
  EXPECT_EQ(kit::ReasonOf(ListAway(bench.state(), request, &response, bench.now())),
            "MALFORMED_FIELD");
  request.set_employment_id("ada");
  request.set_unit_id("fjord");
  EXPECT_EQ(kit::ReasonOf(ListAway(bench.state(), request, &response, bench.now())),
            "MALFORMED_FIELD");
  request.clear_unit_id();
  EXPECT_TRUE(ListAway(bench.state(), request, &response, bench.now()).ok());
}

TEST_P(PlanQueries, ABalanceIsToldByLocalWeeks) {
  Home("bo", "fjord", 37 * 60);
  bench.Accept(gap_, "bo");
  v1::GetBalanceRequest request;
  request.set_tenant_id(kTenant);
  request.set_employment_id("bo");
  *request.mutable_interval() = kit::MakeInterval(At("2026-02-01 12:00"), At("2026-02-02 12:00"));
  v1::GetBalanceResponse balance;
  ASSERT_TRUE(GetBalance(bench.state(), request, &balance).ok());
  ASSERT_EQ(balance.weeks_size(), 2);
  EXPECT_EQ(kit::Start(balance.weeks(1).interval()), At("2026-02-02 00:00"));
  EXPECT_EQ(balance.weeks(0).planned_minutes(), 0u);
  EXPECT_EQ(balance.weeks(1).planned_minutes(), 480u);
  EXPECT_EQ(balance.weeks(1).cover_minutes(), 480u);
  EXPECT_EQ(balance.weeks(1).contracted_minutes(), 2220u);
  EXPECT_EQ(balance.weeks(1).shifts(), 1u);
}

TEST_P(PlanQueries, ARiskIsSearchedForAcceptedOrOneAbsenceAway) {
  const std::string end = "2026-02-02 15:00";
  EXPECT_THAT(Risks("fjord", kMonday, end), ElementsAre(v1::RISK_KIND_SEARCHED));
  ASSERT_TRUE(AcceptLevelOf(bench, "mon-ada").ok());
  EXPECT_THAT(Risks("fjord", kMonday, end), ElementsAre(v1::RISK_KIND_ACCEPTED));
  ASSERT_TRUE(bench.Assign("mon-ada", "bo").ok());
  EXPECT_THAT(Risks("fjord", kMonday, end), ElementsAre(v1::RISK_KIND_NO_MARGIN));
  bench.Publish({BasisShift("mon-ib", "fjord", kMonday, "ib")});
  EXPECT_THAT(Risks("fjord", kMonday, end), IsEmpty());
  EXPECT_THAT(Risks("fjord", "2026-02-03 07:00", "2026-02-03 15:00"),
              ElementsAre(v1::RISK_KIND_NO_SHIFT));
  bench.AddUnit("hav");
  bench.Publish({BasisShift("hav-1", "hav", kMonday, "ulla")});
  EXPECT_THAT(Risks("hav", kMonday, end), IsEmpty()) << "nothing is required there";
}

ROSTER_STORIES(PlanQueries);

}  // namespace
}  // namespace vagtbro::roster
