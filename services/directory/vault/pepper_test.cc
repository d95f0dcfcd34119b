// The pepper: made once, for its owner alone, and nothing is told without it.
#include "directory/vault/pepper.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "kit/testing/temp_folder.h"

namespace vagtbro::directory {
namespace {

TEST(PepperTest, ItIsMadeOnceAndReadableByItsOwnerAlone) {
  const kit::TempFolder folder;
  const auto first = Pepper::Open(folder.path());
  const auto second = Pepper::Open(folder.path());
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_EQ(first->OfPin("4817"), second->OfPin("4817"));
  struct stat file {};
  ASSERT_EQ(::stat((folder.path() + "/pepper.key").c_str(), &file), 0);
  EXPECT_EQ(file.st_mode & 0777u, 0600u);
  EXPECT_EQ(file.st_size, 32);
}

TEST(PepperTest, AKeyThatIsNoneIsNotReplaced) {
  const kit::TempFolder folder;
  std::ofstream(folder.path() + "/pepper.key") << "short";
  EXPECT_EQ(Pepper::Open(folder.path()).status().code(), absl::StatusCode::kDataLoss);
}

TEST(PepperTest, AKeyThatIsGoneIsNotReplacedWhileHashesNeedIt) {
  const kit::TempFolder folder;
  const absl::Status refused = Pepper::Open(folder.path(), /*in_use=*/true).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kDataLoss);
  EXPECT_NE(refused.message().find("restore it"), std::string::npos);
  ASSERT_TRUE(Pepper::Open(folder.path()).ok());
  EXPECT_TRUE(Pepper::Open(folder.path(), /*in_use=*/true).ok());
}

TEST(PepperTest, AnotherKeyTellsAnotherStory) {
  const Pepper ours = Pepper::FromSeed("ours");
  EXPECT_NE(ours.OfPin("4817"), Pepper::FromSeed("theirs").OfPin("4817"));
  EXPECT_NE(ours.OfPin("4817"), ours.OfPin("4818"));
}

TEST(PepperTest, OneNumberIsOneCallerHoweverItIsWritten) {
  const Pepper pepper = Pepper::FromSeed("x");
  EXPECT_EQ(pepper.OfCaller("+45 20 12 34 56"), pepper.OfCaller("004520123456"));
  EXPECT_NE(pepper.OfCaller("+4520123456"), pepper.OfCaller("+4520123457"));
  EXPECT_EQ(pepper.OfCaller("").size(), 32u);
}

TEST(PepperTest, AllWhoAreWithheldAreOne) {
  const Pepper pepper = Pepper::FromSeed("x");
  EXPECT_EQ(pepper.OfCaller(""), pepper.OfCaller("anonymous"));
  EXPECT_EQ(pepper.OfCaller(""), pepper.OfCaller("unknown"));
}

}  // namespace
}  // namespace vagtbro::directory
