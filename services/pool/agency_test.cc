// An agency's yes names the worker it sends: who is taken, who is not, and what the pool makes of
// it.
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/journal/replay.h"
#include "kit/rpc/refusal.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

const absl::Time kStart = Local("2026-02-03 15:00");
const absl::Time kEnd = Local("2026-02-03 23:00");

class AgencyTest : public testing::Test {
 protected:
  AgencyTest() {
    auto desk = Agency("desk");
    desk.set_names_workers(true);
    house_.Employ(desk);
    house_.OpenGap("gap-1", kStart, kEnd);
    offer_ = house_.OfferTo("gap-1", "desk").offer();
  }
  ~AgencyTest() override {
    PoolState fresh;
    EXPECT_TRUE(kit::ReplayDifferences(disk_, fresh).empty());
  }

  directory::v1::EmploymentRegistered Worker(const std::string& id) {
    auto worker = PoolMember(id);
    worker.set_kind(directory::v1::EMPLOYMENT_KIND_AGENCY_WORKER);
    worker.set_agency_employment_id("desk");
    *worker.mutable_start_time() = kit::ToProto(kStart);
    *worker.mutable_end_time() = kit::ToProto(kEnd);
    return worker;
  }
  std::string Refusal(const std::string& worker) {
    return kit::ReasonOf(house_.AnswerWith(offer_.offer_id(), "desk", worker).status());
  }

  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 12:00")};
  v1::ShiftOffered offer_;
};

TEST_F(AgencyTest, TheWorkerGetsTheShiftAndTheDeskTheAnswer) {
  EXPECT_TRUE(offer_.worker_needed());
  house_.FromDirectory(Worker("wanda"));
  const auto answer = house_.AnswerWith(offer_.offer_id(), "desk", "wanda");
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->outcome(), v1::ANSWER_OUTCOME_PENDING);
  EXPECT_EQ(house_.OfferTo("gap-1", "desk").worker_employment_id(), "wanda");
  house_.Confirm("gap-1");
  EXPECT_EQ(house_.Cover("gap-1").covered_by_employment_id(), "wanda");
  EXPECT_EQ(house_.OfferTo("gap-1", "desk").state(), v1::OFFER_STATE_CONFIRMED);
}

TEST_F(AgencyTest, AYesWithoutAWorkerAndOneWithAStrangerAreNoYes) {
  EXPECT_EQ(Refusal(""), "WORKER_NEEDED");
  EXPECT_TRUE(absl::IsUnavailable(house_.AnswerWith(offer_.offer_id(), "desk", "unheard").status()))
      << "the directory's word may come in a moment";
  house_.Employ(Staff("own", "elm-1"));
  EXPECT_EQ(Refusal("own"), "WORKER_UNFIT") << "no agency's worker";
  auto theirs = Worker("theirs");
  theirs.set_agency_employment_id("desk-2");
  house_.FromDirectory(theirs);
  EXPECT_EQ(Refusal("theirs"), "WORKER_UNFIT");
  EXPECT_EQ(house_.OfferTo("gap-1", "desk").state(), v1::OFFER_STATE_OPEN);
}

TEST_F(AgencyTest, TheWorkerMustBeTrainedForItAndFreeForAllOfIt) {
  auto unskilled = Worker("unskilled");
  unskilled.set_profession(types::v1::PROFESSION_UNSKILLED);
  house_.FromDirectory(unskilled);
  EXPECT_EQ(Refusal("unskilled"), "WORKER_UNFIT");
  auto brief = Worker("brief");
  *brief.mutable_end_time() = kit::ToProto(kEnd - absl::Minutes(1));
  house_.FromDirectory(brief);
  EXPECT_EQ(Refusal("brief"), "WORKER_UNFIT");
  house_.FromDirectory(Worker("double"));
  house_.Publish("s-1", "double", "elm-1", kStart, kEnd);
  EXPECT_EQ(Refusal("double"), "WORKER_UNFIT");
}

TEST_F(AgencyTest, TheAgencyAnswersForItsWorkersRest) {
  house_.FromDirectory(Worker("tired"));
  house_.Publish("s-1", "tired", "elm-1", kStart - absl::Hours(9), kStart - absl::Hours(1));
  EXPECT_TRUE(house_.AnswerWith(offer_.offer_id(), "desk", "tired").ok());
}

TEST_F(AgencyTest, ADeskThatAnswersByTextMessageNamesNobody) {
  house_.Employ(Agency("desk-sms"));
  v1::PolicySet policy;
  policy.add_agency_employment_ids("desk-sms");
  house_.SetPolicy(policy);
  house_.OpenGap("gap-2", kStart + absl::Hours(24), kEnd + absl::Hours(24));
  const v1::ShiftOffered offer = house_.OfferTo("gap-2", "desk-sms").offer();
  EXPECT_FALSE(offer.worker_needed());
  EXPECT_EQ(house_.Answer(offer.offer_id(), "desk-sms", true).outcome(),
            v1::ANSWER_OUTCOME_PENDING);
}

TEST_F(AgencyTest, WhoIsSentIsNeverAskedThemselves) {
  house_.Employ(Worker("wanda"));
  house_.Publish("s-1", "wanda", "sol-1", kStart - absl::Hours(8), kStart);
  house_.OpenGap("gap-2", kStart, kEnd);
  EXPECT_EQ(house_.OfferTo("gap-2", "wanda").state(), v1::OFFER_STATE_UNSPECIFIED);
}

TEST_F(AgencyTest, AYesWhileSomebodyListensCountsWithItsWorkerWhenTheyHangUp) {
  house_.Employ(PoolMember("sub"));
  house_.FromDirectory(Worker("wanda"));
  house_.OpenGap("gap-2", kStart + absl::Hours(48), kEnd + absl::Hours(48));
  const v1::ShiftOffered sub = house_.OfferTo("gap-2", "sub").offer();
  house_.MoveTo(kit::FromProto(sub.lapse_time()));
  const v1::ShiftOffered desk = house_.OfferTo("gap-2", "desk").offer();
  ASSERT_FALSE(desk.offer_id().empty());
  auto worker = Worker("wanda");
  worker.clear_end_time();
  house_.FromDirectory(worker);
  ASSERT_TRUE(house_.Hold(sub.offer_id(), "sub").ok());
  const auto queued = house_.AnswerWith(desk.offer_id(), "desk", "wanda");
  ASSERT_TRUE(queued.ok()) << queued.status();
  EXPECT_EQ(queued->outcome(), v1::ANSWER_OUTCOME_QUEUED);
  ASSERT_TRUE(house_.Hold(sub.offer_id(), "sub", true).ok());
  house_.Settle();
  EXPECT_EQ(house_.Cover("gap-2").pending_offer_id(), desk.offer_id());
  EXPECT_EQ(house_.OfferTo("gap-2", "desk").worker_employment_id(), "wanda");
}

}  // namespace
}  // namespace vagtbro::pool
