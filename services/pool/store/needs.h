// Needs: what units require, as the roster has said it; nothing while they are closed.
//
// Threads: the owner thread of the journal only.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "kit/journal/table.h"
#include "staffing/level.h"
#include "vagtbro/roster/v1/plan_events.pb.h"
#include "vagtbro/roster/v1/roster_events.pb.h"

namespace vagtbro::pool {

class Needs final {
 public:
  explicit Needs(kit::Tables& tables) : requirements_(tables, "need"), closed_(tables, "closed") {}

  // From the rows alone.
  void Rebuild();

  void Put(const std::string& tenant, const roster::v1::StaffingRequirementSet& requirement);
  void Put(const std::string& tenant, const roster::v1::UnitClosed& closed);

  // What the unit asks for within the time.
  std::vector<staffing::Need> Of(const std::string& tenant, const std::string& unit_id,
                                 const worktime::Interval& within) const;

 private:
  kit::Table<roster::v1::StaffingRequirementSet> requirements_;
  kit::Table<roster::v1::UnitClosed> closed_;
  std::map<std::string, std::set<std::string>> by_unit_;  // unit -> requirements
};

}  // namespace vagtbro::pool
