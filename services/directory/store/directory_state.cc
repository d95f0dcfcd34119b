#include "directory/store/directory_state.h"

#include "directory/domain/failure_window.h"
#include "kit/base/proto_time.h"

namespace vagtbro::directory {
namespace {

using kit::Envelope;
using kit::Key;

std::string TenantOf(const std::string& key) { return key.substr(0, key.find('/')); }

}  // namespace

void EmploymentNumbers::Keep(const std::string& tenant, const v1::EmploymentNumberRecorded& row) {
  const std::string key = Key(tenant, row.employment_id());
  const v1::EmploymentNumberRecorded* old = Find(key);
  if (old != nullptr) owners_.erase(Key(tenant, old->employment_no()));
  if (row.employment_no().empty()) {
    Erase(key);
    return;
  }
  owners_[Key(tenant, row.employment_no())] = row.employment_id();
  Put(key, row);
}

std::string EmploymentNumbers::OwnerOf(const TenantId& tenant,
                                       const std::string& employment_no) const {
  const auto found = owners_.find(Key(tenant.str(), employment_no));
  return found == owners_.end() ? "" : found->second;
}

void EmploymentNumbers::Loaded() {
  owners_.clear();
  for (const auto& [key, row] : rows()) {
    owners_[Key(TenantOf(key), row.employment_no())] = row.employment_id();
  }
}

void Leaves::Keep(const std::string& tenant, const v1::LeaveRegistered& row) {
  const std::string key = Key(tenant, row.leave_id());
  const v1::LeaveRegistered* old = Find(key);
  if (old != nullptr) by_person_[Key(tenant, old->person_id())].erase(key);
  by_person_[Key(tenant, row.person_id())].insert(key);
  Put(key, row);
}

std::vector<v1::LeaveRegistered> Leaves::OfPerson(const std::string& tenant,
                                                  const std::string& person_id) const {
  std::vector<v1::LeaveRegistered> leaves;
  const auto found = by_person_.find(Key(tenant, person_id));
  if (found == by_person_.end()) return leaves;
  for (const std::string& key : found->second) leaves.push_back(*Find(key));
  return leaves;
}

void Leaves::Loaded() {
  by_person_.clear();
  for (const auto& [key, row] : rows()) by_person_[Key(TenantOf(key), row.person_id())].insert(key);
}

void FailedCallers::Count(const std::string& key, absl::Time now) {
  while (!by_start_.empty()) {
    const auto oldest = by_start_.begin();
    if (!IsOver(kOfCaller, *Find(oldest->second), now)) break;
    Erase(oldest->second);
    by_start_.erase(oldest);
  }
  const v1::FailureWindowRow row = AndOneMore(kOfCaller, Get(key), now);
  by_start_.insert({kit::FromProto(row.start_time()), key});
  Put(key, row);
}

void FailedCallers::Loaded() {
  by_start_.clear();
  for (const auto& [key, row] : rows()) by_start_.insert({kit::FromProto(row.start_time()), key});
}

DirectoryState::DirectoryState() {
  events_.On<v1::EmploymentRegistered>([this](const auto& event, const Envelope& e) {
    employments_.Put(Key(e.tenant_id(), event.employment_id()), event);
  });
  events_.On<v1::PersonRecorded>([this](const auto& event, const Envelope& e) {
    persons_.Put(Key(e.tenant_id(), event.person_id()), event);
  });
  events_.On<v1::EmploymentNumberRecorded>(
      [this](const auto& event, const Envelope& e) { numbers_.Keep(e.tenant_id(), event); });
  events_.On<v1::OfferConsentGiven>([this](const auto& event, const Envelope& e) {
    consents_.Put(Key(e.tenant_id(), event.employment_id()), event);
  });
  events_.On<v1::OwnContactMarked>([this](const auto& event, const Envelope& e) {
    const std::string key = Key(e.tenant_id(), event.person_id());
    if (event.own()) {
      own_contacts_.Put(key, event);
    } else {
      own_contacts_.Erase(key);
    }
  });
  events_.On<v1::LeaveRegistered>(
      [this](const auto& event, const Envelope& e) { leaves_.Keep(e.tenant_id(), event); });
  events_.On<v1::PersonErased>(
      [this](const auto& event, const Envelope& e) { Erase(e.tenant_id(), event); });
  HearOfPins();
}

bool DirectoryState::Apply(const Envelope& event) {
  return events_.Dispatch(event) == kit::Dispatched::kDone;
}

void DirectoryState::Erase(const std::string& tenant, const v1::PersonErased& event) {
  persons_.Erase(Key(tenant, event.person_id()));
  own_contacts_.Erase(Key(tenant, event.person_id()));
  for (const std::string& employment_id : event.employment_ids()) {
    v1::EmploymentNumberRecorded none;
    none.set_employment_id(employment_id);
    numbers_.Keep(tenant, none);
    pins_.Erase(Key(tenant, employment_id));
    consents_.Erase(Key(tenant, employment_id));
  }
  erased_.Put(Key(tenant, event.person_id()), event);
}

}  // namespace vagtbro::directory
