// Who fails too often: the PIN that is locked, the caller who is listened to no more, the alarm.
#include <gtest/gtest.h>

#include "directory/domain/failure_window.h"
#include "directory/testing/directory_test.h"

namespace vagtbro::directory {
namespace {

const std::string kWithheld;

class LockoutTest : public DirectoryTest {
 protected:
  void SetUp() override {
    DirectoryTest::SetUp();
    Imported({Ada(), Bo()});
  }

  // Five wrong PINs, each from a number of its own.
  void LockAda() {
    for (int i = 0; i < 5; ++i) {
      EXPECT_EQ(Identified("47110", "000" + std::to_string(i), NewCaller()), "NOT_IDENTIFIED");
    }
  }

  std::string NewCaller() { return "+4530" + std::to_string(100'000 + ++callers_); }

  std::string WithPin(const std::string& caller = "+4520123456") {
    return Identified("47110", "4817", caller);
  }

 private:
  int callers_ = 0;
};
ON_BOTH_DISKS(LockoutTest);

constexpr absl::Duration kInstant = absl::Nanoseconds(1);

TEST_P(LockoutTest, FiveWrongPinsLockForHalfAnHourInTheSameWords) {
  const uint64_t before = journal_->head();
  v1::IdentifyResponse response;
  for (int i = 0; i < 4; ++i) Identified("47110", "0001", NewCaller());
  const absl::Status wrong = Try("47110", "0001", &response, "", NewCaller());
  EXPECT_EQ(EventsAfter(before), (Types{"PinFailed", "CallerFailed", "PinFailed", "CallerFailed",
                                        "PinFailed", "CallerFailed", "PinFailed", "CallerFailed",
                                        "PinFailed", "PinLockedNotice", "CallerFailed"}));

  EXPECT_EQ(Try("47110", "4817", &response, "", NewCaller()), wrong);
  Pass(absl::Minutes(30) - kInstant);
  EXPECT_EQ(WithPin(NewCaller()), "NOT_IDENTIFIED");
  Pass(kInstant);
  EXPECT_EQ(WithPin(), "e-ada");
}

TEST_P(LockoutTest, TheOthersHearOfTheLockAndWhenItEnds) {
  LockAda();
  for (const kit::Envelope& envelope : EnvelopesAfter(0)) {
    v1::PinLockedNotice locked;
    if (envelope.type() != v1::PinLockedNotice::descriptor()->full_name()) continue;
    ASSERT_TRUE(locked.ParseFromString(envelope.payload()));
    EXPECT_EQ(envelope.audience(), bus::v1::AUDIENCE_PUBLIC);
    EXPECT_EQ(locked.employment_id(), "e-ada");
    EXPECT_EQ(locked.locks(), 1u);
    EXPECT_EQ(kit::FromProto(locked.unlock_time()), kMonday + absl::Minutes(30));
    return;
  }
  FAIL() << "nobody heard";
}

TEST_P(LockoutTest, TheNextLockLastsTwiceAsLongUntilTheRightPinIsKeyed) {
  LockAda();
  Pass(absl::Minutes(30));
  LockAda();
  Pass(absl::Minutes(60) - kInstant);
  EXPECT_EQ(WithPin(NewCaller()), "NOT_IDENTIFIED");
  Pass(kInstant);
  EXPECT_EQ(WithPin(), "e-ada");
  LockAda();
  Pass(absl::Minutes(30));
  EXPECT_EQ(WithPin(), "e-ada");
}

TEST_P(LockoutTest, OnceALockIsOverAndTheRightPinKeyedNothingIsLeftOfIt) {
  LockAda();
  Pass(absl::Minutes(30));
  EXPECT_EQ(WithPin(), "e-ada");
  const uint64_t head = journal_->head();
  EXPECT_EQ(WithPin(), "e-ada");
  EXPECT_EQ(journal_->head(), head);
}

TEST_P(LockoutTest, TheLockHoldsAcrossARestartAndForNobodyElse) {
  LockAda();
  Reopen();
  EXPECT_EQ(WithPin(NewCaller()), "NOT_IDENTIFIED");
  EXPECT_EQ(Identified("47111", "9031"), "e-bo");
}

TEST_P(LockoutTest, TriesWhileLockedDoNotProlongTheLock) {
  LockAda();
  Pass(absl::Minutes(29));
  for (int i = 0; i < 6; ++i) Identified("47110", "0004", NewCaller());
  Pass(absl::Minutes(1));
  EXPECT_EQ(WithPin(), "e-ada");
}

TEST_P(LockoutTest, ANewPinEndsTheLock) {
  LockAda();
  v1::PersonRecord changed = Ada();
  changed.set_pin("7305");
  Imported({changed});
  EXPECT_EQ(Identified("47110", "7305"), "e-ada");
}

TEST_P(LockoutTest, ALockOfAnOlderVersionHolds) {
  {
    v1::PinLocked old;
    old.set_employment_id("e-ada");
    *old.mutable_unlock_time() = kit::ToProto(kMonday + absl::Minutes(15));
    kit::Commit commit = journal_->Begin({"legeby", "", "an older version", ""});
    commit.Emit("e-ada", old);
  }
  EXPECT_EQ(WithPin(), "NOT_IDENTIFIED");
  Pass(absl::Minutes(15));
  EXPECT_EQ(WithPin(), "e-ada");
}

TEST_P(LockoutTest, ManyTriesAtOnceAreStillFive) {
  // All were checked before the first was counted; the right one comes sixth.
  std::vector<v1::IdentifyRequest> requests;
  std::vector<PinCheck> checks;
  for (const char* pin : {"0001", "0002", "0003", "0004", "0005", "4817"}) {
    v1::IdentifyRequest& request = requests.emplace_back();
    request.set_tenant_id("legeby");
    request.set_employment_no("47110");
    request.set_pin(pin);
    checks.push_back(Checked(request));
  }
  v1::IdentifyResponse response;
  for (size_t i = 0; i < requests.size(); ++i) {
    EXPECT_EQ(kit::ReasonOf(TryChecked(checks[i], requests[i], &response)), "NOT_IDENTIFIED");
  }
}

TEST_P(LockoutTest, ANumberThatFailedTenTimesIsListenedToNoMoreForItsHour) {
  for (int i = 0; i < 10; ++i) Identified("99999", "0001");
  const uint64_t head = journal_->head();
  EXPECT_EQ(WithPin(), "NOT_IDENTIFIED");
  EXPECT_EQ(journal_->head(), head);  // nor does it lock anybody's PIN
  EXPECT_EQ(WithPin(NewCaller()), "e-ada");
  Reopen();
  Pass(absl::Hours(1) - kInstant);
  EXPECT_EQ(WithPin(), "NOT_IDENTIFIED");
  Pass(kInstant);
  EXPECT_EQ(WithPin(), "e-ada");
}

TEST_P(LockoutTest, WhyItFailedCannotBeHeard) {
  v1::IdentifyResponse response;
  const absl::Status wrong = Try("47110", "0001", &response, "", NewCaller());
  EXPECT_EQ(Try("99999", "0001", &response, "", NewCaller()), wrong);  // unknown
  LockAda();
  EXPECT_EQ(Try("47110", "4817", &response, "", NewCaller()), wrong);  // locked
  for (int i = 0; i < 10; ++i) Identified("99999", "0001");
  EXPECT_EQ(Try("47111", "9031", &response), wrong);  // not listened to
  EXPECT_EQ(response.ByteSizeLong(), 0u);
}

TEST_P(LockoutTest, OneNumberIsOneCallerWithItsCountryOrWithout) {
  for (int i = 0; i < 5; ++i) Identified("99999", "0001", "+4520123456");
  for (int i = 0; i < 5; ++i) Identified("99999", "0001", "20123456");
  EXPECT_EQ(WithPin("0045 20 12 34 56"), "NOT_IDENTIFIED");
}

TEST_P(LockoutTest, AllWhoAreWithheldAreOneCallerAndTheOthersAreNotConcerned) {
  for (int i = 0; i < 5; ++i) Identified("99999", "0001", kWithheld);
  for (int i = 0; i < 5; ++i) Identified("99999", "0001", "anonymous");
  EXPECT_EQ(WithPin(kWithheld), "NOT_IDENTIFIED");
  EXPECT_EQ(WithPin(), "e-ada");
}

TEST_P(LockoutTest, ANumberIsNowhereOnTheDisk) {
  Identified("99999", "0001", "+4531415926");
  size_t rows = 0;
  disk_->Scan("", "\xFF", [&](const std::string& key, const std::string& value) {
    ++rows;
    EXPECT_EQ((key + value).find("31415926"), std::string::npos) << key;
    return true;
  });
  EXPECT_GT(rows, 5u);
}

TEST_P(LockoutTest, WhatIsOverIsForgotten) {
  for (int i = 0; i < 7; ++i) Identified("99999", "0001", NewCaller());
  EXPECT_EQ(state_->failed_callers().rows().size(), 7u);
  Reopen();
  Pass(absl::Hours(1));
  Identified("99999", "0001", NewCaller());
  EXPECT_EQ(state_->failed_callers().rows().size(), 1u);
}

TEST_P(LockoutTest, WhenEverywhereFailsAnswersAreKeptBackForTheRestOfTenMinutes) {
  for (uint32_t i = 0; i < kOfTenant.failures - 1; ++i) Identified("99999", "0001", NewCaller());
  EXPECT_EQ(KeptBackFor(*state_, "legeby", clock_.Now()), absl::ZeroDuration());
  Identified("99999", "0001", NewCaller());
  EXPECT_EQ(KeptBackFor(*state_, "legeby", clock_.Now()), kSlowedBy);
  EXPECT_EQ(KeptBackFor(*state_, "storeby", clock_.Now()), absl::ZeroDuration());
  EXPECT_EQ(WithPin(), "e-ada");  // kept back, but not refused
  Pass(absl::Minutes(10));
  EXPECT_EQ(KeptBackFor(*state_, "legeby", clock_.Now()), absl::ZeroDuration());
}

}  // namespace
}  // namespace vagtbro::directory
