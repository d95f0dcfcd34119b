// Who it is, in words that tell a stranger nothing; and a human for whoever the machine cannot
// help.
#include "ivr/testing/inbound_call.h"

namespace vagtbro::ivr {
namespace {

using IdentifyTest = InboundCall;
using Cause = CallBackTask::Cause;

const char kDeskNumber[] = "desk_number_is n8 n7 pause n1 n2 pause n3 n4 pause n5 n6";

TEST_F(IdentifyTest, UnknownNumberWrongPinAndLockedPinSoundAlike) {
  std::vector<std::string> heard;
  for (const std::string entries : {"999999 111111", "442211 111111", "442211 199471"}) {
    FakeBackend backend;
    backend.locked = true;
    ScriptedCall stranger(std::make_unique<Inbound>(house_, facts_), backend, facts_.start_time);
    std::string all;
    for (int i = 0; i < 3; ++i) all += stranger.PickUp().Keys(entries).Hears() + "\n";
    heard.push_back(all);
    EXPECT_EQ(stranger.outcome(), Outcome::kHelped);
  }
  EXPECT_EQ(heard[0], heard[1]);
  EXPECT_EQ(heard[1], heard[2]);
}

TEST_F(IdentifyTest, ThreeFailuresLeadToAHumanAndNotToSilence) {
  call().Keys("442211 111111");
  EXPECT_EQ(call().Hears(), "not_identified ask_employment_no en/other_language");
  call().Keys("442211 222222 442211 333333");
  EXPECT_EQ(call().Hears(),
            "not_identified call_back_kept " + std::string(kDeskNumber) + " goodbye");
  ASSERT_EQ(backend_.All<CallBackTask>().size(), 1u);
  const CallBackTask task = backend_.All<CallBackTask>().front();
  EXPECT_EQ(task.cause, Cause::kNotIdentified);
  EXPECT_FALSE(task.who.has_value());
  EXPECT_EQ(task.employment_no.Reveal(), "442211");
}

TEST_F(IdentifyTest, ADeskThatTakesCallsGetsTheLockedOutCaller) {
  house_.desk_transfers = true;
  call().Keys("442211 111111 442211 111111 442211 111111");
  EXPECT_EQ(call().turn().then, Then::kTransfer);
  EXPECT_EQ(call().turn().transfer_to, "+4587123456");
  EXPECT_TRUE(backend_.All<CallBackTask>().empty());
  EXPECT_EQ(call().outcome(), Outcome::kHelped);
}

TEST_F(IdentifyTest, ADeskThatDoesNotAnswerRingsBack) {
  house_.desk_transfers = true;
  call().transfers_answered = false;
  call().Keys("0");
  EXPECT_EQ(call().Hears(),
            "transferring transfer_failed call_back_kept " + std::string(kDeskNumber) + " goodbye");
  EXPECT_EQ(backend_.All<CallBackTask>().front().cause, Cause::kWantsDesk);
}

TEST_F(IdentifyTest, AWithheldNumberIsAskedForBeforeSomebodyCanRingBack) {
  facts_.number_known = false;
  call().Keys("442211 111111 442211 111111 442211 111111");
  EXPECT_EQ(call().Hears(), "not_identified ask_number");
  call().Keys("123 20304050");
  EXPECT_EQ(backend_.All<CallBackTask>().front().number.Reveal(), "20304050");
  EXPECT_EQ(call().outcome(), Outcome::kHelped);
}

TEST_F(IdentifyTest, NobodyIsPromisedACallThatNobodyCanMake) {
  facts_.number_known = false;
  call().Keys("- - -");
  EXPECT_EQ(call().Hears(), "many_errors ask_number");
  call().Keys("7 - 7");
  const std::string twice = std::string(kDeskNumber) + " pause " + kDeskNumber;
  EXPECT_EQ(call().Hears(), "no_call_back " + twice + " goodbye");
  EXPECT_TRUE(backend_.All<CallBackTask>().empty());
  EXPECT_EQ(call().outcome(), Outcome::kLeft);
}

TEST_F(IdentifyTest, WithoutADeskAndWithoutANumberThereIsTheLeader) {
  facts_.number_known = false;
  house_.desk_number.clear();
  call().Keys("# # # - - -");
  EXPECT_EQ(call().Hears(), "no_call_back call_leader goodbye");
  EXPECT_TRUE(backend_.All<CallBackTask>().empty());
}

TEST_F(IdentifyTest, OneWayToRingBackIsEnough) {
  facts_.number_known = false;
  call().Keys("- - - 20304050");  // keyed in the end
  ScriptedCall locked_out(std::make_unique<Inbound>(house_, facts_), backend_, facts_.start_time);
  locked_out.PickUp().Keys("442211 111111 442211 111111 442211 111111 - - -");
  facts_.number_known = true;
  ScriptedCall silent(std::make_unique<Inbound>(house_, facts_), backend_, facts_.start_time);
  silent.PickUp().Keys("- - -");
  EXPECT_EQ(backend_.All<CallBackTask>().size(), 3u);
  for (ScriptedCall* one : {&call(), &locked_out, &silent}) {
    EXPECT_NE(one->Hears().find("call_back_kept"), std::string::npos) << one->Hears();
    EXPECT_EQ(one->outcome(), Outcome::kHelped);
  }
}

TEST_F(IdentifyTest, WhatCannotBeAPinIsNotCountedAgainstTheEmployee) {
  EXPECT_EQ(call().Keys("442211 12").Hears(), "not_identified ask_employment_no en/other_language");
  EXPECT_TRUE(backend_.All<Identify>().empty());
}

TEST_F(IdentifyTest, ABackendThatIsDownIsSaidAndKept) {
  backend_.Fail<Identify>();
  SignedIn();
  EXPECT_EQ(call().Hears(), "system_down call_back_kept " + std::string(kDeskNumber) + " goodbye");
  ASSERT_EQ(backend_.All<CallBackTask>().size(), 1u);
  EXPECT_EQ(backend_.All<CallBackTask>().front().cause, Cause::kBackendDown);
  EXPECT_EQ(backend_.All<CallBackTask>().front().employment_no.Reveal(), kEvasNumber);
}

TEST_F(IdentifyTest, ATaskIsKeptEvenIfTheCallerIsPutThroughOrHangsUp) {
  backend_.Fail<Identify>();
  house_.desk_transfers = true;
  SignedIn();
  EXPECT_EQ(call().turn().then, Then::kTransfer);
  EXPECT_EQ(backend_.All<CallBackTask>().size(), 1u);

  facts_.number_known = false;
  ScriptedCall withheld(std::make_unique<Inbound>(house_, facts_), backend_, facts_.start_time);
  withheld.PickUp().Keys("442211 199471");
  EXPECT_EQ(withheld.Hears(), "system_down ask_number");
  withheld.HangUp();
  EXPECT_EQ(backend_.All<CallBackTask>().size(), 2u);
}

TEST_F(IdentifyTest, WithoutAnyBackendThereIsStillANumber) {
  backend_.Fail<Identify>();
  backend_.Fail<CallBackTask>();
  SignedIn();
  EXPECT_EQ(call().Hears(),
            "system_down call_back_failed " + std::string(kDeskNumber) + " goodbye");
}

TEST_F(IdentifyTest, WithoutADeskThereIsTheLeader) {
  house_.desk_number.clear();
  SignedIn().Keys("4");
  EXPECT_EQ(call().Hears(), "call_back_kept call_leader goodbye");
}

TEST_F(IdentifyTest, StarChangesTheLanguageAndTheEmployeesOwnWins) {
  EXPECT_EQ(call().Keys("*").Hears(), "en/ask_employment_no other_language");
  EXPECT_EQ(SignedIn().Hears(), "menu");
}

TEST_F(IdentifyTest, StarGoesBackToTheNumber) {
  EXPECT_EQ(call().Keys("44221 *").Hears(), "ask_employment_no en/other_language");
}

TEST_F(IdentifyTest, ThreeTriesAQuestionTheLastWithHelp) {
  SignedIn();
  EXPECT_EQ(call().Keys("7").Hears(), "not_valid menu");
  EXPECT_EQ(call().Keys("-").Hears(), "no_input help_menu help_desk menu");
  EXPECT_EQ(call().Keys("-").Hears(),
            "many_errors call_back_kept " + std::string(kDeskNumber) + " goodbye");
}

TEST_F(IdentifyTest, EightErrorsACall) {
  SignedIn();
  call().Keys("7 7 1 7 7 1 - - 2 5");  // two at each of four questions, seven in all
  EXPECT_FALSE(call().outcome().has_value());
  call().Keys("5");
  EXPECT_EQ(call().Hears().substr(0, 11), "many_errors");
}

TEST_F(IdentifyTest, AfterFiveMinutesAHumanTakesOver) {
  SignedIn().Pass(absl::Minutes(5)).Keys("1");
  EXPECT_EQ(call().Hears().substr(0, 22), "time_up call_back_kept");
}

TEST_F(IdentifyTest, RepeatingForEverEndsToo) {
  SignedIn();
  while (!call().outcome() && call().turns().size() < 100) call().Keys("9");
  EXPECT_EQ(call().turns().size(), 61u);
  EXPECT_EQ(call().Hears().substr(0, 7), "time_up");
}

TEST_F(IdentifyTest, ThereIsNoDeskKeyWithoutADesk) {
  house_.desk_number.clear();
  EXPECT_EQ(SignedIn().Keys("0").Hears(), "not_valid menu");
}

}  // namespace
}  // namespace vagtbro::ivr
