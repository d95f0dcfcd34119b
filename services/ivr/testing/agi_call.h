// AgiCall: Eva's call over FastAGI, without a network.
#pragma once

#include <memory>
#include <string>

#include "ivr/call/call_run.h"
#include "ivr/line/agi/agi_line.h"
#include "ivr/testing/asterisk.h"
#include "ivr/testing/inbound_call.h"

namespace vagtbro::ivr {

// Eva's services, behind the port that a call uses.
class EvasServices final : public Backend {
 public:
  explicit EvasServices(FakeBackend& fake) : fake_(fake) {}
  Reply Do(const Wish& wish, const std::string&) override { return fake_.Answer(wish); }

 private:
  FakeBackend& fake_;
};

class AgiCall : public InboundCall {
 protected:
  // A call over the line; what was heard.
  std::string Ring(Asterisk& asterisk, FakeBackend& backend) {
    AsteriskWire wire(asterisk);
    return Ring(wire, asterisk, backend);
  }
  std::string Ring(Wire& wire, const Asterisk& asterisk, FakeBackend& backend) {
    const auto greeting = ReadAgiGreeting(wire);
    EXPECT_TRUE(greeting.has_value());
    EXPECT_EQ(greeting->CallerNumber(), "+4520304050");
    AgiLine line(wire, {"vagtbro", "PJSIP/{number}@trunk"});
    EvasServices services(backend);
    const kit::ManualClock clock(facts_.start_time);
    outcome_ = CallRun({"call-1", ""}, std::make_unique<Inbound>(house_, facts_), line, services,
                       clock, metrics_)
                   .Run();
    return asterisk.heard;
  }

  kit::Metrics metrics_;
  Outcome outcome_ = Outcome::kFailed;
};

}  // namespace vagtbro::ivr
