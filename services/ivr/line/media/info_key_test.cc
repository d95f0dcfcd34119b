#include "ivr/line/media/info_key.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace vagtbro::ivr {
namespace {

TEST(KeyInInfo, ReadsTheWaysThatExchangesWriteIt) {
  EXPECT_EQ(KeyInInfo("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n"), '5');
  EXPECT_EQ(KeyInInfo("application/dtmf-relay", "Duration=160\nsignal = 11"), '#');
  EXPECT_EQ(KeyInInfo("Application/DTMF-Relay", "SIGNAL=*\r\n"), '*');
  EXPECT_EQ(KeyInInfo("application/dtmf", " 7 \r\n"), '7');
  EXPECT_EQ(KeyInInfo("application/dtmf", "10"), '*');
}

TEST(KeyInInfo, IsAbsentForAnythingElse) {
  EXPECT_FALSE(KeyInInfo("text/plain", "Signal=5"));
  EXPECT_FALSE(KeyInInfo("application/dtmf-relay", ""));
  EXPECT_FALSE(KeyInInfo("application/dtmf-relay", "Signal="));
  EXPECT_FALSE(KeyInInfo("application/dtmf-relay", "Signal=55"));
  EXPECT_FALSE(KeyInInfo("application/dtmf-relay", "Signal=A"));
  EXPECT_FALSE(KeyInInfo("application/dtmf", "Signal=5"));
}

TEST(KeyInInfo, TakesAnyBytes) {
  std::mt19937 random(4);
  const std::string seed = "Signal=5\r\nDuration=160\r\n";
  for (int round = 0; round < 20000; ++round) {
    std::string body = seed;
    for (int change = 0; change < 4; ++change) {
      const std::size_t at = random() % (body.size() + 1);
      if (random() % 2 == 0) {
        body.insert(at, 1, static_cast<char>(random() % 256));
      } else {
        body.erase(at, 1 + random() % 3);
      }
    }
    const auto key = KeyInInfo("application/dtmf-relay", body);
    EXPECT_NE(std::string("0123456789*#").find(key.value_or('0')), std::string::npos);
  }
}

}  // namespace
}  // namespace vagtbro::ivr
