// Whom to ring back: on disk before it is spoken, and the number forgotten when it is done.
#include "ivr/backend/call_back_book.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>

#include "ivr/api/waiting_call_backs.h"
#include "kit/journal/replay.h"
#include "kit/rpc/refusal.h"
#include "kit/rpc/request.h"
#include "kit/testing/disks.h"

namespace vagtbro::ivr {
namespace {

const TenantId kLegeby{"legeby"};

class CallBackBookTest : public ::testing::Test {
 protected:
  void SetUp() override { Reopen(); }
  void TearDown() override {
    owner_->Stop();
    IvrState empty;
    EXPECT_EQ(kit::ReplayDifferences(*disk_, empty), std::vector<std::string>());
  }

  void Reopen() {
    book_.reset();
    owner_.reset();
    journal_.reset();
    rocks_.Close();
    state_ = std::make_unique<IvrState>();
    disk_ = &rocks_.Open();
    journal_ = *kit::Journal::Open("ivr", *disk_, clock_, *state_);
    notes_ = *Notes::Open(folder_.path());
    SweepNotes(*state_, kLegeby, *notes_, /*orphans=*/true);
    journal_->OnDurable([this] { SweepNotes(*state_, kLegeby, *notes_, /*orphans=*/false); });
    owner_ =
        std::make_unique<kit::Owner>(*journal_, clock_, [](kit::Commit&, const kit::Alarm&) {});
    owner_->Start();
    book_ = std::make_unique<CallBackBook>(*state_, *notes_, *owner_, kLegeby);
  }

  static CallBackTask Stranger(const std::string& request_id) {
    CallBackTask task;
    task.request_id = request_id;
    task.cause = CallBackTask::Cause::kNotIdentified;
    task.employment_no = Keys("442211");
    return task;
  }
  static CallBackTask Unsure() {
    CallBackTask task;
    task.request_id = "call-9-4";
    task.cause = CallBackTask::Cause::kReportUnsure;
    task.who = EmploymentId("emp-eva");
    task.report = ReportSick{"call-9-3", *task.who, AbsenceKind::kWorkInjury, std::nullopt,
                             absl::FromUnixSeconds(1795400000)};
    return task;
  }

  static CallBackTask ForTheLeader() {
    CallBackTask task;
    task.request_id = "call-9-5";
    task.cause = CallBackTask::Cause::kLeader;
    task.who = EmploymentId("emp-eva");
    task.leader = EmploymentId("emp-leader");
    task.due = absl::FromUnixSeconds(1795400000);
    return task;
  }

  template <class Act>
  void OnOwner(Act act) {
    std::promise<void> done;
    owner_->Submit([&](kit::Journal& journal) { act(journal); }, [&] { done.set_value(); });
    done.get_future().get();
  }
  v1::ListCallBacksResponse Listed(const std::string& leader = "") {
    v1::ListCallBacksResponse response;
    v1::ListCallBacksRequest request;
    request.set_tenant_id("legeby");
    request.set_leader_employment_id(leader);
    OnOwner([&](kit::Journal&) {
      EXPECT_TRUE(ListCallBacks(*state_, *notes_, request, &response).ok());
    });
    return response;
  }
  std::string Finish(const std::string& task_id, const std::string& leader = "") {
    v1::FinishCallBackRequest request;
    request.set_tenant_id("legeby");
    request.set_leader_employment_id(leader);
    request.set_request_id("finish-" + task_id + std::to_string(++requests_));
    request.set_task_id(task_id);
    v1::FinishCallBackResponse response;
    absl::Status done;
    OnOwner([&](kit::Journal& journal) {
      done = kit::RunMutation<v1::FinishCallBackRequest, v1::FinishCallBackResponse>(
          journal, "FinishCallBack", request, &response,
          [&](kit::Commit& commit, const auto& asked, auto* answer) {
            return FinishCallBack(*state_, commit, asked, answer);
          });
    });
    return done.ok() ? "" : kit::ReasonOf(done);
  }
  std::size_t Files() {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(folder_.path() + "/notes"),
                      std::filesystem::directory_iterator()));
  }

  kit::ManualClock clock_{absl::FromUnixSeconds(1795300000)};
  kit::TempFolder folder_;
  kit::OnRocks rocks_;
  kit::Disk* disk_ = nullptr;
  std::unique_ptr<IvrState> state_;
  std::unique_ptr<kit::Journal> journal_;
  std::unique_ptr<Notes> notes_;
  std::unique_ptr<kit::Owner> owner_;
  std::unique_ptr<CallBackBook> book_;
  int requests_ = 0;
};

TEST_F(CallBackBookTest, ATaskForALeaderSaysWhoseItIsAndByWhen) {
  ASSERT_TRUE(book_->Keep(ForTheLeader(), "+4520304050").ok());
  Reopen();
  const auto listed = Listed();
  ASSERT_EQ(listed.call_backs_size(), 1);
  EXPECT_EQ(listed.call_backs(0).cause(), v1::CALL_BACK_CAUSE_LEADER);
  EXPECT_EQ(listed.call_backs(0).leader_employment_id(), "emp-leader");
  EXPECT_EQ(listed.call_backs(0).due_time().seconds(), 1795400000);
  ASSERT_TRUE(book_->Keep(Stranger("call-7-2"), "").ok());
  const auto both = Listed();
  EXPECT_EQ(both.call_backs_size(), 2);
  for (const auto& one : both.call_backs()) {
    EXPECT_EQ(one.has_due_time(), one.cause() == v1::CALL_BACK_CAUSE_LEADER);
  }
}

TEST_F(CallBackBookTest, ALeaderSeesAndFinishesTheirOwnTasksAlone) {
  ASSERT_TRUE(book_->Keep(Stranger("call-7-2"), "").ok());
  ASSERT_TRUE(book_->Keep(ForTheLeader(), "+4520304050").ok());
  const auto own = Listed("emp-leader");
  ASSERT_EQ(own.call_backs_size(), 1);
  EXPECT_EQ(own.call_backs(0).task_id(), "call-9-5");
  EXPECT_EQ(Listed("emp-other").call_backs_size(), 0);
  EXPECT_EQ(Finish("call-9-5", "emp-other"), "NOT_YOURS");
  EXPECT_EQ(Finish("call-7-2", "emp-leader"), "NOT_YOURS");
  EXPECT_EQ(Finish("call-9-5", "emp-leader"), "");
  EXPECT_EQ(Listed().call_backs_size(), 1);
}

TEST_F(CallBackBookTest, SinceWhenTheLongestWaitsIsSeenFromOutside) {
  const auto shows = [this](const std::string& figure) {
    kit::Metrics metrics;
    OnOwner([&](kit::Journal&) { MeasureCallBacks(*state_, kLegeby, metrics); });
    return metrics.Text().find("vagtbro_call_backs_" + figure + "\n") != std::string::npos;
  };
  EXPECT_TRUE(shows("oldest_timestamp_seconds 0"));
  ASSERT_TRUE(book_->Keep(Stranger("call-1-3"), "+4520304050").ok());
  ASSERT_TRUE(clock_.Advance(absl::Minutes(7)).ok());
  ASSERT_TRUE(book_->Keep(Stranger("call-2-3"), "+4520304051").ok());
  EXPECT_TRUE(shows("waiting 2"));
  EXPECT_TRUE(shows("oldest_timestamp_seconds 1795300000"));
  EXPECT_EQ(Finish("call-1-3"), "");
  EXPECT_TRUE(shows("oldest_timestamp_seconds 1795300420"));
  // A leader has until the time that the caller heard.
  ASSERT_TRUE(book_->Keep(ForTheLeader(), "+4520304050").ok());
  EXPECT_TRUE(shows("oldest_timestamp_seconds 1795300420"));
  EXPECT_EQ(Finish("call-2-3"), "");
  EXPECT_TRUE(shows("oldest_timestamp_seconds 1795400000"));
}

TEST_F(CallBackBookTest, ATaskIsThereAfterACrashAndItsNumberOnlyUntilItIsDone) {
  ASSERT_TRUE(book_->Keep(Stranger("call-1-3"), "+4520304050").ok());
  ASSERT_TRUE(clock_.Advance(absl::Hours(1)).ok());
  ASSERT_TRUE(book_->Keep(Stranger("call-1-3"), "+4520304050").ok());  // told again
  Reopen();
  ASSERT_EQ(Listed().call_backs_size(), 1);
  EXPECT_EQ(Listed().call_backs(0).want_time().seconds(), 1795300000);
  EXPECT_EQ(Listed().call_backs(0).number(), "+4520304050");
  EXPECT_EQ(Listed().call_backs(0).employment_no(), "442211");
  EXPECT_EQ(Listed().call_backs(0).cause(), v1::CALL_BACK_CAUSE_NOT_IDENTIFIED);

  EXPECT_EQ(Finish("call-1-3"), "");
  EXPECT_EQ(Finish("call-1-3"), "");
  EXPECT_EQ(Listed().call_backs_size(), 0);
  EXPECT_EQ(Files(), 0u);
  EXPECT_EQ(Finish("call-7-7"), "UNKNOWN_CALL_BACK");
}

TEST_F(CallBackBookTest, TheJournalNeverSeesANumberOrAKind) {
  ASSERT_TRUE(book_->Keep(Stranger("call-1-3"), "+4520304050").ok());
  ASSERT_TRUE(book_->Keep(Unsure(), "+4520304050").ok());
  OnOwner([&](kit::Journal& journal) {
    for (const kit::LoggedEvent& event : journal.log().Read(0, 100)) {
      EXPECT_FALSE(event.is_public);
      EXPECT_EQ(event.bytes->find("20304050"), std::string::npos);
      EXPECT_EQ(event.bytes->find("442211"), std::string::npos);
    }
  });
}

TEST_F(CallBackBookTest, WhatTheCallerKeyedGoesBeforeWhatTheDisplayShows) {
  CallBackTask task = Stranger("call-1-3");
  task.number = Keys("87654321");
  ASSERT_TRUE(book_->Keep(task, "").ok());
  EXPECT_EQ(Listed().call_backs(0).number(), "87654321");
}

TEST_F(CallBackBookTest, AReportThatWaitsIsKeptUntilItIsSettledAndItsKindNoLonger) {
  ASSERT_TRUE(book_->Keep(Unsure(), "+4520304050").ok());
  Reopen();
  ASSERT_EQ(book_->WaitingReports().size(), 1u);
  EXPECT_EQ(notes_->Find("call-9-4")->report_request_id(), "call-9-3");
  EXPECT_EQ(notes_->Find("call-9-4")->report_kind(), sickness::v1::ABSENCE_KIND_WORK_INJURY);
  EXPECT_EQ(notes_->Find("call-9-4")->report_end_time().seconds(), 1795400000);
  EXPECT_EQ(Finish("call-9-4"), "REPORT_WAITS");

  v1::ReportSettled settled;
  settled.set_task_id("call-9-4");
  settled.set_receipt_no("471102");
  ASSERT_TRUE(book_->Settle(settled).ok());
  ASSERT_TRUE(book_->Settle(settled).ok());
  EXPECT_TRUE(book_->WaitingReports().empty());
  EXPECT_EQ(Listed().call_backs(0).receipt_no(), "471102");
  EXPECT_EQ(notes_->Find("call-9-4")->report_kind(), sickness::v1::ABSENCE_KIND_UNSPECIFIED);
  EXPECT_EQ(notes_->Find("call-9-4")->number(), "+4520304050");
  EXPECT_EQ(Finish("call-9-4"), "");
}

TEST_F(CallBackBookTest, ANoteWhoseTaskNeverCameIsSweptAtTheStart) {
  ASSERT_TRUE(notes_->Put("call-5-1", {}).ok());
  std::ofstream(folder_.path() + "/notes/call-5-2.new") << "half";
  Reopen();
  EXPECT_EQ(Files(), 0u);
  EXPECT_FALSE(notes_->Put("../out", {}).ok());
}

}  // namespace
}  // namespace vagtbro::ivr
