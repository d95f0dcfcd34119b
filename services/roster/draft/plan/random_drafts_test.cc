// Random drafts: what GetDraft judged allowed never breaks the law once it is published.
//
// In a municipality that has lived for a while, seeded drafts move shifts, give them to others, add
// and cancel some. What is not allowed is dropped; the rest is published. Then the law, asked about
// the roster as it stands, must have been asked the very same question before: the facts that it
// summed up are the same.
#include <random>

#include "kit/base/proto_time.h"
#include "roster/draft/api/draft_api.h"
#include "roster/draft/judge.h"
#include "roster/store/people.h"
#include "roster/testing/story.h"
#include "roster/testing/world.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

constexpr int kDrafts = 6;
constexpr int kChanges = 12;

class RandomDrafts : public testing::TestWithParam<uint32_t> {
 protected:
  int Below(int number) { return std::uniform_int_distribution<int>(0, number - 1)(random_); }
  std::string Person() {
    const int who = Below(kWorldPeople + 1);
    return who == kWorldPeople ? "p0-second" : "p" + std::to_string(who);
  }

  void Draft() {
    const std::string unit = std::vector<std::string>{"eng", "fjord", "skov"}.at(Pick(3));
    for (int i = 0; i < kChanges; ++i) {
      v1::DraftChangeRequest request;
      request.set_unit_id(unit);
      const std::string day = std::to_string(Below(kWorldDays));
      v1::Shift& shift = *request.mutable_shift();
      shift.set_shift_id(unit + "-" + day + "-" + std::to_string(Below(4)));
      shift.set_employment_id(Below(6) == 0 ? "" : Person());
      const absl::Time start = world_.bench.now() + absl::Hours(1 + Below(200));
      const types::v1::Interval time = kit::MakeInterval(start, start + absl::Hours(8));
      if (Below(4) == 0) {
        shift = BasisShift("", unit, "2026-02-02 07:00", Person());
        *shift.mutable_interval() = time;
      } else if (Below(3) == 0) {
        *shift.mutable_interval() = time;
      } else {
        request.set_cancel(Below(8) == 0);
      }
      drafted_ += world_.bench.Do(request, &DraftChange).ok() ? 1 : 0;
    }
    Publish(unit);
  }

  void Publish(const std::string& unit) {
    for (bool allowed = false; !allowed;) {
      allowed = true;
      for (const JudgedChange& change : Judged(unit)) {
        if (change.allowed()) continue;
        allowed = false;
        v1::DropChangeRequest drop;
        drop.set_unit_id(unit);
        drop.set_change_id(change.draft.change().change_id());
        ASSERT_TRUE(world_.bench.Do(drop, &DropChange).ok());
      }
    }
    const std::vector<JudgedChange> judged = Judged(unit);
    if (judged.empty()) return;
    v1::PublishDraftRequest request;
    request.set_unit_id(unit);
    request.set_version(VersionOf(judged));
    // The rows behind `judged` change now.
    const absl::Status done = world_.bench.Do(request, &PublishDraft);
    ASSERT_TRUE(done.ok()) << done;
    for (const JudgedChange& change : judged) CheckInForce(change);
  }

  void CheckInForce(const JudgedChange& change) {
    const v1::Shift& shift = change.draft.change().shift();
    const v1::ShiftRow& row = world_.bench.Shift(shift.shift_id());
    ++published_;
    if (change.draft.change().cancel()) {
      EXPECT_EQ(row.state(), v1::SHIFT_STATE_CANCELLED);
      return;
    }
    EXPECT_EQ(row.state(), v1::SHIFT_STATE_PLANNED);
    EXPECT_EQ(row.shift().employment_id(), shift.employment_id());
    EXPECT_EQ(WholeOf(row.shift()), WholeOf(shift));
    if (shift.employment_id().empty()) return;
    const auto& employment = *world_.bench.state().Employment(kTenant, shift.employment_id());
    LawQuestion question;
    question.ask_time = world_.bench.now();
    question.in_full = false;
    question.rescheduled = WasTheirs(change);
    const types::v1::Verdict verdict =
        AskTheLaw(world_.bench.state(), kTenant, employment, row.shift(), WholeOf(shift), question);
    EXPECT_TRUE(verdict.allowed()) << verdict.DebugString();
    EXPECT_EQ(verdict.input_hash(), change.verdict->input_hash());
  }

  // Its row has changed since it was judged, so this is kept from before.
  bool WasTheirs(const JudgedChange& change) const {
    return before_.count(change.draft.change().shift().shift_id()) != 0 &&
           before_.at(change.draft.change().shift().shift_id()) ==
               change.draft.change().shift().employment_id();
  }

  std::vector<JudgedChange> Judged(const std::string& unit) {
    auto judged = JudgeDraft(world_.bench.state(), kTenant, unit, world_.bench.now());
    before_.clear();
    for (const JudgedChange& change : judged) {
      if (change.row == nullptr) continue;
      before_[change.row->shift().shift_id()] = change.row->shift().employment_id();
    }
    return judged;
  }

  size_t Pick(int number) { return static_cast<size_t>(Below(number)); }

  World world_{GetParam()};
  std::mt19937 random_{GetParam() + 1000};
  std::map<std::string, std::string> before_;  // shifts of the draft -> their holders before it
  int drafted_ = 0;
  int published_ = 0;
};

TEST_P(RandomDrafts, WhatWasJudgedAllowedBreaksNoRuleInForce) {
  for (int i = 0; i < kDrafts && !HasFailure(); ++i) {
    for (int act = 0; act < 8; ++act) world_.Act();
    Draft();
  }
  EXPECT_GT(drafted_, 10) << "nothing could be drafted";
  EXPECT_GT(published_, 3) << "nothing was published";
  EXPECT_THAT(world_.bench.ReplayDifferences(), testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomDrafts, testing::Range(1u, 13u));

}  // namespace
}  // namespace vagtbro::roster
