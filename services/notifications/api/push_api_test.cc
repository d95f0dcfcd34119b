// A person's browsers: who may be pushed to, how many, and that they can be switched off again.
#include "notifications/api/push_api.h"

#include "kit/rpc/refusal.h"
#include "kit/rpc/request.h"
#include "notifications/push/base64url.h"
#include "notifications/testing/house.h"

namespace vagtbro::notifications {
namespace {

class PushApiTest : public House<InMemory> {
 protected:
  v1::RegisterPushRequest Request(const std::string& who, const std::string& browser) {
    v1::RegisterPushRequest request;
    request.set_tenant_id(kTenant);
    request.set_request_id("request-" + std::to_string(++requests_));
    request.set_employment_id(who);
    request.set_endpoint("https://web.push.apple.com/" + browser);
    request.set_p256dh(ToBase64Url(P256Key::Generate().public_key()));
    request.set_auth(ToBase64Url("0123456789abcdef"));
    return request;
  }
  absl::Status Registers(const v1::RegisterPushRequest& request, bool on = true) {
    return kit::RunMutation<v1::RegisterPushRequest, v1::RegisterPushResponse>(
        *journal, "RegisterPush", request, &response_,
        [this, on](kit::Commit& commit, const auto& asked, auto* reply) {
          return RegisterPush(*state, on ? &house_ : nullptr, commit, asked, reply);
        });
  }
  std::string Registered(const std::string& who, const std::string& browser) {
    const absl::Status status = Registers(Request(who, browser));
    EXPECT_TRUE(status.ok()) << status;
    return response_.push_id();
  }
  void Removes(const std::string& who, const std::string& push_id) {
    v1::RemovePushRequest request;
    request.set_tenant_id(kTenant);
    request.set_request_id("request-" + std::to_string(++requests_));
    request.set_employment_id(who);
    request.set_push_id(push_id);
    v1::RemovePushResponse response;
    const absl::Status status = kit::RunMutation<v1::RemovePushRequest, v1::RemovePushResponse>(
        *journal, "RemovePush", request, &response,
        [this](kit::Commit& commit, const auto& asked, auto*) {
          return RemovePush(*state, commit, asked);
        });
    EXPECT_TRUE(status.ok()) << status;
  }
  std::vector<std::string> ListOf(const std::string& who) {
    v1::ListPushRequest request;
    request.set_tenant_id(kTenant);
    request.set_employment_id(who);
    v1::ListPushResponse response;
    EXPECT_TRUE(ListPush(*state, request, &response).ok());
    std::vector<std::string> ids;
    for (const auto& device : response.devices()) {
      EXPECT_EQ(device.host(), "web.push.apple.com");
      EXPECT_TRUE(device.has_register_time());
      ids.push_back(device.push_id());
    }
    return ids;
  }
  using Ids = std::vector<std::string>;

  int requests_ = 0;
  MemoryPushBook book_;
  PushHouse house_{book_, key, PushHosts("push.apple.com"), "our-key"};
  v1::RegisterPushResponse response_;
};

TEST_F(PushApiTest, TheSameBrowserAgainIsTheSameWithItsNewKeys) {
  const std::string first = Registered("ada", "telephone");
  const auto again = Request("ada", "telephone");
  ASSERT_TRUE(Registers(again).ok());
  EXPECT_EQ(response_.push_id(), first);
  EXPECT_EQ(ListOf("ada"), Ids{first});
  EXPECT_EQ(ToBase64Url(book_.Find(first)->keys.p256dh), again.p256dh());
}

TEST_F(PushApiTest, ARetryIsAnsweredAsTheFirstTime) {
  const auto request = Request("ada", "telephone");
  ASSERT_TRUE(Registers(request).ok());
  const std::string first = response_.push_id();
  ASSERT_TRUE(Registers(request).ok());
  EXPECT_EQ(response_.push_id(), first);
}

TEST_F(PushApiTest, ASharedBrowserBelongsToWhoeverSignedInThereLast) {
  Registered("ada", "office");
  const std::string bos = Registered("bo", "office");
  EXPECT_EQ(ListOf("ada"), Ids{});
  EXPECT_EQ(ListOf("bo"), Ids{bos});
}

TEST_F(PushApiTest, TheEleventhTakesThePlaceOfTheOldest) {
  Ids ids;
  for (int i = 0; i < 11; ++i) ids.push_back(Registered("ada", "b" + std::to_string(i)));
  ids.erase(ids.begin());
  EXPECT_EQ(ListOf("ada"), ids);
}

TEST_F(PushApiTest, OneOrAllAreForgottenAndOnlyOnesOwn) {
  const std::string first = Registered("ada", "telephone");
  const std::string second = Registered("ada", "computer");
  const std::string bos = Registered("bo", "bos");
  Removes("ada", bos);
  Removes("ada", "push-of-nobody");
  EXPECT_EQ(ListOf("bo"), Ids{bos});
  Removes("ada", first);
  EXPECT_EQ(ListOf("ada"), Ids{second});
  Removes("ada", "");
  EXPECT_EQ(ListOf("ada"), Ids{});
  Removes("ada", "");
}

TEST_F(PushApiTest, WhatIsNoSubscriptionIsRefusedWithItsField) {
  const auto refused = [&](const std::function<void(v1::RegisterPushRequest&)>& spoil) {
    auto request = Request("ada", "telephone");
    spoil(request);
    const absl::Status status = Registers(request);
    EXPECT_TRUE(absl::IsInvalidArgument(status)) << status;
    return std::string(status.message()).substr(0, status.message().find(':'));
  };
  EXPECT_EQ(refused([](auto& request) { request.set_employment_id(""); }), "employment_id");
  EXPECT_EQ(refused([](auto& request) { request.set_endpoint("http://web.push.apple.com/x"); }),
            "endpoint");
  EXPECT_EQ(refused([](auto& request) { request.set_p256dh("AAAA"); }), "p256dh");
  EXPECT_EQ(refused([](auto& request) { request.set_auth(ToBase64Url("short")); }), "auth");
  EXPECT_EQ(book_.size(), 0u);
}

TEST_F(PushApiTest, AStrangePushServiceIsRefused) {
  auto request = Request("ada", "telephone");
  request.set_endpoint("https://10.0.0.1/collect");
  EXPECT_EQ(kit::ReasonOf(Registers(request)), "UNKNOWN_PUSH_HOST");
}

TEST_F(PushApiTest, SwitchedOffItSaysSoAndRemovingStillWorks) {
  const std::string first = Registered("ada", "telephone");
  EXPECT_EQ(kit::ReasonOf(Registers(Request("ada", "computer"), false)), "PUSH_OFF");
  v1::GetPushKeyResponse key_response;
  EXPECT_EQ(kit::ReasonOf(GetPushKey(nullptr, &key_response)), "PUSH_OFF");
  ASSERT_TRUE(GetPushKey(&house_, &key_response).ok());
  EXPECT_EQ(key_response.public_key(), "our-key");
  Removes("ada", first);
  EXPECT_EQ(ListOf("ada"), Ids{});
}

}  // namespace
}  // namespace vagtbro::notifications
