#include "pool/store/pool_state.h"

#include "kit/base/proto_time.h"
#include "pool/domain/policy.h"

namespace vagtbro::pool {

PoolState::PoolState(const worktime::RuleBook& rule_book) : rule_book_(rule_book) {
  FoldPeople();
  FoldDuties();
  FoldPlan();
  FoldSearch();
  FoldOffers();
  FoldHolds();
  FoldStory();
  FoldRoster();
  FoldPlanned();
  FoldWords();
  FoldSteer();
  FoldWishes();
}

bool PoolState::Apply(const kit::Envelope& event) {
  return events_.Dispatch(event) == kit::Dispatched::kDone;
}

void PoolState::RebuildIndexes() {
  covers_by_shift_.clear();
  open_covers_.clear();
  for (const auto& [key, row] : covers_.rows()) {
    const std::string tenant = key.substr(0, key.find('/'));
    covers_by_shift_[kit::Key(tenant, row.gap().shift_id())].insert(key);
    if (!row.closed()) open_covers_[tenant].insert(key);
  }
  people_.Rebuild();
  needs_.Rebuild();
  offer_book_.Rebuild([this](const std::string& tenant, const std::string& employment_id) {
    return people_.PersonOf(tenant, employment_id);
  });
}

bool PoolState::Knows(const std::string& tenant) const {
  const auto any = [](const auto& range) { return range.first != range.last; };
  const std::string own = kit::Key(tenant, "");
  return any(units_.Under(own)) || any(members_.Under(own)) || any(policies_.Under(own)) ||
         any(covers_.Under(own));
}

const worktime::Profile& PoolState::ProfileOf(const std::string& tenant,
                                              const directory::v1::EmploymentRegistered& employment,
                                              const roster::v1::GapOpened& gap) const {
  const std::vector<std::string> units(gap.unit_ids().begin(), gap.unit_ids().end());
  return rule_book_.For({tenant, employment.agreement_profile(), units, employment.employment_id(),
                         kit::Start(gap.interval())});
}

std::vector<const v1::PolicySet*> PoolState::PoliciesOf(const std::string& tenant,
                                                        const std::string& unit_id) const {
  std::vector<const v1::PolicySet*> policies;
  for (const auto& [key, policy] : policies_.Under(kit::Key(tenant, unit_id) + "+")) {
    policies.push_back(&policy);
  }
  return policies;
}

v1::PolicySet PoolState::PolicyFor(const std::string& tenant, const v1::CoverRow& cover) const {
  std::vector<std::string> units(cover.gap().unit_ids().begin(), cover.gap().unit_ids().end());
  units.push_back("");  // the municipality's
  const absl::Time opened = kit::FromProto(cover.open_time());
  for (const std::string& unit : units) {
    const v1::PolicySet* found = nullptr;
    for (const v1::PolicySet* policy : PoliciesOf(tenant, unit)) {
      const bool trial = !policy->policy_id().empty();
      if (InForce(*policy, opened) && (found == nullptr || trial)) found = policy;
    }
    if (found != nullptr) return WithDefaults(*found);
  }
  return WithDefaults({});
}

const std::set<std::string>& PoolState::open_covers(const std::string& tenant) const {
  static const std::set<std::string> kNone;
  const auto found = open_covers_.find(tenant);
  return found == open_covers_.end() ? kNone : found->second;
}

std::vector<const v1::CoverRow*> PoolState::CoversOfShift(const std::string& tenant,
                                                          const std::string& shift_id) const {
  std::vector<const v1::CoverRow*> covers;
  const auto found = covers_by_shift_.find(kit::Key(tenant, shift_id));
  if (found == covers_by_shift_.end()) return covers;
  for (const std::string& key : found->second) covers.push_back(covers_.Find(key));
  return covers;
}

}  // namespace vagtbro::pool
