#include "notifications/effects/address_key.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

namespace vagtbro::notifications {
namespace {

std::string Folder() {
  std::string folder = testing::TempDir() + "addressXXXXXX";
  EXPECT_NE(mkdtemp(folder.data()), nullptr);
  return folder;
}

TEST(AddressKeyTest, OneNumberHasOneHashHoweverItIsWritten) {
  const AddressKey key = AddressKey::FromSeed("a");
  EXPECT_EQ(key.Hash("+45 20 12 34 56"), key.Hash("4520123456"));
  EXPECT_EQ(key.Hash("004520123456"), key.Hash("4520123456"));
  EXPECT_NE(key.Hash("4520123457"), key.Hash("4520123456"));
  EXPECT_EQ(key.Hash("4520123456").size(), 32u);
}

TEST(AddressKeyTest, WithoutTheKeyTheHashSaysNothing) {
  EXPECT_NE(AddressKey::FromSeed("a").Hash("4520123456"),
            AddressKey::FromSeed("b").Hash("4520123456"));
}

TEST(AddressKeyTest, TheKeyStaysAndIsForItsOwnerAlone) {
  const std::string folder = Folder();
  const auto first = AddressKey::Open(folder);
  const auto again = AddressKey::Open(folder);
  ASSERT_TRUE(first.ok() && again.ok());
  EXPECT_EQ(first->Hash("4520123456"), again->Hash("4520123456"));
  struct stat file {};
  ASSERT_EQ(::stat((folder + "/address.key").c_str(), &file), 0);
  EXPECT_EQ(file.st_mode & 0777, 0600u);
}

TEST(AddressKeyTest, ADamagedKeyIsNotReplaced) {
  const std::string folder = Folder();
  std::ofstream(folder + "/address.key") << "short";
  EXPECT_EQ(AddressKey::Open(folder).status().code(), absl::StatusCode::kDataLoss);
}

TEST(AddressKeyTest, AReferenceNamesItsMessageInThisInstallationOnly) {
  const AddressKey key = AddressKey::FromSeed("a");
  const std::string reference = key.Reference("legeby/msg-1");
  EXPECT_EQ(key.MessageOf(reference), "legeby/msg-1");
  EXPECT_EQ(AddressKey::FromSeed("b").MessageOf(reference), std::nullopt);
}

}  // namespace
}  // namespace vagtbro::notifications
