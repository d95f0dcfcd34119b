// What is pushed is for one browser alone: the example of RFC 8291, and what must not open.
#include "notifications/push/message_encryption.h"

#include <gtest/gtest.h>

#include "notifications/push/base64url.h"

namespace vagtbro::notifications {
namespace {

std::string Bytes(const std::string& text) { return FromBase64Url(text).value(); }

const std::string kAuth = Bytes("BTBZMqHH6r4Tts7J_aSIgg");

P256Key Browser() {
  return std::move(*P256Key::FromScalar(Bytes("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")));
}

TEST(MessageEncryptionTest, TheExampleOfTheStandardComesOutByteForByte) {
  const auto ours = P256Key::FromScalar(Bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));
  ASSERT_TRUE(ours.ok());
  const std::string p256dh = Bytes(
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
  EXPECT_EQ(Browser().public_key(), p256dh);
  const auto body = EncryptPushWith("When I grow up, I want to be a watermelon", {p256dh, kAuth},
                                    *ours, Bytes("DGv6ra1nlYgDCS1FRnbzlw"), 0);
  ASSERT_TRUE(body.ok());
  EXPECT_EQ(ToBase64Url(*body),
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
            "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
            "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
  EXPECT_EQ(DecryptPush(*body, Browser(), kAuth).value(),
            "When I grow up, I want to be a watermelon");
}

TEST(MessageEncryptionTest, ABrowserReadsWhatWasMeantForItAndNobodyElseDoes) {
  const PushKeys keys{Browser().public_key(), kAuth};
  const auto body = EncryptPush("hemmeligt", keys);
  ASSERT_TRUE(body.ok());
  EXPECT_EQ(body->find("hemmeligt"), std::string::npos);
  EXPECT_EQ(DecryptPush(*body, Browser(), kAuth).value(), "hemmeligt");
  EXPECT_FALSE(DecryptPush(*body, P256Key::Generate(), kAuth).ok());
  EXPECT_FALSE(DecryptPush(*body, Browser(), std::string(16, 'x')).ok());
  for (size_t at = 0; at < body->size(); ++at) {
    std::string bent = *body;
    bent[at] = static_cast<char>(bent[at] ^ 1);
    // The record size is not covered: it says how long a record may be, and there is one.
    if (at >= 16 && at < 21) continue;
    EXPECT_FALSE(DecryptPush(bent, Browser(), kAuth).ok()) << at;
  }
  EXPECT_FALSE(DecryptPush(body->substr(0, 90), Browser(), kAuth).ok());
}

TEST(MessageEncryptionTest, NoTwoPushesAreAlikeAndAllHaveOneLength) {
  const PushKeys keys{Browser().public_key(), kAuth};
  const std::string first = EncryptPush("ja", keys).value();
  EXPECT_NE(first, EncryptPush("ja", keys).value());
  EXPECT_EQ(first.size(), EncryptPush(std::string(400, 'n'), keys).value().size());
  EXPECT_LE(first.size(), 4096u);
  EXPECT_FALSE(EncryptPush(std::string(513, 'n'), keys).ok());
}

TEST(MessageEncryptionTest, KeysThatAreNoneAreRefused) {
  std::string beside = Browser().public_key();
  beside.back() = static_cast<char>(beside.back() ^ 1);  // a point that is not on the curve
  for (const std::string& bad : {std::string(), std::string(65, '\4'), beside}) {
    EXPECT_FALSE(IsP256PublicKey(bad));
    EXPECT_FALSE(EncryptPush("x", {bad, kAuth}).ok());
  }
  EXPECT_FALSE(EncryptPush("x", {Browser().public_key(), "short"}).ok());
  EXPECT_FALSE(P256Key::FromScalar(std::string(32, '\0')).ok());
  EXPECT_FALSE(P256Key::FromScalar(std::string(32, '\xff')).ok());
}

}  // namespace
}  // namespace vagtbro::notifications
