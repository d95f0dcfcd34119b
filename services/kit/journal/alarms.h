// Alarms: deadlines as rows, stored before they are armed, fired once.
//
// Set and cleared by State::Apply() alone, so that a replay sets the same ones.
//
// Shape:   one due time per alarm id; setting it again moves it.
// Units:   an alarm is due at its due time, not before.
// Threads: the owner thread of the journal only.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/time/time.h"
#include "kit/journal/table.h"
#include "vagtbro/journal/v1/rows.pb.h"

namespace vagtbro::kit {

using Alarm = journal::v1::AlarmRow;

class Alarms final : public Table<Alarm> {
 public:
  explicit Alarms(Tables& tables) : Table(tables, "~alarm") {}

  void Set(const Alarm& alarm);
  void Clear(const std::string& alarm_id);

  // When the next one is due; nullopt: none is set.
  std::optional<absl::Time> NextDue() const;
  // The earliest alarm that is due at `now`; nullopt: none.
  std::optional<Alarm> Due(absl::Time now) const;

  void Loaded() override;

 private:
  std::set<std::pair<absl::Time, std::string>> by_time_;
};

// An alarm row. `alarm_id` must be unique within the service: put the tenant into it.
Alarm MakeAlarm(std::string alarm_id, const std::string& tenant, absl::Time due,
                std::string purpose, std::string stream_id, const std::string& correlation_id);

}  // namespace vagtbro::kit
