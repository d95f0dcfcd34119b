// Moves: who is on duty while a gap is open, whether they can be spared, and what has moved them.
//
// A unit can spare somebody if it is still at C or better without them and no role they hold goes
// missing. A combination post can always be called where nothing is required; a basis shift cannot.
// The roster looks at it once more when they say yes.
//
// Threads: the owner thread of the journal only.
// Source:  ABC-TRIG and TIER in the rule book; the case of the combination posts.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "pool/domain/candidate.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

// Units that the gap's own may call on.
std::set<std::string> SistersOf(const PoolState& state, const std::string& tenant,
                                const roster::v1::GapOpened& gap);
// The gap's own units, their sisters and all others of the same facilities.
std::set<std::string> OnSiteWith(const PoolState& state, const std::string& tenant,
                                 const roster::v1::GapOpened& gap);
// Units of a kind that are sisters or of the same department.
std::set<std::string> NearOf(const PoolState& state, const std::string& tenant,
                             const roster::v1::GapOpened& gap, roster::v1::UnitKind kind);
// Units of departments that are none of the gap's.
std::set<std::string> OtherDepartments(const PoolState& state, const std::string& tenant,
                                       const roster::v1::GapOpened& gap);

// Held duties of the unit that share at least half of the gap's time with it.
std::vector<const v1::DutyRow*> OnDutyDuring(const PoolState& state, const std::string& tenant,
                                             const std::string& unit_id,
                                             const roster::v1::GapOpened& gap);

// True if the duty's units get by without its holder from the gap's beginning, or `now`.
bool CanSpare(const PoolState& state, const std::string& tenant, const v1::DutyRow& duty,
              const roster::v1::GapOpened& gap, absl::Time now);

// The person when they have left that shift of theirs for the gap; what they work before stays.
worktime::Worker WorkerAfterLeaving(const PoolState& state, const std::string& tenant,
                                    const std::string& person_id, const v1::DutyRow& duty,
                                    const roster::v1::GapOpened& gap, absl::Time now);

// What the part of the duty that they leave for the gap costs as it is planned, in øre: who moves
// is paid once.
int64_t FreedOre(const Candidate& candidate, const v1::DutyRow& duty,
                 const roster::v1::GapOpened& gap, absl::Time now);

// Duties of the employment outside its home unit in the gap's week, Monday to Sunday.
uint32_t MovesInWeekOf(const PoolState& state, const std::string& tenant,
                       const directory::v1::EmploymentRegistered& employment,
                       const roster::v1::GapOpened& gap);

}  // namespace vagtbro::pool
