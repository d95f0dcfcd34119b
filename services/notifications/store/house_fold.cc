// What the state keeps of the roster's plan and of the directory, and what it answers from it.
#include <algorithm>

#include "kit/base/proto_time.h"
#include "notifications/store/notifications_state.h"
#include "vagtbro/roster/v1/plan_events.pb.h"

namespace vagtbro::notifications {

using directory::v1::EmploymentRegistered;
using kit::Envelope;
using kit::Key;

void NotificationsState::FoldRoster() {
  events_.On<roster::v1::UnitRegistered>([this](const auto& fact, const Envelope& event) {
    v1::UnitRow row;
    row.set_name(fact.name());
    row.set_check_in_minutes(fact.check_in_minutes());
    units.Put(Key(event.tenant_id(), fact.unit_id()), row);
  });
  events_.On<roster::v1::GapOpened>([this](const auto& fact, const Envelope& event) {
    v1::GapRow row;
    row.set_shift_id(fact.shift_id());
    *row.mutable_unit_ids() = fact.unit_ids();
    *row.mutable_interval() = fact.interval();
    *row.mutable_hear_time() = event.event_time();
    *row.mutable_requirement() = fact.requirement();
    gaps.Put(Key(event.tenant_id(), fact.gap_id()), row);
    SetForgetAlarm(event);
  });
  events_.On<roster::v1::GapClosed>([this](const auto& fact, const Envelope& event) {
    const std::string key = Key(event.tenant_id(), fact.gap_id());
    if (gaps.Find(key) == nullptr) return;
    v1::GapRow row = gaps.Get(key);
    row.set_closed(true);
    gaps.Put(key, row);
  });
}

void NotificationsState::KeepShift(const std::string& tenant, roster::v1::Shift shift) {
  shift.clear_requirement();
  shift.clear_employment_id();
  const std::string key = Key(tenant, shift.shift_id());
  shifts.Put(key, std::move(shift));
}

void NotificationsState::FoldPlan() {
  events_.On<roster::v1::ShiftsPublished>([this](const auto& fact, const Envelope& event) {
    for (const roster::v1::Shift& shift : fact.shifts()) KeepShift(event.tenant_id(), shift);
    SetForgetAlarm(event);
  });
  events_.On<roster::v1::ShiftChanged>([this](const auto& fact, const Envelope& event) {
    KeepShift(event.tenant_id(), fact.shift());
  });
  events_.On<roster::v1::ShiftSplit>([this](const auto& fact, const Envelope& event) {
    KeepShift(event.tenant_id(), fact.first());
    KeepShift(event.tenant_id(), fact.second());
  });
}

void NotificationsState::FoldAbsorptions() {
  events_.On<roster::v1::ShiftAbsorbed>([this](const auto& fact, const Envelope& event) {
    absorptions.Put(Key(event.tenant_id(), fact.shift_id()), fact);
  });
  events_.On<roster::v1::ShiftRestored>([this](const auto& fact, const Envelope& event) {
    absorptions.Erase(Key(event.tenant_id(), fact.shift_id()));
    const auto key = AbsorptionFrom(event.tenant_id(), fact.shift_id());
    if (!key) return;
    roster::v1::ShiftAbsorbed row = absorptions.Get(*key);
    row.clear_team_shift_id();
    absorptions.Put(*key, row);
  });
}

void NotificationsState::FoldDirectory() {
  events_.On<EmploymentRegistered>([this](const auto& fact, const Envelope& event) {
    const std::string key = Key(event.tenant_id(), fact.employment_id());
    if (fact.home_unit_id().empty()) {
      homes.Erase(key);
    } else {
      EmploymentRegistered home;
      home.set_employment_id(fact.employment_id());
      home.set_home_unit_id(fact.home_unit_id());
      homes.Put(key, home);
    }
    const bool wanted = fact.leads_unit_ids_size() > 0 || !fact.agency_employment_id().empty();
    if (!wanted) return employments.Erase(key);
    EmploymentRegistered row;
    row.set_employment_id(fact.employment_id());
    row.set_person_id(fact.person_id());
    *row.mutable_leads_unit_ids() = fact.leads_unit_ids();
    row.set_agency_employment_id(fact.agency_employment_id());
    *row.mutable_start_time() = fact.start_time();
    if (fact.has_end_time()) *row.mutable_end_time() = fact.end_time();
    employments.Put(key, row);
  });
  events_.On<directory::v1::LeaveRegistered>([this](const auto& fact, const Envelope& event) {
    leaves.Put(Key(event.tenant_id(), fact.leave_id()), fact);
    SetForgetAlarm(event);
  });
  // The hash of a number is the last trace of it here.
  events_.On<directory::v1::PersonErased>([this](const auto& fact, const Envelope& event) {
    for (const std::string& id : fact.employment_ids()) {
      employments.Erase(Key(event.tenant_id(), id));
      homes.Erase(Key(event.tenant_id(), id));
      ErasePushes(event.tenant_id(), id);
      std::vector<std::string> keys;
      for (const auto& [key, row] : messages.Under(event.tenant_id() + "/")) {
        if (row.message().employment_id() == id && !row.address_hash().empty()) keys.push_back(key);
      }
      for (const std::string& key : keys) {
        v1::MessageRow row = messages.Get(key);
        row.clear_address_hash();
        messages.Keep(key, std::move(row));
      }
    }
  });
}

void NotificationsState::ForgetPlanBefore(const std::string& prefix, absl::Time before) {
  std::vector<std::string> old_shifts;
  std::vector<std::string> old_leaves;
  for (const auto& [key, row] : shifts.Under(prefix)) {
    if (kit::End(row.interval()) < before) old_shifts.push_back(key);
  }
  for (const auto& [key, row] : leaves.Under(prefix)) {
    if (kit::End(row.interval()) < before) old_leaves.push_back(key);
  }
  for (const std::string& key : old_shifts) {
    shifts.Erase(key);
    absorptions.Erase(key);
  }
  for (const std::string& key : old_leaves) leaves.Erase(key);
}

std::string NotificationsState::PlaceOf(const std::string& tenant, const Ids& unit_ids) const {
  std::string place;
  for (const std::string& unit_id : unit_ids) {
    const v1::UnitRow* unit = units.Find(Key(tenant, unit_id));
    if (unit == nullptr || unit->name().empty()) continue;
    place += (place.empty() ? "" : " + ") + unit->name();
  }
  return place;
}

const v1::GapRow* NotificationsState::GapOfShift(const std::string& tenant,
                                                 const std::string& shift_id,
                                                 std::string* gap_id) const {
  const v1::GapRow* last = nullptr;
  for (const auto& [key, row] : gaps.Under(tenant + "/")) {
    if (row.shift_id() != shift_id) continue;
    if (last != nullptr && kit::FromProto(row.hear_time()) < kit::FromProto(last->hear_time())) {
      continue;
    }
    last = &row;
    *gap_id = key.substr(tenant.size() + 1);
  }
  return last;
}

std::optional<std::string> NotificationsState::AbsorptionFrom(
    const std::string& tenant, const std::string& team_shift_id) const {
  for (const auto& [key, row] : absorptions.Under(tenant + "/")) {
    if (row.team_shift_id() == team_shift_id) return key;
  }
  return std::nullopt;
}

bool NotificationsState::IsAbsorbed(const std::string& tenant, const std::string& shift_id) const {
  return AbsorptionFrom(tenant, shift_id).has_value();
}

bool NotificationsState::IsBackOnTeam(const std::string& tenant, const std::string& shift_id,
                                      const std::string& employment_id) const {
  const roster::v1::ShiftAbsorbed row = absorptions.Get(Key(tenant, shift_id));
  return row.employment_id() == employment_id && row.team_shift_id().empty();
}

std::vector<std::string> NotificationsState::LeadersOf(const std::string& tenant,
                                                       const Ids& unit_ids, absl::Time now) const {
  const auto leads = [&](const EmploymentRegistered& row) {
    const Ids& led = row.leads_unit_ids();
    return std::any_of(led.begin(), led.end(), [&](const std::string& unit_id) {
      return std::find(unit_ids.begin(), unit_ids.end(), unit_id) != unit_ids.end();
    });
  };
  const auto on_leave = [&](const EmploymentRegistered& row) {
    const auto all = leaves.Under(tenant + "/");
    return std::any_of(all.begin(), all.end(), [&](const auto& leave) {
      return leave.second.person_id() == row.person_id() &&
             kit::Start(leave.second.interval()) <= now && now < kit::End(leave.second.interval());
    });
  };
  std::vector<std::string> leaders;
  for (const auto& [key, row] : employments.Under(tenant + "/")) {
    const bool employed = kit::FromProto(row.start_time()) <= now &&
                          (!row.has_end_time() || now < kit::FromProto(row.end_time()));
    if (employed && leads(row) && !on_leave(row)) leaders.push_back(row.employment_id());
  }
  return leaders;
}

std::string NotificationsState::DeskOf(const std::string& tenant,
                                       const std::string& employment_id) const {
  return employments.Get(Key(tenant, employment_id)).agency_employment_id();
}

}  // namespace vagtbro::notifications
