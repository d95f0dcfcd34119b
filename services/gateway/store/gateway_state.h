// What the gateway knows over a restart: the sessions that are open. Looks at people stay in the
// journal alone, where api/list_access.h reads them.
//
// Shape:   rows keyed "<tenant>/<session key>"; a session that is over has none.
// Threads: the owner thread of the journal only.
#pragma once

#include "gateway/session/session.h"
#include "kit/journal/commit.h"
#include "kit/journal/event_switch.h"
#include "kit/journal/state.h"
#include "vagtbro/gateway/v1/gateway_facts.pb.h"

namespace vagtbro::gateway {

class GatewayState final : public kit::State {
 public:
  GatewayState();
  bool Apply(const kit::Envelope& event) override;

  // Those that were open when they were last seen; some may be over by now.
  std::vector<Session> Sessions() const;

 private:
  kit::Table<v1::SessionRow> sessions_{tables(), "session"};
  kit::EventSwitch<> events_;
};

// What is done when a session reaches the age that none outlives.
void OnAlarm(kit::Commit& commit, const kit::Alarm& alarm);

}  // namespace vagtbro::gateway
