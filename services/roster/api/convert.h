// What every RPC of the roster reads and answers in the same way.
//
// Errors:  kit::Malformed names the field that the caller must change.
#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "roster/store/roster_state.h"
#include "vagtbro/roster/v1/roster_service.pb.h"

namespace vagtbro::roster {

// An act that can be undone at `now` is told, whatever the law may say about it.
v1::RosterShift ToRosterShift(const v1::ShiftRow& row, absl::Time now);

// OK if both ends are given, in order, and at most `days` apart.
absl::Status CheckInterval(const types::v1::Interval& interval, int days);

// OK if `id` has the shape of an id; `field` is named if not.
absl::Status CheckId(const std::string& field, const std::string& id);

// NOT_FOUND UNKNOWN_SHIFT if the municipality has no such shift; malformed if it cannot be an id.
absl::Status CheckShiftId(const RosterState& state, const std::string& tenant,
                          const std::string& shift);

// NOT_FOUND UNKNOWN_TENANT if nothing of the municipality has ever been taken in.
absl::Status CheckTenant(const RosterState& state, const std::string& tenant);

// NOT_FOUND UNKNOWN_UNIT if the municipality has no such unit.
absl::Status CheckUnit(const RosterState& state, const std::string& tenant,
                       const std::string& unit);

// Where a page ended, as text without meaning to the caller.
std::string PageToken(const ShiftIndex::Entry& last);

// nullopt: not made by PageToken().
std::optional<ShiftIndex::Entry> ParsePageToken(const std::string& token);

}  // namespace vagtbro::roster
