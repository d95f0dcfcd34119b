// One call by a telephone that nobody here has written.
#include "phone/baresip.h"

#include <gtest/gtest.h>

#include "phone/small_line.h"

namespace vagtbro::ivr {
namespace {

TEST(BaresipTest, ASoftphonePhonesInSick) {
  if (!Baresip::Installed()) {
    GTEST_SKIP() << "baresip is not installed: `tools/dev setup` installs baresip-core";
  }
  SmallLine line({});
  Baresip baresip;
  ASSERT_TRUE(baresip.Connect());
  baresip.Command("dial", line.address());
  ASSERT_TRUE(baresip.Says("CALL_ESTABLISHED")) << baresip.said();
  // In a hurry: keys that come while a service works are kept.
  for (const char key : std::string(kSickKeys)) {
    if (key != ' ') baresip.Press(key);
  }
  EXPECT_TRUE(harness::Eventually([&] { return line.SickReports() == 1; })) << baresip.said();
  baresip.Command("hangup", "");
  EXPECT_EQ(line.Outcomes(1), std::vector<Outcome>{Outcome::kReported}) << line.Place();
}

}  // namespace
}  // namespace vagtbro::ivr
