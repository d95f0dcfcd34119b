// The rules of principal.h: whose word counts, and for how long.
#include "kit/access/principal.h"

#include <gtest/gtest.h>

#include <fstream>

#include "kit/testing/temp_folder.h"

namespace vagtbro::kit {
namespace {

const absl::Time kNow = absl::FromCivil(absl::CivilHour(2026, 11, 22, 5), absl::UTCTimeZone());
const Principal kAda{"legeby", "emp-ada", {"planner", "employee"}, {"unit-1"}, "plan-cover"};

PrincipalVerifier VerifierOf(const PrincipalSigner& signer) {
  return *PrincipalVerifier::FromPublicKey(signer.public_key());
}

TEST(PrincipalTest, AServiceReadsWhatTheGatewaySigned) {
  const auto signer = PrincipalSigner::FromSeed("gateway");
  const auto read = VerifierOf(signer).Verify(signer.Sign(kAda, kNow), kNow);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(*read, kAda);
}

TEST(PrincipalTest, AWordIsGoodForAMinuteAndNotLonger) {
  const auto signer = PrincipalSigner::FromSeed("gateway");
  const std::string token = signer.Sign(kAda, kNow);
  EXPECT_TRUE(VerifierOf(signer).Verify(token, kNow + absl::Seconds(59)).ok());
  EXPECT_EQ(VerifierOf(signer).Verify(token, kNow + kPrincipalLife).status().code(),
            absl::StatusCode::kAborted);
}

TEST(PrincipalTest, NobodyElseCanSign) {
  const auto other = PrincipalSigner::FromSeed("somebody");
  const auto verifier = VerifierOf(PrincipalSigner::FromSeed("gateway"));
  EXPECT_EQ(verifier.Verify(other.Sign(kAda, kNow), kNow).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST(PrincipalTest, AChangedLetterAnywhereIsRefused) {
  const auto signer = PrincipalSigner::FromSeed("gateway");
  const auto verifier = VerifierOf(signer);
  const std::string token = signer.Sign(kAda, kNow);
  for (size_t i = 0; i + 1 < token.size(); ++i) {  // the last letter has bits of no meaning
    std::string changed = token;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(verifier.Verify(changed, kNow).ok()) << i;
  }
}

TEST(PrincipalTest, WhatIsNoTokenIsRefused) {
  const auto verifier = VerifierOf(PrincipalSigner::FromSeed("gateway"));
  for (const std::string& token : {std::string(), std::string("."), std::string("a.b"),
                                   std::string("e30."), std::string(10000, 'A')}) {
    EXPECT_FALSE(verifier.Verify(token, kNow).ok()) << token.substr(0, 10);
  }
  EXPECT_FALSE(PrincipalVerifier::FromPublicKey("AAAA").ok());
}

TEST(PrincipalTest, TheKeyOutlivesTheProcess) {
  const TempFolder folder;
  const std::string path = folder.path() + "/data/principal.key";
  const auto first = PrincipalSigner::Open(path);
  ASSERT_TRUE(first.ok()) << first.status();
  const auto again = PrincipalSigner::Open(path);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(first->public_key(), again->public_key());
}

TEST(PrincipalTest, ADamagedKeyIsNotReplacedInSilence) {
  const TempFolder folder;
  const std::string path = folder.path() + "/principal.key";
  std::ofstream(path) << "short";
  EXPECT_EQ(PrincipalSigner::Open(path).status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace vagtbro::kit
