// The scenarios of every line, here with sipp as the caller and single keys by INFO: registered the
// same, and ended the same. What is heard word for word is in scenario_test, on the frames.
#include "ivr/testing/scenarios.h"

#include <sstream>

#include "ivr/testing/sip_line_fixture.h"
#include "ivr/testing/sipp_call.h"

namespace vagtbro::ivr {
namespace {

// Those that neither wait for a time of the telephone nor hang up within it.
std::vector<Scenario> Quick() {
  std::vector<Scenario> quick;
  for (const Scenario& scenario : Scenarios()) {
    const bool waits = scenario.script.find('-') != std::string::npos ||
                       scenario.script.find('#') == std::string::npos;
    const bool transfers = scenario.outcome == Outcome::kHelped && scenario.changes.empty();
    if (!waits && !transfers && !scenario.hangs_up_during) quick.push_back(scenario);
  }
  return quick;
}

class SipScenarioTest : public SipLineTest, public ::testing::WithParamInterface<Scenario> {};

TEST_P(SipScenarioTest, IsRegisteredAlike) {
  const Scenario& scenario = GetParam();
  House house;
  house.desk_number = "+4587123456";
  if (scenario.given) scenario.given(house, services_.backend());
  if (services_.backend().absence.away) services_.backend().absence.end = clock_.Now();
  SippCall call("8 96", ear_.port());
  call.Invite().ExpectPickUp().Ack().Pause(100);
  std::istringstream words(scenario.script);
  // Who asks for an offer hears its time and place out.
  for (std::string word; words >> word;) call.KeyByInfo(word).Pause(word == "5" ? 1000 : 100);
  // Who is led to a human is hung up on; the others hang up.
  if (scenario.outcome == Outcome::kHelped) {
    call.ExpectRequest("BYE", "200 OK");
  } else {
    call.Pause(200).Bye();
  }
  auto line = SipLine::Start(
      settings_,
      [&](const CallStart& start) { return std::make_unique<Inbound>(house, start.facts); },
      services_, clock_, metrics_);
  ASSERT_TRUE(line.ok()) << line.status();
  EXPECT_EQ(call.Run((*line)->port()), 0);
  EXPECT_EQ(services_.Outcomes(1), std::vector<Outcome>{scenario.outcome});
  EXPECT_EQ(Changes(services_.backend()), scenario.changes);
  EXPECT_EQ(ear_.Heard().rfind("greeting", 0), 0u);
}

INSTANTIATE_TEST_SUITE_P(Sipp, SipScenarioTest, ::testing::ValuesIn(Quick()),
                         [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace vagtbro::ivr
