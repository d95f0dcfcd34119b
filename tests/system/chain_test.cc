// From the sick call at 05:40 to the confirmed cover, on real processes.
#include <future>

#include "system/morning.h"

namespace vagtbro::harness {
namespace {

class ChainTest : public Morning {};

TEST_F(ChainTest, ASickCallBecomesACoverAndEverybodyConcernedIsTold) {
  // Given a unit that is below C with one person less, when one of its two phones in sick …
  const std::string sick = Holder();
  const std::string receipt = ReportHolderSick();
  EXPECT_EQ(receipt.size(), 6u);

  // … then somebody is asked by SMS, without a name or a reason …
  const auto offer = system_.carrier().WaitFor([](const auto& sms) { return !sms.code().empty(); });
  ASSERT_TRUE(offer.has_value());
  EXPECT_EQ(offer->text.find("Fornavn"), std::string::npos);
  EXPECT_EQ(offer->text.find("syg"), std::string::npos);

  // … and whoever answers first has the shift, in the roster, and hears so.
  ASSERT_EQ(system_.carrier().Reply(offer->msisdn, "Ja tak " + offer->code(), "9001"), 200);
  const auto confirmed = system_.carrier().WaitFor([&](const auto& sms) {
    return sms.msisdn == offer->msisdn && sms.code().empty() && sms.text.find("Du har vagten") == 0;
  });
  ASSERT_TRUE(confirmed.has_value());
  const auto shift = MondayShift("u0", 0);
  EXPECT_EQ(shift.state(), roster::v1::SHIFT_STATE_COVERED);
  EXPECT_NE(shift.shift().employment_id(), sick);
  ASSERT_EQ(Gaps().size(), 1u);
  EXPECT_FALSE(Gaps()[0].open());
  EXPECT_EQ(Gaps()[0].covered_by_employment_id(), shift.shift().employment_id());

  // Everybody else who was asked hears that it is no longer open, once.
  const auto asked = Offers();
  const bool all_told = Eventually([&] {
    size_t told = 0;
    for (const auto& sms : system_.carrier().taken()) {
      told += sms.text.find("ikke længere ledig") != std::string::npos ? 1U : 0U;
    }
    return told == asked.size() - 1;
  });
  EXPECT_TRUE(all_told) << asked.size() << " were asked";
}

TEST_F(ChainTest, TwoYesesInTheSameMomentGiveOneWinnerAndOnePoliteNo) {
  ReportHolderSick();
  const auto offers = WaitForOffers(2);
  std::vector<std::future<pool::v1::AnswerOutcome>> answers;
  for (size_t i = 0; i < 2; ++i) {
    answers.push_back(std::async(std::launch::async, [&, i] {
      pool::v1::AnswerOfferResponse response;
      EXPECT_TRUE(Answer(offers[i], true, &response).ok());
      return response.outcome();
    }));
  }
  std::multiset<pool::v1::AnswerOutcome> outcomes;
  for (auto& answer : answers) outcomes.insert(answer.get());
  EXPECT_EQ(outcomes.count(pool::v1::ANSWER_OUTCOME_CONFIRMED), 1u);
  EXPECT_EQ(outcomes.count(pool::v1::ANSWER_OUTCOME_TOO_LATE), 1u);
}

TEST_F(ChainTest, AYesIsAnsweredTheSameHoweverOftenItIsSent) {
  ReportHolderSick();
  const auto offers = WaitForOffers(1);
  pool::v1::AnswerOfferResponse first;
  pool::v1::AnswerOfferResponse again;
  ASSERT_TRUE(Answer(offers[0], true, &first).ok());
  ASSERT_TRUE(Answer(offers[0], true, &again).ok());
  EXPECT_EQ(first.outcome(), pool::v1::ANSWER_OUTCOME_CONFIRMED);
  EXPECT_EQ(again.outcome(), first.outcome());
}

TEST_F(ChainTest, TheBoardShowsEachStepAndWhyExplainsIt) {
  grpc::ClientContext context;
  pool::v1::WatchBoardRequest watch;
  watch.set_tenant_id(kTenant);
  const auto board = system_.pool().WatchBoard(&context, watch);
  pool::v1::WatchBoardResponse update;
  ASSERT_TRUE(board->Read(&update));
  ASSERT_TRUE(update.has_snapshot());
  EXPECT_EQ(update.snapshot().gaps_size(), 0);

  ReportHolderSick();
  bool open = false;
  while (!open && board->Read(&update)) open = update.has_gap() && update.gap().open_offers() > 0;
  ASSERT_TRUE(open);
  const std::string gap_id = update.gap().gap_id();
  const std::string winner = CoverByYes();
  bool closed = false;
  while (!closed && board->Read(&update)) closed = update.has_gap() && !update.gap().open();
  EXPECT_TRUE(closed);
  context.TryCancel();

  pool::v1::ExplainRequest why;
  why.set_tenant_id(kTenant);
  why.set_gap_id(gap_id);
  pool::v1::ExplainResponse explained;
  ASSERT_TRUE(
      system_.Call(system_.pool(), &pool::v1::PoolService::Stub::Explain, why, &explained).ok());
  EXPECT_GE(explained.story_da_size(), 3);
  EXPECT_EQ(explained.story_da_size(), explained.story_en_size());
  // Why not the one on holiday?
  why.set_employment_id("e-pool-3");
  ASSERT_TRUE(
      system_.Call(system_.pool(), &pool::v1::PoolService::Stub::Explain, why, &explained).ok());
  EXPECT_FALSE(explained.story_da().empty());
  why.set_employment_id(winner);
  ASSERT_TRUE(
      system_.Call(system_.pool(), &pool::v1::PoolService::Stub::Explain, why, &explained).ok());
  EXPECT_FALSE(explained.story_en().empty());
}

TEST_F(ChainTest, RecoveryBeforeAnybodyCoveredGivesTheShiftBack) {
  const std::string sick = Holder();
  ReportHolderSick();
  WaitForOffers(1);
  sickness::v1::ReportRecoveryRequest fit;
  fit.set_tenant_id(kTenant);
  fit.set_request_id("fit");
  fit.set_employment_id(sick);
  sickness::v1::ReportRecoveryResponse response;
  ASSERT_TRUE(system_
                  .Call(system_.sickness(), &sickness::v1::SicknessService::Stub::ReportRecovery,
                        fit, &response)
                  .ok());
  EXPECT_TRUE(Eventually([&] { return Holder() == sick; }));
  EXPECT_TRUE(Eventually([&] { return !Gaps().empty() && !Gaps()[0].open(); }));
  EXPECT_EQ(Gaps()[0].close_reason(), roster::v1::GAP_CLOSE_REASON_RECOVERED);
}

TEST_F(ChainTest, AGapThatNobodyTakesIsHandedToANamedLeader) {
  ReportHolderSick();
  WaitForOffers(1);
  // Nobody answers; the clock is moved until the machine is at its end.
  EXPECT_TRUE(Eventually([&] {
    const auto gaps = Gaps();
    if (!gaps.empty() && !gaps[0].leader_employment_id().empty()) return true;
    system_.Advance(absl::Minutes(1));
    return false;
  }));
  EXPECT_EQ(Gaps()[0].leader_employment_id(), "e-u0-leader");
  const auto told = system_.carrier().WaitFor(
      [](const auto& sms) { return sms.text.find("Ingen er fundet") == 0; });
  EXPECT_TRUE(told.has_value());
}

}  // namespace
}  // namespace vagtbro::harness
