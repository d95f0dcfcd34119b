// By what a push service knows this house: a token of our key, for it alone, for half a day.
#include "notifications/push/vapid.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "notifications/push/base64url.h"

namespace vagtbro::notifications {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1770000000);

struct Word {
  std::string covered;
  std::string signature;
  nlohmann::json claims;
  std::string key;
};

Word Read(const std::string& header) {
  const size_t token = header.find("t=") + 2;
  const size_t end = header.find(", k=");
  const std::string jwt = header.substr(token, end - token);
  const size_t dot = jwt.rfind('.');
  const size_t first = jwt.find('.');
  return {jwt.substr(0, dot), FromBase64Url(jwt.substr(dot + 1)).value(),
          nlohmann::json::parse(FromBase64Url(jwt.substr(first + 1, dot - first - 1)).value()),
          FromBase64Url(header.substr(end + 4)).value()};
}

TEST(VapidTest, TheTokenIsSignedWithTheKeyThatBrowsersKnow) {
  const auto vapid = Vapid::Make(kit::KeyFromSeed("push"), "mailto:drift@example.dk");
  ASSERT_TRUE(vapid.ok());
  const std::string header = vapid->Authorization("https://fcm.googleapis.com", kNow);
  EXPECT_EQ(header.rfind("vapid t=", 0), 0u);
  const Word word = Read(header);
  EXPECT_EQ(ToBase64Url(word.key), vapid->public_key());
  EXPECT_TRUE(VerifyEs256(word.key, word.covered, word.signature));
  EXPECT_FALSE(VerifyEs256(word.key, word.covered + "x", word.signature));
  EXPECT_FALSE(VerifyEs256(P256Key::Generate().public_key(), word.covered, word.signature));
  EXPECT_EQ(word.claims["aud"], "https://fcm.googleapis.com");
  EXPECT_EQ(word.claims["sub"], "mailto:drift@example.dk");
  const int64_t life = word.claims["exp"].get<int64_t>() - absl::ToUnixSeconds(kNow);
  EXPECT_GT(life, 0);
  EXPECT_LE(life, 24 * 3600) << "a push service refuses more";
}

TEST(VapidTest, TheSameFileIsTheSameKeyAndNoContactIsNoClaim) {
  const auto one = Vapid::Make(kit::KeyFromSeed("push"), "");
  EXPECT_EQ(one->public_key(), Vapid::Make(kit::KeyFromSeed("push"), "")->public_key());
  EXPECT_NE(one->public_key(), Vapid::Make(kit::KeyFromSeed("other"), "")->public_key());
  EXPECT_FALSE(Read(one->Authorization("https://a.dk", kNow)).claims.contains("sub"));
  kit::SecretKey none{};
  EXPECT_EQ(Vapid::Make(none, "").status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace vagtbro::notifications
