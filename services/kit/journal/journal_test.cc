// The journal's promises, on RocksDB and on its memory twin alike.
#include "kit/journal/journal.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <future>

#include "kit/journal/owner.h"
#include "kit/journal/replay.h"
#include "kit/testing/disks.h"
#include "kit/testing/ledger.h"

namespace vagtbro::kit {
namespace {

const absl::Time kMorning = absl::FromUnixSeconds(1770004800);

template <class Kind>
class JournalTest : public ::testing::Test {
 protected:
  void Reopen() {
    journal_.reset();
    kind_.Close();
    ledger_ = std::make_unique<Ledger>();
    disk_ = &kind_.Open();
    auto opened = Journal::Open("sickness", *disk_, clock_, *ledger_);
    ASSERT_TRUE(opened.ok()) << opened.status();
    journal_ = std::move(*opened);
  }
  void SetUp() override { Reopen(); }

  void Report(const std::string& employment) {
    Commit commit = journal_->Begin({"legeby", "", "call-1", ""});
    commit.Emit("abs-" + employment, SickCall(employment));
  }

  ManualClock clock_{kMorning};
  Kind kind_;
  Disk* disk_ = nullptr;
  std::unique_ptr<Ledger> ledger_;
  std::unique_ptr<Journal> journal_;
};
TYPED_TEST_SUITE(JournalTest, BothDisks);

TYPED_TEST(JournalTest, WhatWasFlushedIsThereAfterARestart) {
  this->Report("ada");
  ASSERT_TRUE(this->journal_->Flush().ok());
  this->Reopen();
  EXPECT_EQ(this->ledger_->Calls("ada"), 1u);
  EXPECT_EQ(this->journal_->head(), 1u);
}

TYPED_TEST(JournalTest, WhatWasNotFlushedNeverHappened) {
  this->Report("ada");
  this->Reopen();
  EXPECT_EQ(this->ledger_->Calls("ada"), 0u);
  EXPECT_EQ(this->journal_->head(), 0u);
}

TYPED_TEST(JournalTest, SequencesGoOnWithoutHolesAcrossGroupsAndRestarts) {
  this->Report("ada");
  this->Report("bo");
  ASSERT_TRUE(this->journal_->Flush().ok());
  this->Reopen();
  this->Report("ada");
  ASSERT_TRUE(this->journal_->Flush().ok());
  const auto events = this->journal_->log().Read(0, 10);
  ASSERT_EQ(events.size(), 3u);
  for (size_t i = 0; i < events.size(); ++i) EXPECT_EQ(events[i].sequence, i + 1);
}

TYPED_TEST(JournalTest, TheLogCanBeReadFromTheMiddleOfAGroupOnDisk) {
  for (const char* name : {"ada", "bo", "cy"}) this->Report(name);
  ASSERT_TRUE(this->journal_->Flush().ok());
  this->Reopen();  // the ring in memory is empty now
  const auto events = this->journal_->log().Read(1, 1);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].sequence, 2u);
}

TYPED_TEST(JournalTest, ReplayFromZeroGivesTheRowsOnDiskByteForByte) {
  for (const char* name : {"ada", "bo", "ada"}) this->Report(name);
  ASSERT_TRUE(this->journal_->Flush().ok());
  Ledger empty;
  EXPECT_TRUE(ReplayDifferences(*this->disk_, empty).empty());
}

TYPED_TEST(JournalTest, ReplayNamesARowThatTheEventsDoNotExplain) {
  this->Report("ada");
  ASSERT_TRUE(this->journal_->Flush().ok());
  WriteSet forged;
  forged.rows.emplace_back(std::string("scalls") + '\0' + "legeby/eve", "");
  ASSERT_TRUE(this->disk_->Write(forged).ok());
  Ledger empty;
  const auto differences = ReplayDifferences(*this->disk_, empty);
  ASSERT_EQ(differences.size(), 1u);
  EXPECT_NE(differences[0].find("legeby/eve"), std::string::npos);
}

TYPED_TEST(JournalTest, AnAlarmOutlivesARestartAndFiresOnceAtItsTimeNotBefore) {
  this->Report("ada");
  ASSERT_TRUE(this->journal_->Flush().ok());
  this->Reopen();
  std::vector<std::string> fired;
  const OnAlarm note = [&](Commit&, const Alarm& alarm) { fired.push_back(alarm.stream_id()); };
  const absl::Time due = kMorning + absl::Hours(24);
  EXPECT_EQ(FireDueAlarms(*this->journal_, due - absl::Nanoseconds(1), note), 0u);
  EXPECT_EQ(FireDueAlarms(*this->journal_, due, note), 1u);
  EXPECT_EQ(FireDueAlarms(*this->journal_, due, note), 0u);
  EXPECT_EQ(fired, std::vector<std::string>{"ada"});
  ASSERT_TRUE(this->journal_->Flush().ok());
  Ledger empty;
  EXPECT_TRUE(ReplayDifferences(*this->disk_, empty).empty());
}

TYPED_TEST(JournalTest, CursorsRepliesAndDeadLettersOutliveARestart) {
  journal::v1::ReplyRow reply;
  reply.set_response("receipt");
  *reply.mutable_reply_time() = ToProto(kMorning);
  const std::string key = ReplyKey("legeby", "ReportSick", "call-1");
  this->journal_->KeepReply(key, reply);
  this->journal_->MoveCursor("directory", 7);
  this->journal_->Park("directory/0/6", {});
  ASSERT_TRUE(this->journal_->Flush().ok());
  this->Reopen();
  ASSERT_TRUE(this->journal_->FindReply(key).has_value());
  EXPECT_EQ(this->journal_->FindReply(key)->response(), "receipt");
  EXPECT_EQ(this->journal_->Cursor("directory"), 7u);
  EXPECT_EQ(this->journal_->dead_letters().count("directory/0/6"), 1u);
}

TYPED_TEST(JournalTest, AReplyIsForgottenAfterAWeek) {
  journal::v1::ReplyRow reply;
  *reply.mutable_reply_time() = ToProto(kMorning);
  const std::string key = ReplyKey("legeby", "ReportSick", "call-1");
  this->journal_->KeepReply(key, reply);
  ASSERT_TRUE(this->journal_->Flush().ok());
  ASSERT_TRUE(this->clock_.Advance(absl::Hours(7 * 24 + 1)).ok());
  this->Reopen();
  EXPECT_FALSE(this->journal_->FindReply(key).has_value());
}

TEST(JournalAudienceTest, OnlyOwnEventsArePublic) {
  ManualClock clock(kMorning);
  MemoryDisk disk;
  Ledger ledger;
  auto journal = Journal::Open("roster", disk, clock, ledger);  // another service's journal
  ASSERT_TRUE(journal.ok());
  (*journal)->Begin({"legeby", "", "x", ""}).Emit("abs-ada", SickCall("ada"));
  ASSERT_TRUE((*journal)->Flush().ok());
  EXPECT_FALSE((*journal)->log().Read(0, 1).at(0).is_public);
}

TEST(OwnerTest, WorkIsDurableBeforeItsCallerHears) {
  ManualClock clock(kMorning);
  MemoryDisk disk;
  Ledger ledger;
  auto journal = Journal::Open("sickness", disk, clock, ledger);
  ASSERT_TRUE(journal.ok());
  Owner owner(**journal, clock, [](Commit&, const Alarm&) {});
  owner.Start();
  std::vector<uint64_t> heads;
  for (int i = 0; i < 100; ++i) {
    owner.Submit(
        [](Journal& j) {
          j.Begin({"legeby", "", "x", ""}).Emit("a", SickCall("ada"));
        },
        [&] { heads.push_back((*journal)->head()); });
  }
  owner.Stop();
  ASSERT_EQ(heads.size(), 100u);
  for (size_t i = 0; i < heads.size(); ++i) EXPECT_GE(heads[i], i + 1);
  EXPECT_EQ(ledger.Calls("ada"), 100u);
}

TEST(OwnerTest, AMovedClockFiresTheAlarm) {
  ManualClock clock(kMorning);
  MemoryDisk disk;
  Ledger ledger;
  auto journal = Journal::Open("sickness", disk, clock, ledger);
  ASSERT_TRUE(journal.ok());
  std::mutex mutex;
  std::condition_variable changed;
  int fired = 0;
  Owner owner(**journal, clock, [&](Commit&, const Alarm&) {
    const std::lock_guard lock(mutex);
    ++fired;
    changed.notify_all();
  });
  owner.Start();
  owner.Submit([](Journal& j) { j.Begin({"legeby", "", "x", ""}).Emit("a", SickCall("ada")); });
  owner.Submit([&](Journal&) { ASSERT_TRUE(clock.Advance(absl::Hours(24)).ok()); });
  std::unique_lock lock(mutex);
  EXPECT_TRUE(changed.wait_for(lock, std::chrono::seconds(20), [&] { return fired == 1; }));
  lock.unlock();
  owner.Stop();
}

TEST(RocksDiskTest, TwoWritersOfOneFolderAreRefused) {
  TempFolder folder;
  const auto first = OpenRocksDisk(folder.path());
  ASSERT_TRUE(first.ok());
  const auto second = OpenRocksDisk(folder.path());
  EXPECT_EQ(second.status().code(), absl::StatusCode::kUnavailable);
}

// A copy of the open folder is what a power cut would leave, but for what was not synced.
TEST(RocksDiskTest, WhatWasWrittenIsThereAfterACrash) {
  TempFolder folder;
  TempFolder left;
  const auto disk = OpenRocksDisk(folder.path() + "/live");
  ASSERT_TRUE(disk.ok());
  for (const std::string key : {"a", "b", "c"}) {
    ASSERT_TRUE((*disk)->Write(WriteSet{{{key, "row " + key}}}).ok());
  }
  std::filesystem::copy(folder.path() + "/live", left.path() + "/crashed",
                        std::filesystem::copy_options::recursive);
  const auto recovered = OpenRocksDisk(left.path() + "/crashed");
  ASSERT_TRUE(recovered.ok()) << recovered.status();
  EXPECT_EQ((*recovered)->Get("a"), "row a");
  EXPECT_EQ((*recovered)->Get("c"), "row c");
}

// Nobody waits for what is only kept: it shares the write of what is awaited, and is told with it.
TEST(OwnerTest, WhatCanWaitSharesTheWriteOfWhatIsAwaited) {
  ManualClock clock(kMorning);
  MemoryDisk disk;
  Ledger ledger;
  auto journal = Journal::Open("roster", disk, clock, ledger);  // so the facts are private
  ASSERT_TRUE(journal.ok());
  int writes = 0;
  (*journal)->OnDurable([&] { ++writes; });
  Owner owner(**journal, clock, [](Commit&, const Alarm&) {});
  owner.Start();
  const Work keep = [](Journal& j) { j.Begin({"legeby", "", "x", ""}).Emit("a", SickCall("ada")); };
  constexpr int kRounds = 50;
  for (int i = 0; i < kRounds; ++i) {
    owner.Queue(keep, nullptr, Hurry::kCanWait);
    owner.Help();
    std::promise<void> told;
    owner.Submit(keep, [&] { told.set_value(); });
    told.get_future().wait();
    EXPECT_EQ((*journal)->head(), static_cast<uint64_t>(2 * (i + 1)));
  }
  owner.Stop();
  EXPECT_LT(writes, 2 * kRounds);  // a machine that stalls may write some by themselves
}

TEST(OwnerTest, WhatCanWaitIsWrittenByItselfIfNothingFollows) {
  ManualClock clock(kMorning);
  MemoryDisk disk;
  Ledger ledger;
  auto journal = Journal::Open("roster", disk, clock, ledger);
  ASSERT_TRUE(journal.ok());
  Owner owner(**journal, clock, [](Commit&, const Alarm&) {});
  owner.Start();
  std::promise<void> durable;
  owner.Queue(
      [](Journal& j) {
        j.Begin({"legeby", "", "x", ""}).Emit("a", SickCall("ada"));
      },
      [&] { durable.set_value(); }, Hurry::kCanWait);
  owner.Help();
  EXPECT_EQ(durable.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
  EXPECT_EQ((*journal)->head(), 1u);
  owner.Stop();
}

TEST(OwnerTest, APublicEventIsHurriedUnlessItsCommitSaysItCanWait) {
  ManualClock clock(kMorning);
  MemoryDisk disk;
  Ledger ledger;
  auto journal = Journal::Open("sickness", disk, clock, ledger);
  ASSERT_TRUE(journal.ok());
  Owner owner(**journal, clock, [](Commit&, const Alarm&) {});
  owner.Start();
  const auto says = [&](bool can_wait) {
    owner.Queue(
        [can_wait](Journal& j) {
          Commit commit = j.Begin({"legeby", "", "x", ""});
          if (can_wait) commit.CanWait();
          commit.Emit("a", SickCall("ada"));
          EXPECT_NE(j.urgent(), can_wait);
        },
        nullptr, Hurry::kCanWait);
    owner.Help();
  };
  says(true);
  says(false);
  owner.Stop();
  EXPECT_EQ((*journal)->head(), 2u);
}

}  // namespace
}  // namespace vagtbro::kit
