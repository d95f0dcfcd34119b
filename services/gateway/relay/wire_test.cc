// The words of the dialects: what is read, and what is refused.
#include "gateway/relay/wire.h"

#include <gtest/gtest.h>

#include "gateway/relay/metadata.h"

namespace vagtbro::gateway {
namespace {

TEST(WireTest, TimeoutsAreReadOrRefused) {
  EXPECT_EQ(GrpcTimeout("250m"), absl::Milliseconds(250));
  EXPECT_EQ(GrpcTimeout("2H"), absl::Hours(2));
  EXPECT_EQ(GrpcTimeout("99999999n"), absl::Nanoseconds(99999999));
  for (const char* bad : {"", "S", "1", "-1S", "1.5S", "123456789S", "1s", " 1S"}) {
    EXPECT_FALSE(GrpcTimeout(bad)) << bad;
  }
  EXPECT_EQ(ConnectTimeout("1500"), absl::Milliseconds(1500));
  for (const char* bad : {"", "1S", "12345678901"}) EXPECT_FALSE(ConnectTimeout(bad)) << bad;
}

TEST(WireTest, FramesAreOfOneMessageAndNothingElse) {
  EXPECT_EQ(OneMessage(Frame("abc")), "abc");
  EXPECT_EQ(OneMessage(Frame("")), "");
  EXPECT_EQ(Frame("abc"), std::string("\0\0\0\0\x03", 5) + "abc");
  EXPECT_FALSE(OneMessage(Frame("abc") + "x"));
  EXPECT_FALSE(OneMessage(Frame("abc").substr(0, 6)));
  EXPECT_FALSE(OneMessage(std::string("\x80\0\0\0\0", 5)));
}

TEST(MetadataTest, OnlyNamesOnTheListGoIn) {
  const Headers headers = {{"x-vagtbro-principal", "a"}, {"cookie", "sid=1"}, {"te", "trailers"},
                           {"grpc-timeout", "1S"},       {"host", "h"},       {"traceparent", "t"},
                           {"x-request-id", "line\nend"}};
  EXPECT_EQ(Inward(headers), (Metadata{{"traceparent", "t"}}));
}

TEST(MetadataTest, APurposeIsACode) {
  Request request;
  request.headers = {{"x-vagtbro-purpose", "plan-cover"}};
  EXPECT_EQ(PurposeOf(request), "plan-cover");
  for (const std::string& bad : {std::string("she has the flu"), std::string(41, 'a')}) {
    request.headers = {{"x-vagtbro-purpose", bad}};
    EXPECT_EQ(PurposeOf(request), "");
  }
}

}  // namespace
}  // namespace vagtbro::gateway
