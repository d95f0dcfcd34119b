#include "kit/journal/alarms.h"

#include "kit/base/proto_time.h"

namespace vagtbro::kit {

void Alarms::Set(const Alarm& alarm) {
  Clear(alarm.alarm_id());
  by_time_.emplace(FromProto(alarm.due_time()), alarm.alarm_id());
  Put(alarm.alarm_id(), alarm);
}

void Alarms::Clear(const std::string& alarm_id) {
  const Alarm* old = Find(alarm_id);
  if (old == nullptr) return;
  by_time_.erase({FromProto(old->due_time()), alarm_id});
  Erase(alarm_id);
}

std::optional<absl::Time> Alarms::NextDue() const {
  if (by_time_.empty()) return std::nullopt;
  return by_time_.begin()->first;
}

std::optional<Alarm> Alarms::Due(absl::Time now) const {
  if (by_time_.empty() || by_time_.begin()->first > now) return std::nullopt;
  return *Find(by_time_.begin()->second);
}

void Alarms::Loaded() {
  by_time_.clear();
  for (const auto& [id, alarm] : rows()) by_time_.emplace(FromProto(alarm.due_time()), id);
}

Alarm MakeAlarm(std::string alarm_id, const std::string& tenant, absl::Time due,
                std::string purpose, std::string stream_id, const std::string& correlation_id) {
  Alarm alarm;
  alarm.set_alarm_id(std::move(alarm_id));
  alarm.set_tenant_id(tenant);
  *alarm.mutable_due_time() = ToProto(due);
  alarm.set_purpose(std::move(purpose));
  alarm.set_stream_id(std::move(stream_id));
  alarm.set_correlation_id(correlation_id);
  return alarm;
}

}  // namespace vagtbro::kit
