// The commands against services in this process: what is asked, what is printed, how it ends.
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <string>

#include "exit_code.h"
#include "kit/rpc/refusal.h"
#include "kit/time/local_time.h"
#include "testing/fake_system.h"

namespace vagtbro::vagt {
namespace {

absl::Time Local(int day, int hour, int minute = 0) {
  return absl::FromCivil(absl::CivilMinute(2026, 2, day, hour, minute), kit::LocalZone());
}

class CommandsTest : public testing::Test {
 protected:
  CommandsTest() {
    auto& absence = *system_.sickness.report_sick.reply.mutable_absence();
    absence.set_receipt_no("482916");
    absence.set_employment_id("e-1");
    *absence.mutable_interval() = kit::MakeInterval(Local(2, 7), Local(3, 0));
  }

  void NextShift(absl::Time start, absl::Time end) {
    *system_.roster.next_shifts.reply.add_shifts()->mutable_interval() =
        kit::MakeInterval(start, end);
  }
  sickness::v1::Absence& Away(absl::Time start, absl::Time end) {
    auto& absence = *system_.sickness.list_absences.reply.add_absences();
    *absence.mutable_interval() = kit::MakeInterval(start, end);
    return absence;
  }
  const sickness::v1::ReportSickRequest& Reported() {
    return system_.sickness.report_sick.requests.back();
  }

  FakeSystem system_{Local(2, 5, 40)};
};

TEST_F(CommandsTest, ASickCallBeforeTheShiftIsReportedFromItsStartAndPrintsTheReceipt) {
  NextShift(Local(2, 7), Local(2, 15));
  const Result result = system_.Vagt({"sick", "report", "--employment", "e-1"});
  EXPECT_EQ(result.code, kOk) << result.err;
  EXPECT_EQ(result.out, "Receipt 482916  e-1  away Mon 2 Feb 07:00 - Tue 3 Feb 00:00\n");
  EXPECT_EQ(kit::FromProto(Reported().start_time()), Local(2, 7));
  EXPECT_FALSE(Reported().has_end_time());
  EXPECT_EQ(Reported().tenant_id(), "legeby");
  EXPECT_EQ(Reported().request_id().size(), 32u);
  EXPECT_EQ(Reported().kind(), sickness::v1::ABSENCE_KIND_OWN_ILLNESS);
}

TEST_F(CommandsTest, ASickCallInTheMiddleOfAShiftIsReportedFromNow) {
  NextShift(Local(2, 5), Local(2, 13));
  EXPECT_EQ(system_.Vagt({"sick", "report", "--employment", "e-1"}).code, kOk);
  EXPECT_FALSE(Reported().has_start_time());
}

TEST_F(CommandsTest, AShiftMoreThanADayAwayIsNotMeant) {
  NextShift(Local(3, 5, 41), Local(3, 13));
  EXPECT_EQ(system_.Vagt({"sick", "report", "--employment", "e-1"}).code, kOk);
  EXPECT_FALSE(Reported().has_start_time());
}

TEST_F(CommandsTest, ADayAwayHoldsTheWholeOfANightShift) {
  NextShift(Local(2, 23), Local(3, 7));
  EXPECT_EQ(system_.Vagt({"sick", "report", "--employment", "e-1", "--days", "1"}).code, kOk);
  EXPECT_EQ(kit::FromProto(Reported().end_time()), Local(3, 7));
  EXPECT_EQ(system_.Vagt({"sick", "report", "--employment", "e-1", "--days", "2"}).code, kOk);
  EXPECT_EQ(kit::FromProto(Reported().end_time()), Local(4, 0));
}

TEST_F(CommandsTest, ASecondCallMeansTheAbsenceAheadAndNotTheNextShiftStillHeld) {
  Away(Local(2, 7), Local(3, 0));
  NextShift(Local(3, 5), Local(3, 13));
  system_.sickness.report_sick.reply.set_already_reported(true);
  const Result result = system_.Vagt({"sick", "report", "--employment", "e-1"});
  EXPECT_EQ(result.code, kOk) << result.err;
  EXPECT_EQ(result.out,
            "Receipt 482916  e-1  away Mon 2 Feb 07:00 - Tue 3 Feb 00:00  (already reported)\n");
  EXPECT_EQ(kit::FromProto(Reported().start_time()), Local(2, 7));
  EXPECT_FALSE(Reported().has_end_time());
  EXPECT_EQ(system_.sickness.list_absences.requests.back().employment_id(), "e-1");
}

TEST_F(CommandsTest, ASecondCallDuringTheAbsenceIsAboutNow) {
  Away(Local(1, 3), Local(3, 0));  // too long ago to be named as a start
  NextShift(Local(3, 5), Local(3, 13));
  EXPECT_EQ(system_.Vagt({"sick", "report", "--employment", "e-1"}).code, kOk);
  EXPECT_FALSE(Reported().has_start_time());
}

TEST_F(CommandsTest, AShiftHeldBeforeTheAbsenceAheadIsTheOneMeant) {
  Away(Local(2, 23), Local(3, 7));
  NextShift(Local(2, 7), Local(2, 15));
  EXPECT_EQ(system_.Vagt({"sick", "report", "--employment", "e-1"}).code, kOk);
  EXPECT_EQ(kit::FromProto(Reported().start_time()), Local(2, 7));
}

TEST_F(CommandsTest, WhoWasFitAgainIsSickAnewAndWhoNamesATimeMeansIt) {
  NextShift(Local(3, 5), Local(3, 13));
  Away(Local(2, 5), Local(3, 0)).mutable_fit_from_time()->set_seconds(1);
  EXPECT_EQ(system_.Vagt({"sick", "report", "--employment", "e-1"}).code, kOk);
  EXPECT_EQ(kit::FromProto(Reported().start_time()), Local(3, 5));
  Away(Local(2, 5), Local(3, 0));
  EXPECT_EQ(system_.Vagt({"sick", "report", "--employment", "e-1", "--days", "1"}).code, kOk);
  EXPECT_EQ(kit::FromProto(Reported().start_time()), Local(3, 5));
}

TEST_F(CommandsTest, AnUnknownEmploymentIsTheOnlyThingSaid) {
  const absl::Status unknown = kit::Unknown("UNKNOWN_EMPLOYMENT", "nobody has this id");
  system_.roster.next_shifts.status = unknown;
  system_.sickness.report_sick.status = unknown;
  const Result result = system_.Vagt({"sick", "report", "--employment", "e-9"});
  EXPECT_EQ(result.code, kNotFound);
  EXPECT_EQ(result.err, "vagt: nobody has this id [UNKNOWN_EMPLOYMENT]\n");
}

TEST_F(CommandsTest, AReportWithoutTheRostersHelpSaysSo) {
  system_.roster.next_shifts.status = absl::InternalError("broken");
  const Result result = system_.Vagt({"sick", "report", "--employment", "e-1"});
  EXPECT_EQ(result.code, kOk);
  EXPECT_EQ(result.err,
            "vagt: the roster did not tell the next shift (broken); reported from now\n");
}

TEST_F(CommandsTest, ANumberAndAPinAreAskedOfTheDirectory) {
  system_.directory.identify.reply.set_employment_id("e-7");
  EXPECT_EQ(system_.Vagt({"sick", "report", "--number", "10433", "--pin", "4817"}).code, kOk);
  EXPECT_EQ(system_.directory.identify.requests.back().employment_no(), "10433");
  EXPECT_EQ(Reported().employment_id(), "e-7");
}

TEST_F(CommandsTest, WithoutSayingWhoNothingIsReported) {
  const Result result = system_.Vagt({"sick", "report"});
  EXPECT_EQ(result.code, kUsage);
  EXPECT_TRUE(system_.sickness.report_sick.requests.empty());
  EXPECT_EQ(system_.Vagt({"sick", "report", "--employment", "e-1", "--kind", "flu"}).code, kUsage);
}

TEST_F(CommandsTest, ARetryAfterUnavailableCarriesTheSameRequestId) {
  system_.sickness.report_sick.first = {absl::UnavailableError("starting")};
  EXPECT_EQ(system_.Vagt({"sick", "report", "--employment", "e-1"}).code, kOk);
  const auto& requests = system_.sickness.report_sick.requests;
  ASSERT_EQ(requests.size(), 2u);
  EXPECT_EQ(requests[0].request_id(), requests[1].request_id());
}

TEST_F(CommandsTest, ARefusalEndsWithItsReasonAndCodeThree) {
  system_.sickness.report_recovery.status = kit::Refused("NOT_AWAY", "e-1 is not away");
  const Result result = system_.Vagt({"sick", "recover", "--employment", "e-1"});
  EXPECT_EQ(result.code, kRefused);
  EXPECT_EQ(result.err, "vagt: e-1 is not away [NOT_AWAY]\n");
  EXPECT_EQ(result.out, "");
}

TEST_F(CommandsTest, AnUndoTakesBackTheirOwnShiftsAndWaitsUntilTheRosterHasHeard) {
  auto& absence = *system_.sickness.report_recovery.reply.mutable_absence();
  absence.set_employment_id("e-1");
  *absence.mutable_interval() = kit::MakeInterval(Local(1, 7), Local(2, 5, 40));
  *absence.mutable_fit_from_time() = kit::ToProto(Local(2, 5, 40));
  for (const char* who : {"e-1", "e-2"}) {
    auto& entry = *system_.roster.get_roster.reply.add_shifts();
    entry.mutable_shift()->set_shift_id(std::string("shift-of-") + who);
    *entry.mutable_shift()->mutable_interval() = kit::MakeInterval(Local(2, 7), Local(2, 15));
    entry.set_state(roster::v1::SHIFT_STATE_COVERED);
    entry.set_vacated_by_employment_id(who);
  }
  system_.roster.undo_cover.first = {kit::Refused("STILL_AWAY", "still away")};
  const Result result = system_.Vagt({"sick", "recover", "--employment", "e-1", "--undo-cover"});
  EXPECT_EQ(result.code, kOk) << result.err;
  const auto& undone = system_.roster.undo_cover.requests;
  ASSERT_EQ(undone.size(), 2u);
  EXPECT_EQ(undone[0].shift_id(), "shift-of-e-1");
  EXPECT_EQ(undone[1].shift_id(), "shift-of-e-1");
  EXPECT_NE(undone[0].request_id(), undone[1].request_id());
}

TEST_F(CommandsTest, JsonIsTheReplyAndNothingElse) {
  auto& gap = *system_.pool.list_gaps.reply.add_gaps();
  gap.set_gap_id("gap-1");
  gap.set_place("Lindehaven, Anemonen");
  gap.set_level(roster::v1::SERVICE_LEVEL_BELOW_C);
  const Result result = system_.Vagt({"--output", "json", "gaps", "--open"});
  EXPECT_EQ(result.code, kOk);
  EXPECT_EQ(result.err, "");
  pool::v1::ListGapsResponse read;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(result.out, &read).ok()) << result.out;
  EXPECT_EQ(read.gaps(0).gap_id(), "gap-1");
  EXPECT_TRUE(system_.pool.list_gaps.requests.back().open_only());
}

TEST_F(CommandsTest, JsonOfAFailureIsEmptyAndTheErrorIsOnStderr) {
  system_.pool.explain.status = kit::Unknown("UNKNOWN_GAP", "there is no gap 'gap-9'");
  const Result result = system_.Vagt({"why", "gap-9", "--output", "json"});
  EXPECT_EQ(result.code, kNotFound);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, "vagt: there is no gap 'gap-9' [UNKNOWN_GAP]\n");
}

TEST_F(CommandsTest, TheWholeStoryOfAGapIsToldWithScoreAndLaw) {
  auto& reply = system_.pool.explain.reply;
  reply.add_story_en("05:40 opened.");
  reply.add_story_da("05.40 åbnet.");
  auto& evaluation = *reply.add_evaluations();
  evaluation.set_employment_id("e-2");
  evaluation.set_rejection("LAW");
  (*evaluation.mutable_score())["cost"] = 2;
  (*evaluation.mutable_score())["fairness"] = 3;
  auto& rule = *evaluation.mutable_verdict()->add_results();
  rule.set_rule("REST-11");
  rule.set_sentence_en("You would rest only 8 hours.");
  rule.set_margin_minutes(-180);
  auto& kept = *evaluation.mutable_verdict()->add_results();
  kept.set_rule("REST-24");
  kept.set_passed(true);
  kept.set_margin_minutes(330);
  const Result result = system_.Vagt({"why", "gap-1", "e-2"});
  EXPECT_NE(result.out.find("05:40 opened."), std::string::npos);
  EXPECT_EQ(result.out.find("åbnet"), std::string::npos);
  EXPECT_NE(result.out.find("cost 2, fairness 3 = 5"), std::string::npos);
  EXPECT_NE(result.out.find("NO  REST-11  You would rest only 8 hours.\n"), std::string::npos);
  EXPECT_NE(result.out.find("ok  REST-24  5 h 30 min to spare\n"), std::string::npos);
  const Result danish = system_.Vagt({"why", "gap-1", "e-2", "--danish"});
  EXPECT_NE(danish.out.find("NO  REST-11  brudt med 3 t\n"), std::string::npos);
  EXPECT_NE(danish.out.find("ok  REST-24  5 t 30 min til grænsen\n"), std::string::npos);
}

TEST_F(CommandsTest, TheBoardShowsItsSnapshotAndAWatcherEveryChange) {
  pool::v1::WatchBoardResponse first;
  first.mutable_snapshot()->add_gaps()->set_gap_id("gap-1");
  pool::v1::WatchBoardResponse second;
  second.mutable_gap()->set_gap_id("gap-2");
  system_.pool.board = {first, second};
  const Result once = system_.Vagt({"board"});
  EXPECT_EQ(once.code, kOk) << once.err;
  EXPECT_NE(once.out.find("gap-1"), std::string::npos);
  EXPECT_EQ(once.out.find("gap-2"), std::string::npos);
  const Result watched = system_.Vagt({"board", "--watch", "--output", "json"});
  EXPECT_EQ(std::count(watched.out.begin(), watched.out.end(), '\n'), 2) << watched.out;
  EXPECT_NE(watched.out.find("gap-2"), std::string::npos);
}

TEST_F(CommandsTest, AWatcherOfAPoolThatEndsIsToldToStartAgain) {
  system_.pool.board = {pool::v1::WatchBoardResponse()};
  system_.pool.board_end = {grpc::StatusCode::UNAVAILABLE, "the process ends; connect again"};
  const Result ended = system_.Vagt({"board", "--watch"});
  EXPECT_EQ(ended.code, kUnavailable);
  EXPECT_EQ(ended.err, "vagt: the pool is ending; start again when it is back\n");
  system_.pool.board_end = {grpc::StatusCode::UNAVAILABLE, "Socket closed"};
  EXPECT_NE(system_.Vagt({"board", "--watch"}).err.find("cannot be reached"), std::string::npos);
}

TEST_F(CommandsTest, AnAnswerIsGivenForTheOneWhoWasAsked) {
  auto& offer = *system_.pool.list_offers.reply.add_offers()->mutable_offer();
  offer.set_offer_id("offer-1");
  offer.set_employment_id("e-5");
  system_.pool.answer_offer.reply.set_outcome(pool::v1::ANSWER_OUTCOME_CONFIRMED);
  const Result result = system_.Vagt({"answer", "offer-1", "yes"});
  EXPECT_EQ(result.code, kOk) << result.err;
  EXPECT_EQ(system_.pool.answer_offer.requests.back().employment_id(), "e-5");
  EXPECT_TRUE(system_.pool.answer_offer.requests.back().accept());
  EXPECT_EQ(system_.Vagt({"answer", "offer-2", "no"}).code, kNotFound);
  EXPECT_EQ(system_.Vagt({"answer", "offer-1", "maybe"}).code, kUsage);
}

TEST_F(CommandsTest, AYesThatTheLawOrTheClockRefusesEndsWithThree) {
  auto& reply = system_.pool.answer_offer.reply;
  reply.set_outcome(pool::v1::ANSWER_OUTCOME_REFUSED);
  reply.set_refusal_en("You would rest only 8 hours.");
  const std::vector<std::string> yes = {"answer", "offer-1", "yes", "--employment", "e-5"};
  const Result refused = system_.Vagt(yes);
  EXPECT_EQ(refused.code, kRefused);
  EXPECT_EQ(refused.err, "vagt: You would rest only 8 hours. [REFUSED]\n");
  reply.set_outcome(pool::v1::ANSWER_OUTCOME_TOO_LATE);
  EXPECT_EQ(system_.Vagt(yes).code, kRefused);
}

TEST_F(CommandsTest, AServiceThatIsNotThereIsNamedAndEndsWithFive) {
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(vagt::Run({"gaps", "--server", "127.0.0.1:1", "--timeout", "1s"}, out, err, false),
            kUnavailable);
  EXPECT_NE(err.str().find("pool at 127.0.0.1:1 cannot be reached"), std::string::npos);
}

TEST_F(CommandsTest, HealthSucceedsOnlyWhileEverybodyServes) {
  const Result healthy = system_.Vagt({"health"});
  EXPECT_EQ(healthy.code, kOk) << healthy.err;
  system_.server().GetHealthCheckService()->SetServingStatus(false);
  const Result draining = system_.Vagt({"health"});
  EXPECT_EQ(draining.code, kUnavailable);
  EXPECT_NE(draining.out.find("NOT_SERVING"), std::string::npos);
}

TEST_F(CommandsTest, TheClockMovesByASpan) {
  EXPECT_EQ(system_.Vagt({"clock", "advance", "1h30m"}).code, kOk);
  EXPECT_EQ(system_.clock.advance_clock.requests.back().by().seconds(), 5400);
  const Result shown = system_.Vagt({"clock", "show"});
  EXPECT_EQ(shown.out, "Mon 2 Feb 2026 05:40:00 (UTC+01:00), real time\n");
  system_.clock.advance_clock.status = kit::Refused("CLOCK_NOT_CONTROLLABLE", "real time");
  EXPECT_EQ(system_.Vagt({"clock", "advance", "1h"}).code, kRefused);
}

}  // namespace
}  // namespace vagtbro::vagt
