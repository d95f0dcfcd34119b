#include "pool/store/people.h"

#include <utility>

#include "kit/base/proto_time.h"
#include "worktime/proto/facts.h"

namespace vagtbro::pool {
namespace {

std::string TenantOf(const std::string& key) { return key.substr(0, key.find('/')); }

void Remove(std::map<std::string, std::set<std::string>>& index, const std::string& key,
            const std::string& value) {
  const auto found = index.find(key);
  if (found == index.end()) return;
  found->second.erase(value);
  if (found->second.empty()) index.erase(found);
}

}  // namespace

const types::v1::Interval& WorkedInterval(const v1::DutyRow& duty) {
  return duty.has_worked_interval() ? duty.worked_interval() : duty.shift().interval();
}

void People::Rebuild() {
  employments_.clear();
  groups_.clear();
  leaders_.clear();
  held_.clear();
  away_.clear();
  unclaimed_.clear();
  by_unit_.clear();
  workers_.clear();
  for (const auto& [key, row] : members_.rows()) NoteMember(TenantOf(key), row);
  for (const auto& [key, row] : duties_.rows()) NoteDuty(TenantOf(key), row);
  for (const auto& [key, row] : absences_.rows()) NoteAbsence(TenantOf(key), key, row);
}

void People::ForgetMember(const std::string& tenant, const v1::MemberRow& row) {
  const auto& employment = row.employment();
  const std::string person = kit::Key(tenant, employment.person_id());
  const std::string key = kit::Key(tenant, employment.employment_id());
  Remove(employments_, person, key);
  Remove(groups_, GroupOf(tenant, employment.kind(), employment.home_unit_id()), key);
  for (const std::string& unit : employment.leads_unit_ids()) {
    Remove(leaders_, kit::Key(tenant, unit), key);
    Remove(leaders_, kit::Key(tenant, ""), key);
  }
  workers_.erase(person);
}

void People::NoteMember(const std::string& tenant, const v1::MemberRow& row) {
  const auto& employment = row.employment();
  if (employment.person_id().empty()) return;  // a consent that came before its employment
  const std::string person = kit::Key(tenant, employment.person_id());
  const std::string key = kit::Key(tenant, employment.employment_id());
  employments_[person].insert(key);
  groups_[GroupOf(tenant, employment.kind(), employment.home_unit_id())].insert(key);
  for (const std::string& unit : employment.leads_unit_ids()) {
    leaders_[kit::Key(tenant, unit)].insert(key);
    leaders_[kit::Key(tenant, "")].insert(key);
  }
  workers_.erase(person);
}

std::string People::GroupOf(const std::string& tenant, directory::v1::EmploymentKind kind,
                            const std::string& unit_id) {
  const bool at_home = kind == directory::v1::EMPLOYMENT_KIND_UNIT_STAFF;
  return kit::Key(tenant, std::to_string(kind) + "/" + (at_home ? unit_id : ""));
}

std::vector<const v1::MemberRow*> People::Rows(const Index& index, const std::string& key) const {
  std::vector<const v1::MemberRow*> rows;
  const auto found = index.find(key);
  if (found == index.end()) return rows;
  for (const std::string& member : found->second) rows.push_back(members_.Find(member));
  return rows;
}

std::vector<const v1::MemberRow*> People::Of(const std::string& tenant,
                                             directory::v1::EmploymentKind kind,
                                             const std::string& unit_id) const {
  return Rows(groups_, GroupOf(tenant, kind, unit_id));
}

std::vector<const v1::MemberRow*> People::Leaders(const std::string& tenant,
                                                  const std::string& unit_id) const {
  return Rows(leaders_, kit::Key(tenant, unit_id));
}

void People::ForgetDuty(const std::string& tenant, const v1::DutyRow& row) {
  const auto& shift = row.shift();
  const std::string key = kit::Key(tenant, shift.shift_id());
  if (!shift.employment_id().empty()) {
    Remove(held_, kit::Key(tenant, shift.employment_id()), key);
    Stale(tenant, shift.employment_id());
  }
  for (const std::string& unit : shift.unit_ids()) {
    by_unit_[kit::Key(tenant, unit)].erase({kit::Start(shift.interval()), key});
  }
}

void People::NoteDuty(const std::string& tenant, const v1::DutyRow& row) {
  const auto& shift = row.shift();
  const std::string key = kit::Key(tenant, shift.shift_id());
  if (!shift.employment_id().empty()) {
    held_[kit::Key(tenant, shift.employment_id())].insert(key);
    Stale(tenant, shift.employment_id());
  }
  for (const std::string& unit : shift.unit_ids()) {
    by_unit_[kit::Key(tenant, unit)].insert({kit::Start(shift.interval()), key});
  }
}

void People::ForgetAbsence(const std::string& tenant, const std::string& key,
                           const v1::PersonAwayRow& row) {
  unclaimed_.erase(key);
  const std::string person = kit::Key(tenant, row.person_id());
  Remove(away_, person, key);
  workers_.erase(person);
}

void People::NoteAbsence(const std::string& tenant, const std::string& key,
                         const v1::PersonAwayRow& row) {
  if (row.person_id().empty()) {
    unclaimed_.insert(key);
    return;
  }
  const std::string person = kit::Key(tenant, row.person_id());
  away_[person].insert(key);
  workers_.erase(person);
}

std::string People::PersonOf(const std::string& tenant, const std::string& employment_id) const {
  const v1::MemberRow* member = members_.Find(kit::Key(tenant, employment_id));
  return member == nullptr ? "" : member->employment().person_id();
}

std::vector<std::string> People::AbsencesOf(const std::string& tenant,
                                            const std::string& person_id) const {
  const auto found = away_.find(kit::Key(tenant, person_id));
  if (found == away_.end()) return {};
  return {found->second.begin(), found->second.end()};
}

void People::Stale(const std::string& tenant, const std::string& employment_id) {
  const std::string person = PersonOf(tenant, employment_id);
  if (!person.empty()) workers_.erase(kit::Key(tenant, person));
}

worktime::WorkerFacts People::FactsOf(const std::string& tenant,
                                      const std::string& person_key) const {
  worktime::WorkerFacts facts;
  const auto employments = employments_.find(person_key);
  if (employments != employments_.end()) {
    for (const std::string& key : employments->second) {
      worktime::AddEmployment(members_.Get(key).employment(), &facts);
      const auto held = held_.find(key);
      if (held == held_.end()) continue;
      for (const std::string& shift_key : held->second) {
        const v1::DutyRow& duty = *duties_.Find(shift_key);
        facts.duties.push_back(worktime::MakeDuty(duty.shift().shift_id(), duty.shift().kind(),
                                                  worktime::FromProto(WorkedInterval(duty))));
      }
    }
  }
  const std::string person_id = person_key.substr(tenant.size() + 1);
  for (const std::string& key : AbsencesOf(tenant, person_id)) {
    const v1::PersonAwayRow& row = *absences_.Find(key);
    const worktime::Interval interval = worktime::FromProto(row.interval());
    if (row.day_off()) {
      facts.days_off.push_back(interval);
    } else if (row.sick()) {
      facts.sick.push_back(interval);
    } else {
      facts.leaves.push_back(worktime::MakeLeave(interval, row.holiday()));
    }
  }
  return facts;
}

const worktime::Worker& People::WorkerOf(const std::string& tenant,
                                         const std::string& person_id) const {
  const std::string key = kit::Key(tenant, person_id);
  auto& worker = workers_[key];
  if (worker == nullptr) worker = std::make_unique<worktime::Worker>(FactsOf(tenant, key));
  return *worker;
}

worktime::Worker People::WorkerWith(const std::string& tenant, const std::string& person_id,
                                    const std::vector<worktime::Duty>& added,
                                    const std::set<std::string>& without) const {
  worktime::WorkerFacts facts = FactsOf(tenant, kit::Key(tenant, person_id));
  std::erase_if(facts.duties,
                [&](const worktime::Duty& duty) { return without.count(duty.id) != 0; });
  facts.duties.insert(facts.duties.end(), added.begin(), added.end());
  return worktime::Worker(std::move(facts));
}

std::vector<const v1::DutyRow*> People::HeldBy(const std::string& tenant,
                                               const std::string& employment_id) const {
  std::vector<const v1::DutyRow*> duties;
  const auto held = held_.find(kit::Key(tenant, employment_id));
  if (held == held_.end()) return duties;
  for (const std::string& key : held->second) duties.push_back(duties_.Find(key));
  return duties;
}

std::vector<const v1::DutyRow*> People::DutiesIn(const std::string& tenant,
                                                 const std::string& unit_id, absl::Time from,
                                                 absl::Time to) const {
  std::vector<const v1::DutyRow*> duties;
  const auto unit = by_unit_.find(kit::Key(tenant, unit_id));
  if (unit == by_unit_.end()) return duties;
  for (auto it = unit->second.lower_bound({from, ""}); it != unit->second.end(); ++it) {
    if (it->first >= to) break;
    duties.push_back(duties_.Find(it->second));
  }
  return duties;
}

}  // namespace vagtbro::pool
