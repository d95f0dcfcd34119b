// Two disks, the same stories: answers, the roster's word, and what a crash leaves behind.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>

#include "kit/base/proto_time.h"
#include "kit/journal/replay.h"
#include "kit/rpc/refusal.h"
#include "kit/rpc/request.h"
#include "pool/api/answer_offer.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

using testing::ElementsAre;

class MemoryDiskForTest {
 public:
  kit::Disk& disk() { return disk_; }

 private:
  kit::MemoryDisk disk_;
};

class RocksDiskForTest {
 public:
  RocksDiskForTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "pool-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    disk_ = std::move(*kit::OpenRocksDisk(folder_));
  }
  ~RocksDiskForTest() {
    disk_.reset();
    std::filesystem::remove_all(folder_);
  }
  kit::Disk& disk() { return *disk_; }

 private:
  std::string folder_;
  std::unique_ptr<kit::Disk> disk_;
};

// A gap tomorrow 07:00 to 15:00; ada, bo and cy have been asked.
template <class DiskForTest>
class AnswersTest : public testing::Test {
 protected:
  AnswersTest() {
    for (const char* id : {"ada", "bo", "cy"}) house_.Employ(Staff(id, "sol-1"));
    house_.OpenGap("gap-1", Local("2026-02-03 12:30"), Local("2026-02-03 20:00"));
  }
  ~AnswersTest() override {
    PoolState fresh;
    EXPECT_TRUE(kit::ReplayDifferences(under_.disk(), fresh).empty());
  }

  std::string IdOf(const std::string& who) {
    return house_.OfferTo("gap-1", who).offer().offer_id();
  }
  v1::AnswerOutcome Say(const std::string& who, bool yes) {
    return house_.Answer(IdOf(who), who, yes).outcome();
  }
  absl::Time LapseOf(const std::string& who) {
    return kit::FromProto(house_.OfferTo("gap-1", who).offer().lapse_time());
  }
  // Somebody is there to be told.
  void TellLeader() {
    auto lone = Staff("lone", "office");
    lone.add_leads_unit_ids("sol-1");
    house_.Employ(lone);
  }
  v1::OfferState StateOf(const std::string& who) { return house_.OfferTo("gap-1", who).state(); }

  DiskForTest under_;
  PoolHouse house_{under_.disk(), Local("2026-02-02 12:00")};
};

using Disks = testing::Types<MemoryDiskForTest, RocksDiskForTest>;
TYPED_TEST_SUITE(AnswersTest, Disks);

TYPED_TEST(AnswersTest, OfTwoYesesAtTheSameInstantOneWinsAndOneHearsAPoliteNo) {
  EXPECT_EQ(this->Say("bo", true), v1::ANSWER_OUTCOME_PENDING);
  EXPECT_EQ(this->Say("ada", true), v1::ANSWER_OUTCOME_TOO_LATE);
  this->house_.Confirm("gap-1");
  EXPECT_EQ(this->Say("bo", true), v1::ANSWER_OUTCOME_CONFIRMED);
  EXPECT_EQ(this->Say("ada", true), v1::ANSWER_OUTCOME_TOO_LATE);
  EXPECT_EQ(this->StateOf("cy"), v1::OFFER_STATE_WITHDRAWN);
  EXPECT_EQ(this->house_.Cover("gap-1").covered_by_employment_id(), "bo");
  EXPECT_FALSE(this->house_.Cover("gap-1").has_next_step_time());
}

TYPED_TEST(AnswersTest, ALateYesWinsWhileNobodyHasTheShiftAlsoAfterTheLeaderWasTold) {
  this->TellLeader();
  this->house_.MoveTo(this->LapseOf("ada"));
  ASSERT_EQ(this->StateOf("ada"), v1::OFFER_STATE_LAPSED);
  ASSERT_EQ(this->house_.Cover("gap-1").leader_employment_id(), "lone");
  EXPECT_EQ(this->Say("ada", true), v1::ANSWER_OUTCOME_PENDING);
  EXPECT_EQ(this->house_.Cover("gap-1").pending_offer_id(), this->IdOf("ada"));
  EXPECT_EQ(this->Say("bo", true), v1::ANSWER_OUTCOME_TOO_LATE) << "lapsed, and ada is first";
  this->house_.Confirm("gap-1");
  EXPECT_EQ(this->Say("ada", true), v1::ANSWER_OUTCOME_CONFIRMED);
  EXPECT_EQ(this->Say("cy", true), v1::ANSWER_OUTCOME_TOO_LATE) << "lapsed, and ada has it";
  EXPECT_EQ(this->house_.Cover("gap-1").covered_by_employment_id(), "ada");
}

TYPED_TEST(AnswersTest, WhileALateYesIsPendingNobodyElseIsAskedAndARefusalLetsTheSearchGoOn) {
  for (int i = 0; i < 200; ++i) {
    this->house_.Employ(PoolMember("pool-" + std::to_string(i)));
  }
  this->house_.MoveTo(this->LapseOf("ada"));
  const size_t asked = this->house_.Asked("gap-1").size();
  ASSERT_GT(asked, 3U) << "the next wave";
  ASSERT_LT(asked, 150U) << "and somebody is left";
  EXPECT_EQ(this->Say("ada", true), v1::ANSWER_OUTCOME_PENDING);
  const std::string next = this->house_.Asked("gap-1").back();
  EXPECT_EQ(this->Say(next, true), v1::ANSWER_OUTCOME_TOO_LATE) << "open, but ada is first";
  this->house_.MoveTo(this->house_.now() + absl::Hours(2));
  EXPECT_EQ(this->house_.Asked("gap-1").size(), asked);
  this->house_.Refuse("gap-1", "LAW");
  EXPECT_GT(this->house_.Asked("gap-1").size(), asked);
  EXPECT_EQ(this->Say("bo", true), v1::ANSWER_OUTCOME_PENDING) << "also lapsed, and still vacant";
}

TYPED_TEST(AnswersTest, WhoIsOnHolidayOrAwayByNowIsRefusedALateYes) {
  const absl::Time midnight = Local("2026-02-03 00:00");
  this->house_.MoveTo(this->LapseOf("ada"));
  this->house_.Holiday("p-ada", midnight, midnight + absl::Hours(48));
  EXPECT_EQ(this->Say("ada", true), v1::ANSWER_OUTCOME_REFUSED);
  this->house_.Sick("abs-1", "bo", this->house_.now(), midnight + absl::Hours(48));
  EXPECT_EQ(this->Say("bo", true), v1::ANSWER_OUTCOME_REFUSED);
  EXPECT_EQ(this->house_.Cover("gap-1").pending_offer_id(), "");
  EXPECT_EQ(this->Say("cy", true), v1::ANSWER_OUTCOME_PENDING);
}

TYPED_TEST(AnswersTest, ALateYesToAClosedGapIsTooLate) {
  this->house_.MoveTo(this->LapseOf("ada"));
  this->house_.CloseGap("gap-1", roster::v1::GAP_CLOSE_REASON_RECOVERED);
  EXPECT_EQ(this->Say("ada", true), v1::ANSWER_OUTCOME_TOO_LATE);
  EXPECT_EQ(this->StateOf("ada"), v1::OFFER_STATE_TOO_LATE);
}

TYPED_TEST(AnswersTest, ALateNoChangesNothing) {
  this->house_.MoveTo(this->LapseOf("ada"));
  EXPECT_EQ(this->Say("ada", false), v1::ANSWER_OUTCOME_DECLINED);
  EXPECT_EQ(this->StateOf("ada"), v1::OFFER_STATE_LAPSED);
}

TYPED_TEST(AnswersTest, ARefusedYesLetsTheSearchGoOnAtOnce) {
  this->house_.Employ(PoolMember("sub"));
  EXPECT_EQ(this->Say("ada", true), v1::ANSWER_OUTCOME_PENDING);
  EXPECT_EQ(this->Say("bo", false), v1::ANSWER_OUTCOME_DECLINED);
  EXPECT_EQ(this->Say("cy", false), v1::ANSWER_OUTCOME_DECLINED);
  this->house_.Settle();
  EXPECT_EQ(this->house_.Asked("gap-1").size(), 3U) << "while the roster is asked, nobody else is";
  this->house_.Refuse("gap-1", "NOT_EMPLOYED");
  EXPECT_EQ(this->house_.Asked("gap-1").back(), "sub");
  const auto answer = this->house_.Answer(this->IdOf("ada"), "ada", true);
  EXPECT_EQ(answer.outcome(), v1::ANSWER_OUTCOME_REFUSED);
  EXPECT_EQ(answer.refusal_da(), "Din ansættelse dækker ikke vagten.");
  EXPECT_FALSE(answer.refusal_en().empty());
}

TYPED_TEST(AnswersTest, TheLawIsAskedAgainAtTheAnswer) {
  // Since the offer, ada has been given the night before.
  this->house_.Publish("s-1", "ada", "elm-1", Local("2026-02-02 23:00"), Local("2026-02-03 07:00"));
  const auto answer = this->house_.Answer(this->IdOf("ada"), "ada", true);
  EXPECT_EQ(answer.outcome(), v1::ANSWER_OUTCOME_REFUSED);
  EXPECT_NE(answer.refusal_da().find("11"), std::string::npos) << answer.refusal_da();
  EXPECT_EQ(this->StateOf("ada"), v1::OFFER_STATE_REFUSED);
  EXPECT_EQ(this->house_.Cover("gap-1").pending_offer_id(), "");
  EXPECT_EQ(this->Say("bo", true), v1::ANSWER_OUTCOME_PENDING) << "the others are still asked";
}

TYPED_TEST(AnswersTest, ARecoveryEndsEverythingAtOnce) {
  EXPECT_EQ(this->Say("ada", true), v1::ANSWER_OUTCOME_PENDING);
  this->house_.CloseGap("gap-1", roster::v1::GAP_CLOSE_REASON_RECOVERED);
  EXPECT_EQ(this->StateOf("bo"), v1::OFFER_STATE_WITHDRAWN);
  EXPECT_EQ(this->StateOf("ada"), v1::OFFER_STATE_PENDING) << "the roster has yet to say no";
  this->house_.Refuse("gap-1", "GAP_CLOSED");
  EXPECT_EQ(this->StateOf("ada"), v1::OFFER_STATE_REFUSED);
  EXPECT_EQ(this->house_.Asked("gap-1").size(), 3U);
  this->house_.MoveTo(Local("2026-02-03 21:00"));
  EXPECT_FALSE(this->house_.Cover("gap-1").has_escalate_time());
}

TYPED_TEST(AnswersTest, TheSameRequestTwiceIsOneAnswer) {
  v1::AnswerOfferRequest request;
  request.set_tenant_id(kTenant);
  request.set_request_id("twice");
  request.set_offer_id(this->IdOf("ada"));
  request.set_employment_id("ada");
  request.set_accept(true);
  for (int i = 0; i < 2; ++i) {
    v1::AnswerOfferResponse response;
    EXPECT_TRUE((kit::RunMutation<v1::AnswerOfferRequest, v1::AnswerOfferResponse>(
                     this->house_.journal(), "/answer", request, &response,
                     [this](kit::Commit& commit, const auto& question, auto* reply) {
                       return AnswerOffer(this->house_.state(), commit, question, reply);
                     }))
                    .ok());
    EXPECT_EQ(response.outcome(), v1::ANSWER_OUTCOME_PENDING);
  }
  EXPECT_TRUE(this->house_.journal().Flush().ok());
  int accepted = 0;
  for (const auto& envelope : this->house_.Told()) {
    if (envelope.type() == v1::OfferAccepted::descriptor()->full_name()) ++accepted;
  }
  EXPECT_EQ(accepted, 1);
}

TYPED_TEST(AnswersTest, ErrorsNameTheirReason) {
  const auto ask = [this](const std::string& offer, const std::string& who) {
    v1::AnswerOfferRequest request;
    request.set_tenant_id(kTenant);
    request.set_offer_id(offer);
    request.set_employment_id(who);
    v1::AnswerOfferResponse response;
    kit::Commit commit = this->house_.journal().Begin({kTenant, "", "c", ""});
    return AnswerOffer(this->house_.state(), commit, request, &response);
  };
  EXPECT_EQ(kit::ReasonOf(ask("off-0", "ada")), "UNKNOWN_OFFER");
  EXPECT_EQ(ask("off-0", "ada").code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(kit::ReasonOf(ask(this->IdOf("ada"), "bo")), "NOT_YOUR_OFFER");
  EXPECT_EQ(kit::ReasonOf(ask("", "bo")), "MALFORMED_FIELD");
}

TYPED_TEST(AnswersTest, AfterARestartEverythingGoesOnWhereItWas) {
  EXPECT_EQ(this->Say("ada", false), v1::ANSWER_OUTCOME_DECLINED);
  PoolState reloaded;
  const auto journal =
      kit::Journal::Open("pool", this->under_.disk(), this->house_.clock(), reloaded);
  ASSERT_TRUE(journal.ok());
  EXPECT_EQ(reloaded.alarms().NextDue(), this->house_.state().alarms().NextDue());
  for (const char* id : {"p-ada", "p-bo"}) {
    const auto& before = this->house_.state();
    EXPECT_EQ(reloaded.people().WorkerOf(kTenant, id).facts_hash(),
              before.people().WorkerOf(kTenant, id).facts_hash());
    EXPECT_EQ(reloaded.offer_book().ContactsOf(kTenant, id, this->house_.now()).day, 1U);
    EXPECT_EQ(reloaded.offer_book().Running(kTenant, id, this->house_.now()).size(),
              before.offer_book().Running(kTenant, id, this->house_.now()).size());
  }
}

TYPED_TEST(AnswersTest, HeardTwiceIsHeardOnce) {
  const size_t told = this->house_.Told().size();
  roster::v1::GapOpened again = this->house_.Cover("gap-1").gap();
  this->house_.FromRoster(again);  // another event with the same meaning
  this->house_.Settle();
  EXPECT_EQ(this->house_.Told().size(), told);
  EXPECT_EQ(this->house_.Asked("gap-1").size(), 3U);
}

}  // namespace
}  // namespace vagtbro::pool
