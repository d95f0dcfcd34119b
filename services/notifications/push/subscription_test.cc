// Where a browser may be pushed to: https, at a push service that is known, and nowhere else.
#include "notifications/push/subscription.h"

#include <gtest/gtest.h>

namespace vagtbro::notifications {
namespace {

const PushHosts kHosts("fcm.googleapis.com, push.apple.com,127.0.0.1:8443");

TEST(SubscriptionTest, AKnownPushServiceIsKnownByTheEndOfItsHost) {
  EXPECT_TRUE(kHosts.Knows("https://fcm.googleapis.com/fcm/send/abc:def"));
  EXPECT_TRUE(kHosts.Knows("https://web.push.apple.com/QA"));
  EXPECT_TRUE(kHosts.Knows("https://127.0.0.1:8443/push"));
}

TEST(SubscriptionTest, NobodyMakesThisHouseCallAnAddressOfTheirChoice) {
  for (const char* url :
       {"http://fcm.googleapis.com/x", "https://notpush.apple.com/x", "https://push.apple.com.dk/x",
        "https://push.apple.com@10.0.0.1/x", "https://10.0.0.1/push.apple.com",
        "https://10.0.0.1#.push.apple.com", "https://10.0.0.1\\.push.apple.com/",
        "https://10.0.0.1?.push.apple.com", "https://127.0.0.1:8444/push", "https://127.0.0.1/push",
        "https://push.apple.com:22/", "https://push.apple.com/\r\nHost: a", "https:///x",
        "file:///", "https://PUSH.apple.com/x", "", "https://"}) {
    EXPECT_FALSE(kHosts.Knows(url)) << url;
  }
  EXPECT_FALSE(kHosts.Knows("https://push.apple.com/" + std::string(3000, 'x')));
  EXPECT_FALSE(PushHosts("").Knows("https://push.apple.com/x"));
}

TEST(SubscriptionTest, TheOriginIsWhatATokenIsFor) {
  EXPECT_EQ(OriginOf("https://web.push.apple.com/QA/x?y=1"), "https://web.push.apple.com");
  EXPECT_EQ(OriginOf("https://127.0.0.1:8443"), "https://127.0.0.1:8443");
  EXPECT_EQ(HostOf("https://web.push.apple.com/QA"), "web.push.apple.com");
}

}  // namespace
}  // namespace vagtbro::notifications
