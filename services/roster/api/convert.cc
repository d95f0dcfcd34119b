#include "roster/api/convert.h"

#include <charconv>

#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "roster/domain/acts.h"

namespace vagtbro::roster {
namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

std::string Hex(const std::string& text) {
  std::string hex;
  for (const char c : text) {
    hex += kHexDigits[static_cast<unsigned char>(c) >> 4];
    hex += kHexDigits[static_cast<unsigned char>(c) & 15];
  }
  return hex;
}

std::optional<std::string> Unhex(const std::string& hex) {
  std::string text;
  if (hex.size() % 2 != 0) return std::nullopt;
  for (size_t i = 0; i < hex.size(); i += 2) {
    unsigned byte = 0;
    const auto read = std::from_chars(&hex[i], &hex[i] + 2, byte, 16);
    if (read.ptr != &hex[i] + 2) return std::nullopt;
    text += static_cast<char>(byte);
  }
  return text;
}

}  // namespace

v1::RosterShift ToRosterShift(const v1::ShiftRow& row, absl::Time now) {
  v1::RosterShift shift;
  *shift.mutable_shift() = row.shift();
  shift.set_state(row.state());
  shift.set_gap_id(row.gap_id());
  shift.set_vacated_by_employment_id(row.vacated_by_employment_id());
  if (IsHeld(row) && row.has_cover_interval()) {
    *shift.mutable_held_interval() = row.cover_interval();
  }
  if (!RefuseUndoAct(row, now)) *shift.mutable_undoable_act() = row.act();
  shift.set_level_accepted(row.level_accepted());
  return shift;
}

absl::Status CheckInterval(const types::v1::Interval& interval, int days) {
  if (!interval.has_start_time() || !interval.has_end_time()) {
    return kit::Malformed("interval", "give start_time and end_time");
  }
  if (kit::End(interval) <= kit::Start(interval)) {
    return kit::Malformed("interval", "the end must be after the start");
  }
  // A local day may last 25 hours.
  if (kit::End(interval) - kit::Start(interval) > absl::Hours(24 * days + 1)) {
    return kit::Malformed("interval", "ask for at most " + std::to_string(days) + " days");
  }
  return absl::OkStatus();
}

absl::Status CheckId(const std::string& field, const std::string& id) {
  if (kit::IsId(id)) return absl::OkStatus();
  return kit::Malformed(field, "use 1 to 64 of a-z, 0-9, '-', '_', '.'");
}

absl::Status CheckShiftId(const RosterState& state, const std::string& tenant,
                          const std::string& shift) {
  const absl::Status checked = CheckId("shift_id", shift);
  if (!checked.ok() || state.Shift(tenant, shift) != nullptr) return checked;
  return kit::Unknown("UNKNOWN_SHIFT", "no shift has this shift_id");
}

absl::Status CheckTenant(const RosterState& state, const std::string& tenant) {
  if (state.Knows(tenant)) return absl::OkStatus();
  return kit::Unknown("UNKNOWN_TENANT", "nothing has been imported for this tenant_id");
}

absl::Status CheckUnit(const RosterState& state, const std::string& tenant,
                       const std::string& unit) {
  if (state.Unit(tenant, unit) != nullptr) return absl::OkStatus();
  return kit::Unknown("UNKNOWN_UNIT", "no unit has this unit_id");
}

std::string PageToken(const ShiftIndex::Entry& last) {
  return Hex(std::to_string(absl::ToUnixNanos(last.first)) + "/" + last.second);
}

std::optional<ShiftIndex::Entry> ParsePageToken(const std::string& token) {
  const auto text = Unhex(token);
  const size_t slash = text ? text->find('/') : std::string::npos;
  if (slash == std::string::npos) return std::nullopt;
  int64_t nanos = 0;
  const auto read = std::from_chars(text->data(), text->data() + slash, nanos);
  if (read.ec != std::errc() || read.ptr != text->data() + slash) return std::nullopt;
  return ShiftIndex::Entry{absl::FromUnixNanos(nanos), text->substr(slash + 1)};
}

}  // namespace vagtbro::roster
