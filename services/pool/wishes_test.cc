// Wishes and hours of one's own: they change who is asked when, and bind nobody.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/journal/replay.h"
#include "kit/rpc/refusal.h"
#include "kit/rpc/request.h"
#include "pool/api/explain.h"
#include "pool/api/wishes.h"
#include "pool/domain/own_quiet.h"
#include "pool/domain/ring_time.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class WishesTest : public testing::Test {
 protected:
  WishesTest() {
    auto leader = Staff("lone", "office");
    leader.add_leads_unit_ids("sol-1");
    house_.Employ(leader);
    for (const char* id : {"ada", "bo"}) house_.Employ(Staff(id, "sol-1"));
  }
  ~WishesTest() override {
    PoolState fresh;
    EXPECT_TRUE(kit::ReplayDifferences(disk_, fresh).empty());
  }

  // The reason of the refusal; "": kept.
  std::string Wish(const std::string& who, v1::WishKind kind, const std::string& from,
                   absl::Duration length) {
    v1::SetWishRequest request;
    request.set_tenant_id(kTenant);
    request.set_employment_id(who);
    request.set_kind(kind);
    *request.mutable_interval() = kit::MakeInterval(Local(from), Local(from) + length);
    kit::Commit commit = house_.journal().Begin({kTenant, "", "r", ""});
    v1::SetWishResponse response;
    const absl::Status set = SetWish(house_.state(), commit, request, &response);
    wish_ = response.wish().wish_id();
    return set.ok() ? "" : kit::ReasonOf(set);
  }
  std::string Drop(const std::string& who, const std::string& wish_id) {
    v1::DropWishRequest request;
    request.set_tenant_id(kTenant);
    request.set_employment_id(who);
    request.set_wish_id(wish_id);
    kit::Commit commit = house_.journal().Begin({kTenant, "", "r", ""});
    v1::DropWishResponse response;
    const absl::Status dropped = DropWish(house_.state(), commit, request, &response);
    return dropped.ok() ? "" : kit::ReasonOf(dropped);
  }
  // Whose wishes a planner of the unit sees.
  std::vector<std::string> Listed(const std::string& unit = "", const std::string& who = "") {
    v1::ListWishesRequest request;
    request.set_tenant_id(kTenant);
    request.set_unit_id(unit);
    request.set_employment_id(who);
    v1::ListWishesResponse response;
    EXPECT_TRUE(ListWishes(house_.state(), request, &response, house_.now()).ok());
    std::vector<std::string> whose;
    for (const v1::WishSet& wish : response.wishes()) whose.push_back(wish.employment_id());
    return whose;
  }
  // One is asked at a time, so that the order shows.
  void OneByOne() {
    v1::PolicySet policy;
    policy.set_wave_style(v1::WAVE_STYLE_ONE_BY_ONE);
    policy.add_ladder()->set_rung(v1::RUNG_OWN_OFF_DUTY);
    policy.add_ladder()->set_rung(v1::RUNG_LEADER);
    house_.SetPolicy(policy);
  }
  void Open() { house_.OpenGap("gap-1", Local("2026-02-03 07:00"), Local("2026-02-03 15:00")); }
  std::map<std::string, int64_t> ScoreOf(const std::string& who) {
    const auto kept =
        house_.state().rankings().Get(RankingKey(kTenant, "gap-1", v1::RUNG_OWN_OFF_DUTY));
    for (const auto& evaluation : kept.evaluations()) {
      if (evaluation.employment_id() != who) continue;
      return {evaluation.score().begin(), evaluation.score().end()};
    }
    return {};
  }
  void OwnQuiet(const std::string& who, uint32_t start, uint32_t end, bool night = true) {
    directory::v1::OfferConsentGiven consent;
    consent.set_employment_id(who);
    consent.set_sms_offers(true);
    consent.set_night_sms_offers(night);
    consent.set_quiet_start_minute(start);
    consent.set_quiet_end_minute(end);
    house_.FromDirectory(consent);
  }

  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 12:00")};
  std::string wish_;
};

TEST_F(WishesTest, AWishOrdersWhoIsAskedAndLeavesNobodyOut) {
  OneByOne();
  for (const auto& [first, second] : {std::pair("ada", "bo"), std::pair("bo", "ada")}) {
    EXPECT_EQ(Wish(first, v1::WISH_KIND_WANT, "2026-02-03 07:00", absl::Hours(8)), "");
    const std::string want = wish_;
    EXPECT_EQ(Wish(second, v1::WISH_KIND_RATHER_NOT, "2026-02-03 00:00", absl::Hours(24)), "");
    house_.OpenGap("gap-" + std::string(first), Local("2026-02-03 07:00"),
                   Local("2026-02-03 15:00"));
    EXPECT_THAT(house_.Asked("gap-" + std::string(first)), ElementsAre(first));
    house_.MoveTo(house_.now() + absl::Minutes(20));
    EXPECT_THAT(house_.Asked("gap-" + std::string(first)), ElementsAre(first, second));
    house_.CloseGap("gap-" + std::string(first), roster::v1::GAP_CLOSE_REASON_NOT_NEEDED);
    EXPECT_EQ(Drop(first, want), "");
    EXPECT_EQ(Drop(second, wish_), "");
  }
}

TEST_F(WishesTest, AWishCountsByTheShareOfTheShiftItIsAbout) {
  EXPECT_EQ(Wish("ada", v1::WISH_KIND_WANT, "2026-02-03 11:00", absl::Hours(8)), "");
  EXPECT_EQ(Wish("bo", v1::WISH_KIND_RATHER_NOT, "2026-02-04 07:00", absl::Hours(8)), "");
  Open();
  EXPECT_EQ(ScoreOf("ada").at("wish"), -30) << "half of 60 points";
  EXPECT_EQ(ScoreOf("bo").count("wish"), 0U) << "another day";
  v1::ExplainRequest request;
  request.set_tenant_id(kTenant);
  request.set_gap_id("gap-1");
  request.set_employment_id("ada");
  v1::ExplainResponse response;
  ASSERT_TRUE(Explain(house_.state(), request, &response, house_.now()).ok());
  EXPECT_THAT(response.story_da(), Contains(HasSubstr("eget ønske om tiden -30")));
}

TEST_F(WishesTest, WhatCannotBeWishedIsRefusedInWords) {
  EXPECT_EQ(Wish("nobody", v1::WISH_KIND_WANT, "2026-02-03 07:00", absl::Hours(8)),
            "UNKNOWN_EMPLOYMENT");
  EXPECT_EQ(Wish("ada", v1::WISH_KIND_UNSPECIFIED, "2026-02-03 07:00", absl::Hours(8)),
            "MALFORMED_FIELD");
  EXPECT_EQ(Wish("ada", v1::WISH_KIND_WANT, "2026-02-01 07:00", absl::Hours(8)), "TIME_OVER");
  EXPECT_EQ(Wish("ada", v1::WISH_KIND_WANT, "2026-02-03 07:00", absl::Hours(31 * 24 + 1)),
            "TOO_LONG");
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(Wish("ada", v1::WISH_KIND_WANT, "2026-02-03 07:00", absl::Hours(8)), "");
  }
  const std::string kept = wish_;
  EXPECT_EQ(Wish("ada", v1::WISH_KIND_WANT, "2026-02-03 07:00", absl::Hours(8)), "TOO_MANY");
  EXPECT_EQ(Drop("ada", "gone"), "") << "a quiet success";
  EXPECT_EQ(Drop("bo", kept), "") << "not theirs";
  EXPECT_EQ(Listed("", "ada").size(), 50U);
}

TEST_F(WishesTest, AWishIsForgottenWhenItsTimeIsOverOrItsPersonErased) {
  EXPECT_EQ(Wish("bo", v1::WISH_KIND_WANT, "2026-02-04 07:00", absl::Hours(8)), "");
  EXPECT_EQ(Wish("ada", v1::WISH_KIND_WANT, "2026-02-03 07:00", absl::Hours(8)), "");
  EXPECT_EQ(Wish("lone", v1::WISH_KIND_WANT, "2026-02-05 07:00", absl::Hours(8)), "");
  EXPECT_THAT(Listed(), ElementsAre("ada", "bo", "lone")) << "by start";
  EXPECT_THAT(Listed("sol-1"), ElementsAre("ada", "bo"));
  house_.MoveTo(Local("2026-02-03 15:00"));
  EXPECT_THAT(Listed(), ElementsAre("bo", "lone"));
  EXPECT_EQ(house_.state().wishes().Of(kTenant).size(), 2U) << "nothing of it is kept";
  OwnQuiet("bo", 20 * 60, 8 * 60);
  directory::v1::PersonErased erased;
  erased.set_person_id("p-bo");
  erased.add_employment_ids("bo");
  house_.FromDirectory(erased);
  EXPECT_THAT(Listed(), ElementsAre("lone"));
  EXPECT_FALSE(house_.state().members().Get(kit::Key(kTenant, "bo")).has_quiet_start_minute());
  house_.MoveTo(Local("2026-02-06 15:00"));
  EXPECT_THAT(house_.state().wishes().Of(kTenant), IsEmpty());
}

TEST_F(WishesTest, NobodyIsAskedInHoursOfTheirOwnAndTheSearchComesBackToThem) {
  OwnQuiet("ada", 11 * 60, 14 * 60);
  Open();
  EXPECT_THAT(house_.Asked("gap-1"), Not(Contains("ada")));
  EXPECT_THAT(house_.Asked("gap-1"), Contains("bo"));
  EXPECT_EQ(house_.RejectionOf("gap-1", v1::RUNG_OWN_OFF_DUTY, "ada"), "OWN_QUIET_HOURS");
  house_.MoveTo(Local("2026-02-02 13:59"));
  EXPECT_THAT(house_.Asked("gap-1"), Not(Contains("ada")));
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "") << "it waits for her";
  house_.MoveTo(Local("2026-02-02 14:00"));
  EXPECT_THAT(house_.Asked("gap-1"), Contains("ada"));
}

TEST_F(WishesTest, NobodyWaitsForSomebodyWhoFellIllInHoursOfTheirOwn) {
  OneByOne();
  OwnQuiet("ada", 11 * 60, 14 * 60);
  Open();
  ASSERT_EQ(house_.RejectionOf("gap-1", v1::RUNG_OWN_OFF_DUTY, "ada"), "OWN_QUIET_HOURS");
  house_.MoveTo(Local("2026-02-02 12:05"));
  house_.Sick("abs-1", "ada", Local("2026-02-02 12:00"), Local("2026-02-05 00:00"));
  house_.Answer(house_.OfferTo("gap-1", "bo").offer().offer_id(), "bo", false);
  house_.MoveTo(Local("2026-02-02 12:06"));
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "lone") << "14:00 would bring nobody";
}

TEST_F(WishesTest, TheNightThatFallsInHoursOfTheirOwnEndsNoWaiting) {
  v1::PolicySet policy;
  policy.set_wave_style(v1::WAVE_STYLE_ONE_BY_ONE);
  for (const auto rung : {v1::RUNG_OWN_OFF_DUTY, v1::RUNG_SUBSTITUTE_POOL, v1::RUNG_LEADER}) {
    policy.add_ladder()->set_rung(rung);
  }
  house_.SetPolicy(policy);
  house_.Employ(PoolMember("sub"));
  house_.Consent("sub", true, true);
  OwnQuiet("ada", 20 * 60, 8 * 60, false);
  OwnQuiet("bo", 0, 0);
  const absl::Time night = Local("2026-02-02 22:00");
  house_.MoveTo(night - absl::Minutes(5));
  house_.OpenGap("gap-1", Local("2026-02-03 14:00"), Local("2026-02-03 22:00"));
  house_.Answer(house_.OfferTo("gap-1", "bo").offer().offer_id(), "bo", false);
  house_.Settle();
  ASSERT_THAT(house_.Asked("gap-1"), ElementsAre("bo", "sub"));
  house_.MoveTo(night + absl::Minutes(1));
  house_.Answer(house_.OfferTo("gap-1", "sub").offer().offer_id(), "sub", false);
  house_.Settle();
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "") << "she may be asked at eight";
  house_.MoveTo(Local("2026-02-03 08:00"));
  EXPECT_THAT(house_.Asked("gap-1"), Contains("ada"));
}

TEST_F(WishesTest, HoursOfTheirOwnHoldAlsoForWhoAgreedToTheNight) {
  OwnQuiet("ada", 22 * 60, 8 * 60);
  OwnQuiet("bo", 0, 0);
  house_.MoveTo(Local("2026-02-03 05:00"));
  house_.OpenGap("gap-1", Local("2026-02-03 12:00"), Local("2026-02-03 20:00"));
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("bo")) << "none are none";
  house_.MoveTo(Local("2026-02-03 08:01"));
  EXPECT_THAT(house_.Asked("gap-1"), Contains("ada"));
}

TEST_F(WishesTest, NoCallReachesIntoHoursOfTheirOwn) {
  auto agreed = house_.state().members().Get(kit::Key(kTenant, "ada"));
  agreed.set_voice_offers(true);
  agreed.set_quiet_start_minute(12 * 60 + 10);
  agreed.set_quiet_end_minute(14 * 60);
  Candidate candidate;
  candidate.member = &agreed;
  candidate.worker = &house_.state().people().WorkerOf(kTenant, "p-ada");
  candidate.profile = &house_.state().ProfileOf(kTenant, agreed.employment(), {});
  const absl::Time now = house_.now();
  EXPECT_EQ(RingTime(candidate, now + absl::Minutes(10), now), now);
  EXPECT_EQ(RingTime(candidate, now + absl::Minutes(20), now), Local("2026-02-02 14:00"));
}

TEST_F(WishesTest, OwnHoursMayGoOverMidnightAndAreNoneIfTheyAreEmpty) {
  v1::MemberRow member;
  EXPECT_FALSE(InOwnQuiet(member, Local("2026-02-02 23:00")));
  member.set_quiet_start_minute(22 * 60);
  member.set_quiet_end_minute(7 * 60);
  EXPECT_TRUE(InOwnQuiet(member, Local("2026-02-02 22:00")));
  EXPECT_TRUE(InOwnQuiet(member, Local("2026-02-03 06:59")));
  EXPECT_FALSE(InOwnQuiet(member, Local("2026-02-03 07:00"))) << "up to, and not including";
  EXPECT_EQ(OwnQuietEnd(member, Local("2026-02-02 23:00")), Local("2026-02-03 07:00"));
  member.set_quiet_end_minute(22 * 60);
  EXPECT_FALSE(InOwnQuiet(member, Local("2026-02-02 22:00")));
}

TEST_F(WishesTest, OwnHoursThatEndInTheHourThatComesTwiceEndInEitherOfThem) {
  v1::MemberRow member;
  member.set_quiet_start_minute(22 * 60);
  member.set_quiet_end_minute(2 * 60 + 30);
  const absl::Time first = Local("2026-10-25 01:59") + absl::Minutes(31);  // 02:30, summer time
  EXPECT_EQ(OwnQuietEnd(member, first - absl::Minutes(15)), first);
  const absl::Time again = first + absl::Hours(1);  // 02:30, winter time
  EXPECT_TRUE(InOwnQuiet(member, again - absl::Minutes(15)));
  EXPECT_EQ(OwnQuietEnd(member, again - absl::Minutes(15)), again) << "not a day later";
  member.set_quiet_start_minute(2 * 60 + 30);
  member.set_quiet_end_minute(7 * 60);
  EXPECT_EQ(OwnQuietStart(member, again - absl::Minutes(15)), again);
}

}  // namespace
}  // namespace vagtbro::pool
