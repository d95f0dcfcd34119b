#include "gateway/store/gateway_state.h"

#include "kit/base/proto_time.h"

namespace vagtbro::gateway {

using kit::Envelope;
using kit::Key;

namespace {

const std::string kPurpose = "session-old";

std::string AlarmId(const std::string& tenant, const std::string& key) {
  return kPurpose + "/" + Key(tenant, key);
}

}  // namespace

GatewayState::GatewayState() {
  events_.On<v1::SessionBegan>([this](const auto& event, const Envelope& e) {
    v1::SessionRow row;
    *row.mutable_began() = event;
    *row.mutable_start_time() = e.event_time();
    *row.mutable_seen_time() = e.event_time();
    sessions_.Put(Key(e.tenant_id(), event.session_key()), row);
    kit::Alarm alarm;
    alarm.set_alarm_id(AlarmId(e.tenant_id(), event.session_key()));
    alarm.set_tenant_id(e.tenant_id());
    alarm.set_purpose(kPurpose);
    alarm.set_stream_id(event.session_key());
    alarm.set_correlation_id(e.correlation_id());
    *alarm.mutable_due_time() = event.end_time();
    alarms().Set(alarm);
  });
  events_.On<v1::SessionSeen>([this](const auto& event, const Envelope& e) {
    const std::string key = Key(e.tenant_id(), event.session_key());
    if (sessions_.Find(key) == nullptr) return;
    v1::SessionRow row = sessions_.Get(key);
    *row.mutable_seen_time() = e.event_time();
    sessions_.Put(key, row);
  });
  events_.On<v1::SessionEnded>([this](const auto& event, const Envelope& e) {
    sessions_.Erase(Key(e.tenant_id(), event.session_key()));
    alarms().Clear(AlarmId(e.tenant_id(), event.session_key()));
  });
  KnowCalendars();
}

void GatewayState::KnowCalendars() {
  events_.On<v1::CalendarLinkMade>([this](const auto& event, const Envelope& e) {
    const std::string key = Key(e.tenant_id(), event.employment_id());
    DropCalendar(key);
    v1::CalendarLinkRow row;
    *row.mutable_made() = event;
    *row.mutable_create_time() = e.event_time();
    calendars_.Put(key, row);
    links_.Put(event.token_key(), event.employment_id());
  });
  events_.On<v1::CalendarLinkRevoked>([this](const auto& event, const Envelope& e) {
    DropCalendar(Key(e.tenant_id(), event.employment_id()));
  });
  events_.On<v1::RecordsRead>([this](const auto& event, const Envelope& e) {
    if (event.method() != kCalendarLook) return;
    const std::string key = Key(e.tenant_id(), event.actor_employment_id());
    if (calendars_.Find(key) == nullptr) return;
    v1::CalendarLinkRow row = calendars_.Get(key);
    *row.mutable_read_time() = e.event_time();
    calendars_.Put(key, row);
  });
}

void GatewayState::DropCalendar(const std::string& key) {
  const auto* row = calendars_.Find(key);
  if (row == nullptr) return;
  links_.Drop(row->made().token_key());
  calendars_.Erase(key);
}

void GatewayState::FillLinks() {
  for (const auto& [key, row] : calendars_.rows()) {
    links_.Put(row.made().token_key(), row.made().employment_id());
  }
}

const v1::CalendarLinkRow* GatewayState::FindCalendar(const std::string& tenant,
                                                      const std::string& employment_id) const {
  return calendars_.Find(Key(tenant, employment_id));
}

bool GatewayState::Apply(const Envelope& event) {
  return events_.Dispatch(event) == kit::Dispatched::kDone;
}

std::vector<Session> GatewayState::Sessions() const {
  std::vector<Session> sessions;
  for (const auto& [key, row] : sessions_.rows()) {
    const v1::SessionBegan& began = row.began();
    sessions.push_back({began.session_key(),
                        began.account_key(),
                        began.employment_id(),
                        {began.roles().begin(), began.roles().end()},
                        {began.units().begin(), began.units().end()},
                        began.demo(),
                        kit::FromProto(began.end_time()),
                        kit::FromProto(row.seen_time()),
                        began.provider_session_key()});
  }
  return sessions;
}

void OnAlarm(kit::Commit& commit, const kit::Alarm& alarm) {
  v1::SessionEnded ended;
  ended.set_session_key(alarm.stream_id());
  ended.set_cause(v1::SESSION_END_CAUSE_OLD);
  commit.Emit(alarm.stream_id(), ended);
}

}  // namespace vagtbro::gateway
