// Sessions as histories: who signed in, what they did, and when they are out again.
#include <gtest/gtest.h>

#include "gateway/session/rate_limit.h"
#include "gateway/session/same_site.h"
#include "gateway/session/session_book.h"

namespace vagtbro::gateway {
namespace {

const absl::Time kMorning = absl::FromCivil(absl::CivilHour(2026, 11, 22, 5), absl::UTCTimeZone());
const absl::Duration kInstant = absl::Nanoseconds(1);

class Notes final : public SessionLog {
 public:
  void Began(const Session& session) override { began.push_back(session); }
  void Seen(const Session& session) override { seen.push_back(session.seen_time); }
  void Ended(const std::string& key, v1::SessionEndCause cause) override {
    ended.emplace_back(key, cause);
  }
  std::vector<Session> began;
  std::vector<absl::Time> seen;
  std::vector<std::pair<std::string, v1::SessionEndCause>> ended;
};

struct SessionBookTest : ::testing::Test {
  std::string SignIn(const std::string& account, absl::Time now = kMorning) {
    Session session;
    session.account_key = account;
    session.employment_id = "emp-" + account;
    return book.Begin(session, now);
  }
  Notes notes;
  SessionBook book{notes};
};

TEST_F(SessionBookTest, TheCookieOpensTheSessionAndTheKeyDoesNot) {
  const std::string cookie = SignIn("ada");
  ASSERT_EQ(notes.began.size(), 1u);
  EXPECT_EQ(book.Enter(cookie, kMorning)->employment_id, "emp-ada");
  EXPECT_FALSE(book.Enter(notes.began[0].key, kMorning));
  EXPECT_EQ(notes.began[0].key.find(cookie), std::string::npos);
}

TEST_F(SessionBookTest, NobodyIsLeftSignedInForHalfAnHourWithoutUse) {
  const std::string ada = SignIn("ada");
  const std::string bo = SignIn("bo");
  EXPECT_TRUE(book.Enter(ada, kMorning + kIdle - kInstant));
  EXPECT_FALSE(book.Enter(bo, kMorning + kIdle));
  EXPECT_EQ(notes.ended.back().second, v1::SESSION_END_CAUSE_IDLE);
}

TEST_F(SessionBookTest, ALookIsNoUse) {
  const std::string cookie = SignIn("ada");
  EXPECT_TRUE(book.Look(cookie, kMorning + kIdle - kInstant));
  EXPECT_FALSE(book.Look(cookie, kMorning + kIdle));
}

TEST_F(SessionBookTest, NoSessionOutlivesTwelveHoursHoweverBusyItIs) {
  const std::string cookie = SignIn("ada");
  absl::Time now = kMorning;
  for (; now < kMorning + kOldest; now += absl::Minutes(20)) {
    ASSERT_TRUE(book.Enter(cookie, now)) << now;
  }
  EXPECT_TRUE(book.Enter(cookie, kMorning + kOldest - kInstant));
  EXPECT_FALSE(book.Enter(cookie, kMorning + kOldest));
  EXPECT_EQ(notes.ended.back().second, v1::SESSION_END_CAUSE_OLD);
}

TEST_F(SessionBookTest, UseIsWrittenDownEveryFiveMinutesAndNotWithEachRequest) {
  const std::string cookie = SignIn("ada");
  for (int second = 0; second < 601; ++second) book.Enter(cookie, kMorning + absl::Seconds(second));
  EXPECT_EQ(notes.seen.size(), 2u);
}

TEST_F(SessionBookTest, SigningOutEndsThisSessionAndEverywhereEndsAllOfThePerson) {
  const std::string desk = SignIn("ada");
  const std::string phone = SignIn("ada");
  const std::string tablet = SignIn("ada");
  const std::string bo = SignIn("bo");
  book.End(HashOf(desk));
  EXPECT_FALSE(book.Enter(desk, kMorning));
  EXPECT_TRUE(book.Enter(phone, kMorning));
  EXPECT_EQ(book.EndAll("ada"), 2u);
  EXPECT_FALSE(book.Enter(phone, kMorning));
  EXPECT_FALSE(book.Enter(tablet, kMorning));
  EXPECT_TRUE(book.Enter(bo, kMorning));
}

TEST_F(SessionBookTest, ASessionIsRestoredAsItWasLastSeen) {
  const std::string cookie = SignIn("ada");
  Notes later;
  SessionBook again(later);
  again.Restore(notes.began[0]);
  EXPECT_TRUE(again.Enter(cookie, kMorning + kIdle - kInstant));
  EXPECT_FALSE(again.Enter(cookie, kMorning + kOldest));
}

TEST_F(SessionBookTest, ASweepForgetsWhatIsOver) {
  SignIn("ada");
  SignIn("bo", kMorning + absl::Minutes(20));
  book.Sweep(kMorning + kIdle);
  EXPECT_EQ(book.size(), 1u);
}

TEST(RateLimitTest, ABurstIsTakenThenOnlyWhatComesIn) {
  RateLimit limit(2, 3);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limit.Take("ada", kMorning), absl::ZeroDuration());
  EXPECT_EQ(limit.Take("ada", kMorning), absl::Milliseconds(500));
  EXPECT_EQ(limit.Take("bo", kMorning), absl::ZeroDuration());
  EXPECT_EQ(limit.Take("ada", kMorning + absl::Milliseconds(500)), absl::ZeroDuration());
  EXPECT_GT(limit.Take("ada", kMorning + absl::Milliseconds(500)), absl::ZeroDuration());
}

TEST(RateLimitTest, NamesAreForgottenWhenTheirBucketIsFullAgain) {
  RateLimit limit(1, 10);
  for (int i = 0; i < 100; ++i) limit.Take(std::to_string(i), kMorning);
  limit.Take("late", kMorning + absl::Seconds(11));
  EXPECT_EQ(limit.size(), 1u);
}

Request With(const Headers& headers) {
  Request request;
  request.headers = headers;
  request.headers.emplace_back("host", "vagt.legeby.dk");
  return request;
}

TEST(SameSiteTest, OnlyPagesOfOursMaySendTheCookieWithAnAct) {
  const std::string origin = "https://vagt.legeby.dk";
  const std::string csrf = CsrfOf("cookie");
  EXPECT_TRUE(FromOurPage(With({{"sec-fetch-site", "same-origin"}}), origin, csrf));
  EXPECT_TRUE(FromOurPage(With({{"origin", origin}}), origin, csrf));
  EXPECT_TRUE(FromOurPage(With({{"x-vagtbro-csrf", csrf}}), origin, csrf));
  EXPECT_TRUE(FromOurPage(With({{"origin", origin}}), "", csrf));

  EXPECT_FALSE(FromOurPage(With({}), origin, csrf));
  EXPECT_FALSE(FromOurPage(With({{"x-vagtbro-csrf", "guess"}}), origin, csrf));
  EXPECT_FALSE(FromOurPage(With({{"x-vagtbro-csrf", ""}}), origin, ""));
  EXPECT_FALSE(FromOurPage(With({{"origin", "https://evil.example"}}), origin, csrf));
  EXPECT_FALSE(FromOurPage(With({{"origin", "null"}}), "", csrf));
  for (const char* site : {"cross-site", "same-site", "none"}) {
    EXPECT_FALSE(FromOurPage(With({{"sec-fetch-site", site}, {"origin", origin}}), origin, csrf));
  }
}

}  // namespace
}  // namespace vagtbro::gateway
