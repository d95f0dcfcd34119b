#include "pool/store/needs.h"

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "worktime/proto/facts.h"

namespace vagtbro::pool {
namespace {

using worktime::Interval;

std::string ClosedKey(const std::string& tenant, const roster::v1::UnitClosed& closed) {
  return kit::Key(tenant, closed.unit_id()) + "+" +
         std::to_string(absl::ToUnixSeconds(kit::Start(closed.interval())));
}

// The need while the unit is open.
std::vector<staffing::Need> Outside(const std::vector<staffing::Need>& needs,
                                    const Interval& closed) {
  std::vector<staffing::Need> open;
  for (const staffing::Need& need : needs) {
    const Interval before{need.interval.start_time,
                          std::min(need.interval.end_time, closed.start_time)};
    const Interval after{std::max(need.interval.start_time, closed.end_time),
                         need.interval.end_time};
    for (const Interval& part : {before, after}) {
      if (worktime::IsEmpty(part)) continue;
      open.push_back(need);
      open.back().interval = part;
    }
  }
  return open;
}

}  // namespace

void Needs::Rebuild() {
  by_unit_.clear();
  for (const auto& [key, row] : requirements_.rows()) {
    by_unit_[kit::Key(key.substr(0, key.find('/')), row.unit_id())].insert(key);
  }
}

void Needs::Put(const std::string& tenant, const roster::v1::StaffingRequirementSet& requirement) {
  const std::string key = kit::Key(tenant, requirement.requirement_id());
  if (const auto* before = requirements_.Find(key)) {
    by_unit_[kit::Key(tenant, before->unit_id())].erase(key);
  }
  requirements_.Put(key, requirement);
  by_unit_[kit::Key(tenant, requirement.unit_id())].insert(key);
}

void Needs::Put(const std::string& tenant, const roster::v1::UnitClosed& closed) {
  closed_.Put(ClosedKey(tenant, closed), closed);
}

std::vector<staffing::Need> Needs::Of(const std::string& tenant, const std::string& unit_id,
                                      const Interval& within) const {
  std::vector<const roster::v1::StaffingRequirementSet*> requirements;
  const auto unit = by_unit_.find(kit::Key(tenant, unit_id));
  if (unit == by_unit_.end()) return {};
  for (const std::string& key : unit->second) requirements.push_back(requirements_.Find(key));
  std::vector<staffing::Need> needs = staffing::NeedsOf(requirements, within, kit::LocalZone());
  for (const auto& [key, closed] : closed_.Under(kit::Key(tenant, unit_id) + "+")) {
    needs = Outside(needs, worktime::FromProto(closed.interval()));
  }
  return needs;
}

}  // namespace vagtbro::pool
