// What the gateway knows over a restart: the sessions that are open. Looks at people stay in the
// journal alone, where api/list_access.h reads them.
//
// Shape:   rows keyed "<tenant>/<session key>"; a session that is over has none.
// Threads: the owner thread of the journal only.
#pragma once

#include "gateway/calendar/links.h"
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

  // Whose calendar an address opens; from any thread.
  const Links& links() const { return links_; }
  // Fills them from what is on disk; once, after the journal is open.
  void FillLinks();
  // Null: they have none.
  const v1::CalendarLinkRow* FindCalendar(const std::string& tenant,
                                          const std::string& employment_id) const;

 private:
  void DropCalendar(const std::string& key);
  void KnowCalendars();

  kit::Table<v1::SessionRow> sessions_{tables(), "session"};
  kit::Table<v1::CalendarLinkRow> calendars_{tables(), "calendar"};
  Links links_;
  kit::EventSwitch<> events_;
};

// What is done when a session reaches the age that none outlives.
void OnAlarm(kit::Commit& commit, const kit::Alarm& alarm);

}  // namespace vagtbro::gateway
