// The protocol between publisher and subscriber, without a socket.
#include "kit/bus/publication.h"

#include <gtest/gtest.h>

#include "kit/bus/subscription.h"
#include "kit/journal/journal.h"
#include "kit/testing/ledger.h"

namespace vagtbro::kit {
namespace {

class PublicationTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = Journal::Open("sickness", disk_, clock_, ledger_);
    ASSERT_TRUE(opened.ok());
    journal_ = std::move(*opened);
  }
  void Report(int count) {
    for (int i = 0; i < count; ++i) {
      journal_->Begin({"legeby", "", "x", ""}).Emit("abs", SickCall("ada"));
    }
    ASSERT_TRUE(journal_->Flush().ok());
  }
  std::optional<bus::v1::Events> Next() { return publication_.Next(journal_->log()); }

  ManualClock clock_{absl::FromUnixSeconds(1770004800)};
  MemoryDisk disk_;
  Ledger ledger_;
  std::unique_ptr<Journal> journal_;
  Publication publication_;
  const std::string type_ = sickness::v1::SickCallReported::descriptor()->full_name();
  Subscription subscription_{"roster", {type_}, {}, 4};
};

TEST_F(PublicationTest, ANewSubscriberGetsEverythingUpToItsCredit) {
  Report(6);
  EXPECT_FALSE(Next().has_value());  // nobody has asked
  publication_.Hear(subscription_.Reset(0));
  EXPECT_EQ(Next()->envelopes_size(), 4);
  EXPECT_FALSE(Next().has_value());
  publication_.Hear(subscription_.Acknowledge(4));
  EXPECT_EQ(Next()->envelopes_size(), 2);
  EXPECT_FALSE(Next().has_value());
}

TEST_F(PublicationTest, StretchesJoinWithoutHoles) {
  publication_.Hear(subscription_.Reset(0));
  EXPECT_EQ(Next()->through(), 0u);  // the line is alive, nothing is there
  Report(1);
  const auto first = Next();
  Report(2);
  const auto second = Next();
  EXPECT_EQ(first->after(), 0u);
  EXPECT_EQ(second->after(), first->through());
  EXPECT_EQ(second->through(), 3u);
}

TEST_F(PublicationTest, AResetSendsAgainWhatWasLostOnTheWay) {
  Report(2);
  publication_.Hear(subscription_.Reset(0));
  EXPECT_EQ(Next()->envelopes_size(), 2);  // lost
  publication_.Hear(subscription_.Reset(0));
  EXPECT_EQ(Next()->envelopes_size(), 2);
}

TEST_F(PublicationTest, APullThatWasOvertakenDoesNotTakeCreditBack) {
  Report(8);
  const auto first = subscription_.Reset(0);
  const auto later = subscription_.Acknowledge(4);
  publication_.Hear(first);
  publication_.Hear(later);
  publication_.Hear(subscription_.Acknowledge(4));
  EXPECT_EQ(Next()->through(), 8u);
}

TEST_F(PublicationTest, KnownButUnneededTypesAreNotSentAndTheCursorMovesOn) {
  Subscription other("roster", {}, {type_}, 4);
  Report(3);
  publication_.Hear(other.Reset(0));
  const auto events = Next();
  EXPECT_EQ(events->envelopes_size(), 0);
  EXPECT_EQ(events->through(), 3u);
}

TEST_F(PublicationTest, PrivateFactsNeverLeave) {
  Subscription nosy("roster", {"vagtbro.sickness.v1.ReceiptIssued"}, {}, 10);
  Ledger ledger;
  MemoryDisk disk;
  auto foreign = Journal::Open("roster", disk, clock_, ledger);  // emits it as a private copy
  ASSERT_TRUE(foreign.ok());
  (*foreign)->Begin({"legeby", "", "x", ""}).Emit("abs", SickCall("ada"));
  ASSERT_TRUE((*foreign)->Flush().ok());
  publication_.Hear(nosy.Reset(0));
  EXPECT_EQ(publication_.Next((*foreign)->log())->envelopes_size(), 0);
}

}  // namespace
}  // namespace vagtbro::kit
