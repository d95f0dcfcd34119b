#include "roster/domain/import_check.h"

#include <algorithm>
#include <map>

#include "kit/base/ids.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

constexpr uint32_t kMinutesOfDay = 24 * 60;

constexpr absl::Duration kLongestDayOff = absl::Hours(8 * 24);

constexpr uint32_t kLatestCheckIn = 4 * 60;  // minutes after the start

bool AllProfessionsKnown(const types::v1::SlotRequirement& requirement) {
  const auto& professions = requirement.professions();
  return std::all_of(professions.begin(), professions.end(), [](int profession) {
    return worktime::FromProto(static_cast<types::v1::Profession>(profession)).has_value();
  });
}

std::optional<Rejection> CheckNights(const v1::UnitRegistered& unit) {
  for (const std::string& near : unit.night_share_unit_ids()) {
    if (!kit::IsId(near)) return MalformedId();
    if (near == unit.unit_id()) {
      return Rejection{"SHARES_WITH_ITSELF", "name other units to share a night watch with"};
    }
  }
  if (!AllProfessionsKnown(unit.night_minimum())) {
    return Rejection{"NO_PROFESSION", "name known professions for a night watch, or none"};
  }
  if (!types::v1::RoleSlot_IsValid(unit.night_minimum().role())) {
    return Rejection{"UNKNOWN_ROLE", "name a known role, or leave it out"};
  }
  return std::nullopt;
}

std::optional<Rejection> CheckShiftTime(const v1::Shift& shift) {
  if (!shift.interval().has_start_time() || !shift.interval().has_end_time()) {
    return Rejection{"NO_INTERVAL", "give start_time and end_time"};
  }
  const Interval interval = WholeOf(shift);
  if (IsEmpty(interval)) return Rejection{"BACKWARDS", "the end must be after the start"};
  if (Length(interval) > kLongestShift) {
    return Rejection{"SHIFT_TOO_LONG", "a shift lasts at most 24 hours; split it"};
  }
  return std::nullopt;
}

bool IsDoubleBooked(const Holding& holding, const std::vector<Holding>& earlier,
                    const std::vector<Holding>& standing, const std::set<std::string>& replaced) {
  const auto collides = [&](const Holding& other) {
    return other.shift_id != holding.shift_id && Overlaps(other.interval, holding.interval);
  };
  return std::any_of(earlier.begin(), earlier.end(), collides) ||
         std::any_of(standing.begin(), standing.end(), [&](const Holding& other) {
           return replaced.count(other.shift_id) == 0 && collides(other);
         });
}

}  // namespace

Rejection MalformedId() {
  return {"MALFORMED_ID", "use 1 to 64 of a-z, 0-9, '-', '_', '.', a letter or digit first"};
}

std::vector<types::v1::Profession> AllProfessions() {
  std::vector<types::v1::Profession> all;
  for (int i = types::v1::Profession_MIN; i <= types::v1::Profession_MAX; ++i) {
    const auto profession = static_cast<types::v1::Profession>(i);
    if (worktime::FromProto(profession)) all.push_back(profession);
  }
  return all;
}

std::optional<Rejection> CheckDayOff(const v1::DayOffPlanned& day_off, const IsKnown& employment) {
  if (!kit::IsId(day_off.day_off_id())) return MalformedId();
  if (!employment(day_off.employment_id())) {
    return Rejection{"UNKNOWN_EMPLOYMENT", "register the person first, then send the day again"};
  }
  if (!day_off.interval().has_start_time() || !day_off.interval().has_end_time()) {
    return Rejection{"NO_INTERVAL", "give start_time and end_time"};
  }
  const Interval interval = worktime::FromProto(day_off.interval());
  if (IsEmpty(interval)) return Rejection{"BACKWARDS", "the end must be after the start"};
  if (Length(interval) > kLongestDayOff) {
    return Rejection{"DAY_OFF_TOO_LONG", "days off last at most eight days; send leave as leave"};
  }
  return std::nullopt;
}

std::optional<Rejection> CheckPolicy(const v1::RosterPolicySet& policy) {
  if (policy.recover_cut_off_minute() >= kMinutesOfDay) {
    return Rejection{"BAD_TIME", "let the cut-off be minute 0 to 1439 of the day before"};
  }
  return std::nullopt;
}

std::optional<Rejection> CheckDays(const google::protobuf::RepeatedField<uint32_t>& weekdays,
                                   bool public_holidays) {
  if ((weekdays.empty() && !public_holidays) ||
      std::any_of(weekdays.begin(), weekdays.end(),
                  [](uint32_t day) { return day < 1 || day > 7; })) {
    return Rejection{"BAD_WEEKDAYS", "name at least one day, 1 Monday to 7 Sunday"};
  }
  return std::nullopt;
}

std::optional<Rejection> CheckUnit(const v1::UnitRegistered& unit) {
  if (!kit::IsId(unit.unit_id())) return MalformedId();
  if (unit.name().empty()) return Rejection{"NO_NAME", "say what people call the unit"};
  for (const std::string& sister : unit.sister_unit_ids()) {
    if (!kit::IsId(sister)) return MalformedId();
  }
  if (!v1::UnitKind_IsValid(unit.kind())) {
    return Rejection{"UNKNOWN_KIND", "say what the unit is, or leave it out"};
  }
  if (!unit.department_id().empty() && !kit::IsId(unit.department_id())) return MalformedId();
  if (unit.check_in_minutes() > kLatestCheckIn) {
    return Rejection{"BAD_CHECK_IN", "wait at most 240 minutes for somebody to check in"};
  }
  return CheckNights(unit);
}

std::optional<Rejection> CheckRequirement(const v1::StaffingRequirementSet& requirement,
                                          const IsKnown& unit) {
  if (!kit::IsId(requirement.requirement_id())) return MalformedId();
  if (!unit(requirement.unit_id())) {
    return Rejection{"UNKNOWN_UNIT", "send the unit in this part or before it"};
  }
  if (auto wrong = CheckDays(requirement.weekdays(), requirement.public_holidays())) return wrong;
  if (requirement.start_minute() >= kMinutesOfDay || requirement.length_minutes() == 0 ||
      requirement.length_minutes() > kMinutesOfDay) {
    return Rejection{"BAD_TIME", "start in minute 0 to 1439 and last 1 to 1440 minutes"};
  }
  if (requirement.heads_a() < requirement.heads_b() ||
      requirement.heads_b() < requirement.heads_c()) {
    return Rejection{"LEVELS_OUT_OF_ORDER", "A needs at least as many heads as B, B as C"};
  }
  for (int i = 0; i < requirement.role_slots_size(); ++i) {
    if (requirement.role_slots(i) == types::v1::ROLE_SLOT_UNSPECIFIED ||
        !types::v1::RoleSlot_IsValid(requirement.role_slots(i))) {
      return Rejection{"UNKNOWN_ROLE", "name the role, or leave it out"};
    }
  }
  return std::nullopt;
}

std::optional<Rejection> CheckShift(const v1::Shift& shift, const IsKnown& unit,
                                    const IsKnown& employment) {
  if (!kit::IsId(shift.shift_id())) return MalformedId();
  if (shift.unit_ids().empty()) return Rejection{"NO_UNIT", "name at least one unit"};
  std::set<std::string> seen;
  for (const std::string& id : shift.unit_ids()) {
    if (!unit(id)) return Rejection{"UNKNOWN_UNIT", "send the unit in this part or before it"};
    if (!seen.insert(id).second) return Rejection{"DUPLICATE_UNIT", "name each unit once"};
  }
  if (auto wrong = CheckShiftTime(shift)) return wrong;
  if (shift.kind() == types::v1::SHIFT_KIND_UNSPECIFIED ||
      !types::v1::ShiftKind_IsValid(shift.kind())) {
    return Rejection{"NO_KIND", "say how the shift counts"};
  }
  if (shift.tier() == types::v1::SHIFT_TIER_UNSPECIFIED ||
      !types::v1::ShiftTier_IsValid(shift.tier())) {
    return Rejection{"NO_TIER", "say whether it is a basis or a team shift"};
  }
  if (shift.requirement().professions().empty() || !AllProfessionsKnown(shift.requirement())) {
    return Rejection{"NO_PROFESSION", "name the professions that may hold the shift"};
  }
  if (!types::v1::RoleSlot_IsValid(shift.requirement().role())) {
    return Rejection{"UNKNOWN_ROLE", "name a known role, or leave it out"};
  }
  if (!shift.employment_id().empty() && !employment(shift.employment_id())) {
    return Rejection{"UNKNOWN_EMPLOYMENT", "register the person first, then send the shift again"};
  }
  return std::nullopt;
}

std::optional<Rejection> CheckSharing(const v1::Shift& shift, const Units& units) {
  if (!AreNeighbours(units)) {
    return Rejection{"NOT_NEIGHBOURS", "share it only between units that name each other"};
  }
  if (SlotOf(shift, units).professions().empty()) {
    return Rejection{"NO_COMMON_PROFESSION", "its units want different professions at night"};
  }
  return std::nullopt;
}

std::set<size_t> DoubleBooked(const std::vector<Holding>& offered, const Standing& standing) {
  std::set<size_t> named;
  // A named holding leaves the standing one in place, which may collide with another: look again.
  for (bool again = true; again;) {
    again = false;
    std::set<std::string> replaced;
    for (size_t i = 0; i < offered.size(); ++i) {
      if (named.count(i) == 0) replaced.insert(offered[i].shift_id);
    }
    std::map<std::string, std::vector<Holding>> earlier;
    for (size_t i = 0; i < offered.size(); ++i) {
      const Holding& holding = offered[i];
      if (named.count(i) != 0 || holding.person.empty()) continue;
      if (IsDoubleBooked(holding, earlier[holding.person],
                         standing(holding.person, holding.interval), replaced)) {
        named.insert(i);
        again = true;
      } else {
        earlier[holding.person].push_back(holding);
      }
    }
  }
  return named;
}

}  // namespace vagtbro::roster
