#include "notifications/api/list_messages.h"

#include "kit/rpc/refusal.h"
#include "notifications/testing/house.h"

namespace vagtbro::notifications {
namespace {

class ListMessagesTest : public House<InMemory> {
 protected:
  v1::ListMessagesResponse Lists(const v1::ListMessagesRequest& request) {
    v1::ListMessagesResponse response;
    EXPECT_TRUE(ListMessages(*state, request, &response).ok());
    return response;
  }
};

TEST_F(ListMessagesTest, PagesRunFromTheNewestToTheOldest) {
  for (int i = 0; i < 12; ++i) {
    HearsOffer("offer-" + std::to_string(i), i % 2 == 0 ? "ada" : "bo", "4821");
  }
  v1::ListMessagesRequest request;
  request.set_tenant_id(kTenant);
  request.set_page_size(5);
  std::vector<std::string> offers;
  do {
    const v1::ListMessagesResponse page = Lists(request);
    for (const v1::Message& message : page.messages()) {
      offers.push_back(message.message().cause_id());
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  ASSERT_EQ(offers.size(), 12u);
  EXPECT_EQ(offers.front(), "offer-11");
  EXPECT_EQ(offers.back(), "offer-0");
}

TEST_F(ListMessagesTest, OnlyWhatIsAskedForAndOnlyOfTheTenant) {
  HearsOffer("offer-1", "ada", "4821");
  HearsOffer("offer-2", "bo", "4822");
  v1::ListMessagesRequest request;
  request.set_tenant_id(kTenant);
  request.set_employment_id("bo");
  ASSERT_EQ(Lists(request).messages_size(), 1);
  EXPECT_EQ(Lists(request).messages(0).message().cause_id(), "offer-2");
  request.set_cause_id("offer-1");
  EXPECT_EQ(Lists(request).messages_size(), 0);
  request.Clear();
  request.set_tenant_id("nabokommune");
  EXPECT_EQ(Lists(request).messages_size(), 0);
}

TEST_F(ListMessagesTest, AForeignPageTokenIsMalformed) {
  v1::ListMessagesRequest request;
  request.set_tenant_id(kTenant);
  request.set_page_token("abc");
  v1::ListMessagesResponse response;
  EXPECT_EQ(kit::ReasonOf(ListMessages(*state, request, &response)), "MALFORMED_FIELD");
}

}  // namespace
}  // namespace vagtbro::notifications
