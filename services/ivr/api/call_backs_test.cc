// What is forgotten of those to ring back, and when: rows, alarms and notes, over a year of calls.
#include "ivr/api/call_backs.h"

#include <gtest/gtest.h>

#include "kit/journal/owner.h"
#include "kit/journal/replay.h"
#include "kit/testing/disks.h"

namespace vagtbro::ivr {
namespace {

const TenantId kLegeby{"legeby"};
constexpr absl::Duration kDay = absl::Hours(24);

class ForgottenCallBacksTest : public ::testing::Test {
 protected:
  void SetUp() override { Boot(); }
  void TearDown() override {
    IvrState empty;
    EXPECT_EQ(kit::ReplayDifferences(*disk_, empty), std::vector<std::string>());
  }

  // Ends the process and starts it again: memory is lost, the disk stays.
  void Boot() {
    journal_.reset();
    rocks_.Close();
    state_ = std::make_unique<IvrState>();
    disk_ = &rocks_.Open();
    journal_ = *kit::Journal::Open("ivr", *disk_, clock_, *state_);
    notes_ = *Notes::Open(folder_.path());
    SweepNotes(*state_, kLegeby, *notes_, /*orphans=*/true);
  }
  template <class Act>
  void Commits(const Act& act) {
    {
      kit::Commit commit = journal_->Begin({kLegeby.str(), "", "test", ""});
      act(commit);
    }
    ASSERT_TRUE(journal_->Flush().ok());
    SweepNotes(*state_, kLegeby, *notes_, /*orphans=*/false);
  }
  void Wants(const std::string& task_id, bool report_waits = false) {
    v1::CallBackNote note;
    note.set_number("+4520304050");
    ASSERT_TRUE(notes_->Put(task_id, note).ok());
    v1::CallBackWanted wanted;
    wanted.set_task_id(task_id);
    wanted.set_cause(v1::CALL_BACK_CAUSE_WANTS_DESK);
    wanted.set_report_waits(report_waits);
    Commits([&](kit::Commit& commit) { WantCallBack(*state_, commit, wanted); });
  }
  void Finishes(const std::string& task_id) {
    v1::FinishCallBackRequest request;
    request.set_tenant_id(kLegeby.str());
    request.set_task_id(task_id);
    v1::FinishCallBackResponse response;
    Commits([&](kit::Commit& commit) {
      EXPECT_TRUE(FinishCallBack(*state_, commit, request, &response).ok());
    });
  }
  // Moves the clock and fires what has become due.
  void Passes(absl::Duration time) {
    ASSERT_TRUE(clock_.Advance(time).ok());
    kit::FireDueAlarms(*journal_, clock_.Now(),
                       [this](kit::Commit& commit, const kit::Alarm& alarm) {
                         EXPECT_EQ(alarm.purpose(), "call-back-lapse");
                         LapseCallBack(*state_, commit, alarm);
                       });
    ASSERT_TRUE(journal_->Flush().ok());
    SweepNotes(*state_, kLegeby, *notes_, /*orphans=*/false);
  }
  std::vector<std::string> Open() const {
    std::vector<std::string> ids;
    for (const v1::CallBackRow& row : state_->Open(kLegeby)) ids.push_back(row.task_id());
    return ids;
  }
  bool Knows(const std::string& task_id) const {
    return state_->CallBack(kLegeby, task_id) != nullptr;
  }

  kit::ManualClock clock_{absl::FromUnixSeconds(1795300000)};
  kit::TempFolder folder_;
  kit::OnRocks rocks_;
  kit::Disk* disk_ = nullptr;
  std::unique_ptr<IvrState> state_;
  std::unique_ptr<kit::Journal> journal_;
  std::unique_ptr<Notes> notes_;
};

using Ids = std::vector<std::string>;

TEST_F(ForgottenCallBacksTest, ATaskThatIsDoneIsForgottenAWeekLaterAlsoOverARestart) {
  Wants("call-1-1");
  Wants("call-2-1");
  Finishes("call-1-1");
  EXPECT_TRUE(notes_->All() == Ids{"call-2-1"});
  Passes(7 * kDay);
  Wants("call-3-1");
  EXPECT_TRUE(Knows("call-1-1")) << "a week is not over";
  Boot();
  Passes(absl::Seconds(1));
  Wants("call-4-1");
  EXPECT_FALSE(Knows("call-1-1"));
  EXPECT_EQ(Open(), (Ids{"call-2-1", "call-3-1", "call-4-1"}));
}

TEST_F(ForgottenCallBacksTest, TheLongestWaitingComesFirstAlsoAfterARestart) {
  Wants("call-9-1");
  Passes(absl::Minutes(1));
  Wants("call-1-1");
  Passes(absl::Minutes(1));
  Wants("call-5-1");
  EXPECT_EQ(Open(), (Ids{"call-9-1", "call-1-1", "call-5-1"}));
  Boot();
  Finishes("call-1-1");
  EXPECT_EQ(Open(), (Ids{"call-9-1", "call-5-1"}));
  EXPECT_TRUE(state_->Open(TenantId("lege")).empty());
}

TEST_F(ForgottenCallBacksTest, WhomNobodyRingsFor30DaysWaitsNoMoreAndTheNumberIsErased) {
  Wants("call-1-1");
  Wants("call-2-1", /*report_waits=*/true);
  Finishes("call-1-1");
  Boot();
  Passes(30 * kDay - absl::Seconds(1));
  EXPECT_EQ(Open(), Ids{"call-2-1"});
  EXPECT_EQ(notes_->Find("call-2-1")->number(), "+4520304050");
  Passes(absl::Seconds(1));
  EXPECT_TRUE(Open().empty());
  EXPECT_TRUE(notes_->All().empty());
  // An answer that comes later is nobody's.
  v1::ReportSettled settled;
  settled.set_task_id("call-2-1");
  Commits([&](kit::Commit& commit) { SettleReport(*state_, commit, settled); });
  EXPECT_TRUE(Open().empty());
}

}  // namespace
}  // namespace vagtbro::ivr
