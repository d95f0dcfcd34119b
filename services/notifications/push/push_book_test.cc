// Where browsers are: on disk before anybody is told, sealed, and gone when it is to be gone.
#include "notifications/push/push_book.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "kit/testing/temp_folder.h"

namespace vagtbro::notifications {
namespace {

const kit::SecretKey kKey = kit::KeyFromSeed("push");
const Subscription kAdas{"https://web.push.apple.com/ada",
                         {std::string(65, 'p'), "0123456789abcdef"}};

class PushBookTest : public testing::Test {
 protected:
  kit::TempFolder folder_;
  const std::string path_ = folder_.path() + "/push";
  FilePushBook book_{path_, kKey};
};

TEST_F(PushBookTest, WhatWasPutIsThereAfterARestart) {
  ASSERT_TRUE(book_.Put("push-1", kAdas).ok());
  const auto found = FilePushBook(path_, kKey).Find("push-1");
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->endpoint, kAdas.endpoint);
  EXPECT_EQ(found->keys.p256dh, kAdas.keys.p256dh);
  EXPECT_EQ(found->keys.auth, kAdas.keys.auth);
  EXPECT_TRUE(absl::IsNotFound(book_.Find("push-2").status()));
}

TEST_F(PushBookTest, WithoutTheKeyAFileSaysNothing) {
  ASSERT_TRUE(book_.Put("push-1", kAdas).ok());
  std::ifstream file(path_ + "/push-1", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_EQ(bytes.find("apple"), std::string::npos);
  EXPECT_TRUE(absl::IsNotFound(FilePushBook(path_, kit::KeyFromSeed("x")).Find("push-1").status()));
  const auto rights = std::filesystem::status(path_ + "/push-1").permissions();
  EXPECT_EQ(rights & (std::filesystem::perms::group_all | std::filesystem::perms::others_all),
            std::filesystem::perms::none);
}

TEST_F(PushBookTest, WhatIsForgottenIsGoneFromTheDisk) {
  ASSERT_TRUE(book_.Put("push-1", kAdas).ok());
  ASSERT_TRUE(book_.Put("push-2", kAdas).ok());
  std::ofstream(path_ + "/push-3.new") << "half written when the power went";
  book_.KeepOnly({"push-2"});
  EXPECT_TRUE(absl::IsNotFound(book_.Find("push-1").status()));
  EXPECT_TRUE(book_.Find("push-2").ok());
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(path_), {}), 1);
}

TEST_F(PushBookTest, ADiskThatDoesNotTakeItSaysSoAndAnEmptyBookIsOne) {
  FilePushBook nowhere("/proc/nowhere/push", kKey);
  EXPECT_TRUE(absl::IsUnavailable(nowhere.Put("push-1", kAdas)));
  nowhere.KeepOnly({});
}

}  // namespace
}  // namespace vagtbro::notifications
