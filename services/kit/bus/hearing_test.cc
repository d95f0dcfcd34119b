// Exactly once, whatever the line does.
#include "kit/bus/hearing.h"

#include <gtest/gtest.h>

#include "kit/testing/disks.h"
#include "kit/testing/fake_upstream.h"
#include "kit/testing/ledger.h"
#include "vagtbro/roster/v1/roster_events.pb.h"

namespace vagtbro::kit {
namespace {

template <class Kind>
class HearingTest : public ::testing::Test {
 protected:
  void Reopen() {
    journal_.reset();
    kind_.Close();
    ledger_ = std::make_unique<Ledger>();
    auto opened = Journal::Open("roster", kind_.Open(), clock_, *ledger_);
    ASSERT_TRUE(opened.ok());
    journal_ = std::move(*opened);
  }
  void SetUp() override {
    hearing_.On<sickness::v1::SickCallReported>(
        "sickness",
        [this](Commit& commit, const auto& event, const Envelope& envelope) -> absl::Status {
          if (indigestible_) return absl::InternalError(std::string("cannot"));
          commit.Emit(envelope.stream_id(), event);
          return absl::OkStatus();
        });
    Reopen();
  }

  bool indigestible_ = false;
  ManualClock clock_{absl::FromUnixSeconds(1770004800)};
  Kind kind_;
  std::unique_ptr<Ledger> ledger_;
  Hearing hearing_;
  std::unique_ptr<Journal> journal_;
  FakeUpstream sickness_{"sickness"};
};
TYPED_TEST_SUITE(HearingTest, BothDisks);

TYPED_TEST(HearingTest, ADuplicateDeliveryHasNoSecondEffect) {
  this->sickness_.Say("legeby", "abs-1", SickCall("ada"));
  EXPECT_EQ(this->sickness_.Deliver(*this->journal_, this->hearing_), Digested::kDone);
  EXPECT_EQ(this->sickness_.Deliver(*this->journal_, this->hearing_), Digested::kDone);
  this->Reopen();
  EXPECT_EQ(this->sickness_.Deliver(*this->journal_, this->hearing_), Digested::kDone);
  EXPECT_EQ(this->ledger_->Calls("ada"), 1u);
}

TYPED_TEST(HearingTest, ACrashBeforeTheFlushLosesNothing) {
  this->sickness_.Say("legeby", "abs-1", SickCall("ada"));
  bus::v1::Events events;
  this->Reopen();  // as if the process had died between digesting and writing
  EXPECT_EQ(this->journal_->Cursor("sickness"), 0u);
  EXPECT_EQ(this->sickness_.Deliver(*this->journal_, this->hearing_), Digested::kDone);
  EXPECT_EQ(this->ledger_->Calls("ada"), 1u);
}

TYPED_TEST(HearingTest, AHoleIsNotPassedOver) {
  bus::v1::Events events;
  events.set_after(5);
  events.set_through(6);
  EXPECT_EQ(this->hearing_.Digest(*this->journal_, "sickness", events), Digested::kHole);
  EXPECT_EQ(this->journal_->Cursor("sickness"), 0u);
}

TYPED_TEST(HearingTest, AnIndigestibleEventIsParkedAndCanBeRetried) {
  this->indigestible_ = true;
  this->sickness_.Say("legeby", "abs-1", SickCall("ada"));
  EXPECT_EQ(this->sickness_.Deliver(*this->journal_, this->hearing_), Digested::kDone);
  EXPECT_EQ(this->journal_->dead_letters().count("sickness/0/1"), 1u);
  EXPECT_FALSE(this->hearing_.Retry(*this->journal_, "sickness/0/1").ok());
  EXPECT_EQ(this->journal_->dead_letters().at("sickness/0/1").attempts(), 2u);

  this->indigestible_ = false;
  EXPECT_TRUE(this->hearing_.Retry(*this->journal_, "sickness/0/1").ok());
  EXPECT_TRUE(this->journal_->dead_letters().empty());
  EXPECT_EQ(this->ledger_->Calls("ada"), 1u);
}

TYPED_TEST(HearingTest, AnUnknownTypeStopsTheReaderUnlessItMayBeIgnored) {
  // Given an event that this reader has never heard of.
  roster::v1::GapClosed foreign;
  this->sickness_.Say("legeby", "gap-1", foreign);
  EXPECT_EQ(this->sickness_.Deliver(*this->journal_, this->hearing_), Digested::kStopped);
  EXPECT_EQ(this->journal_->Cursor("sickness"), 0u);

  Envelope envelope;
  envelope.set_service("sickness");
  envelope.set_sequence(1);
  envelope.set_type("vagtbro.sickness.v1.NeverHeardOf");
  envelope.set_may_ignore(true);
  bus::v1::Events events;
  events.add_envelopes(envelope.SerializeAsString());
  events.set_through(1);
  EXPECT_EQ(this->hearing_.Digest(*this->journal_, "sickness", events), Digested::kDone);
  EXPECT_EQ(this->journal_->Cursor("sickness"), 1u);
}

}  // namespace
}  // namespace vagtbro::kit
