// The same calls on every line: heard the same, and the same is asked of the services.
#include <gtest/gtest.h>

#include "ivr/testing/inbound_call.h"
#include "ivr/testing/rigs.h"
#include "ivr/testing/scenarios.h"

namespace vagtbro::ivr {
namespace {

struct LineRig {
  std::string name;
  Rig rig;
};

class ScenarioTest : public ::testing::TestWithParam<std::tuple<LineRig, Scenario>> {
 protected:
  ScenarioTest() {
    caller_.house.zone = kZone;
    caller_.house.desk_number = "+4587123456";
    caller_.facts.call_id = "call-1";
    caller_.facts.start_time = At(23, 5, 40);
    caller_.script = scenario_.script;
    caller_.hangs_up_during = scenario_.hangs_up_during;
    backend_.shifts = {{At(23, 7), At(23, 15)}, {At(24, 7), At(24, 15)}, {At(26, 23), At(27, 7)}};
    if (scenario_.given) scenario_.given(caller_.house, backend_);
  }
  // What the dialog says to somebody who keys the same without any line.
  std::string Direct(FakeBackend backend) const {
    ScriptedCall direct(std::make_unique<Inbound>(caller_.house, caller_.facts), backend,
                        caller_.facts.start_time);
    direct.hangs_up_during = caller_.hangs_up_during;
    direct.PickUp();
    std::istringstream words(caller_.script);
    for (std::string word; words >> word && !direct.outcome();) {
      if (word.size() > 1 && word.back() == '#') word.pop_back();
      direct.Keys(word);
    }
    std::string heard;
    for (const Turn& turn : direct.turns()) {
      for (const ClipId& clip : turn.say) {
        heard += (heard.empty() ? "" : " ") + (clip.starts_with("da/") ? clip.substr(3) : clip);
      }
    }
    return heard;
  }

  const Scenario scenario_ = std::get<1>(GetParam());
  Caller caller_;
  FakeBackend backend_;
};

// The clips of `wanted` that are not heard in their order.
std::string Missing(const std::string& heard, const std::string& wanted) {
  std::istringstream said(heard);
  std::istringstream missing(wanted);
  for (std::string clip; missing >> clip;) {
    std::string next;
    while (next != clip && said >> next) continue;
    if (next != clip) return clip;
  }
  return "";
}

TEST_P(ScenarioTest, IsHeardAndRegisteredAlike) {
  const std::string direct = Direct(backend_);
  const HeardCall heard = std::get<0>(GetParam()).rig(caller_, backend_);
  EXPECT_EQ(Missing(heard.clips, scenario_.hears), "") << heard.clips;
  EXPECT_EQ(heard.clips, direct);
  EXPECT_EQ(heard.outcome, scenario_.outcome);
  EXPECT_EQ(Changes(backend_), scenario_.changes);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, ScenarioTest,
    ::testing::Combine(::testing::Values(LineRig{"Agi", OverAgi}, LineRig{"Twiml", OverTwiml},
                                         LineRig{"Sip", OverSip}),
                       ::testing::ValuesIn(Scenarios())),
    [](const auto& one) { return std::get<0>(one.param).name + std::get<1>(one.param).name; });

}  // namespace
}  // namespace vagtbro::ivr
