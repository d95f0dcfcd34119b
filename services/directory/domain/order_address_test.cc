#include "directory/domain/order_address.h"

#include <gtest/gtest.h>

namespace vagtbro::directory {
namespace {

TEST(OrderAddressTest, OrdersGoOverTlsOrStayInTheHouse) {
  EXPECT_TRUE(IsOrderUrl("https://vikar.example.dk/orders?desk=1"));
  EXPECT_TRUE(IsOrderUrl("http://127.0.0.1:7050/agency"));
  EXPECT_TRUE(IsOrderUrl("http://carrier:7050/agency"));
  EXPECT_FALSE(IsOrderUrl("http://vikar.example.dk/orders"));
  EXPECT_FALSE(IsOrderUrl("http://127.0.0.1.example.dk/orders"));
  EXPECT_FALSE(IsOrderUrl("https://vikar.example.dk/a b"));
  EXPECT_FALSE(IsOrderUrl("https://user@vikar.example.dk/"));
  EXPECT_FALSE(IsOrderUrl("ftp://vikar.example.dk/"));
  EXPECT_FALSE(IsOrderUrl(""));
}

TEST(OrderAddressTest, AnEmailAddressHoldsNothingThatCouldBecomeAHeader) {
  EXPECT_TRUE(IsOrderEmail("vagt+nat@vikar.example.dk"));
  EXPECT_FALSE(IsOrderEmail("vagt@vikar.example.dk\r\nBcc: x@y.dk"));
  EXPECT_FALSE(IsOrderEmail("vagt@localhost"));
  EXPECT_FALSE(IsOrderEmail("Vagt <vagt@vikar.example.dk>"));
}

}  // namespace
}  // namespace vagtbro::directory
