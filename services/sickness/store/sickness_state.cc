#include "sickness/store/sickness_state.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "sickness/domain/absence_rules.h"
#include "vagtbro/directory/v1/directory_events.pb.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"

namespace vagtbro::sickness {
namespace {

using kit::Envelope;
using kit::Key;

const std::string kReceipts = "receipts";

// No unit has this id.
std::string PolicyKey(const std::string& tenant, const std::string& unit) {
  return Key(tenant, unit.empty() ? "*" : unit);
}

void Extend(const v1::AbsenceExtended& event, v1::AbsenceRow* row) {
  const absl::Time end = kit::End(event.interval());
  if (end != kit::End(row->interval())) row->set_open_ended(false);
  if (row->has_fit_from_time() && end > kit::FromProto(row->fit_from_time())) {
    row->clear_fit_from_time();
  }
  *row->mutable_interval() = event.interval();
}

void Recover(const v1::RecoveryReported& event, v1::AbsenceRow* row) {
  const absl::Time fit_from = kit::FromProto(event.fit_from_time());
  *row->mutable_fit_from_time() = event.fit_from_time();
  // An absence that was called off before it began keeps its interval: half-open, it has no empty
  // one.
  if (fit_from > kit::Start(row->interval()) && fit_from < kit::End(row->interval())) {
    *row->mutable_interval()->mutable_end_time() = event.fit_from_time();
  }
}

}  // namespace

void Absences::Keep(const std::string& tenant, const v1::AbsenceRow& row) {
  Index(tenant, row);
  Put(Key(tenant, row.absence_id()), row);
}

void Absences::Index(const std::string& tenant, const v1::AbsenceRow& row) {
  const absl::Time report_time = kit::FromProto(row.report_time());
  by_tenant_[tenant].emplace(report_time, row.absence_id());
  by_employment_[Key(tenant, row.employment_id())].emplace(report_time, row.absence_id());
}

const Absences::Order& Absences::OfTenant(const TenantId& tenant) const {
  static const Order kNone;
  const auto found = by_tenant_.find(tenant.str());
  return found == by_tenant_.end() ? kNone : found->second;
}

const Absences::Order& Absences::OfEmployment(const TenantId& tenant,
                                              const EmploymentId& employment) const {
  static const Order kNone;
  const auto found = by_employment_.find(Key(tenant.str(), employment.str()));
  return found == by_employment_.end() ? kNone : found->second;
}

void Absences::Loaded() {
  by_tenant_.clear();
  by_employment_.clear();
  for (const auto& [key, row] : rows()) Index(key.substr(0, key.find('/')), row);
}

void Employees::Keep(const std::string& tenant, const v1::EmployeeRow& row) {
  const std::string key = Key(tenant, row.employment_id());
  const v1::EmployeeRow* old = Find(key);
  if (old != nullptr) {
    for (const std::string& unit : old->leads_unit_ids()) {
      leaders_[Key(tenant, unit)].erase(row.employment_id());
    }
  }
  Index(tenant, row);
  Put(key, row);
}

void Employees::Index(const std::string& tenant, const v1::EmployeeRow& row) {
  for (const std::string& unit : row.leads_unit_ids()) {
    leaders_[Key(tenant, unit)].insert(row.employment_id());
  }
}

const std::set<std::string>& Employees::LeadersOf(const std::string& tenant,
                                                  const std::string& unit) const {
  static const std::set<std::string> kNobody;
  const auto found = leaders_.find(Key(tenant, unit));
  return found == leaders_.end() ? kNobody : found->second;
}

void Employees::Loaded() {
  leaders_.clear();
  for (const auto& [key, row] : rows()) Index(key.substr(0, key.find('/')), row);
}

SicknessState::SicknessState() {
  events_.On<directory::v1::EmploymentRegistered>([this](const auto& event, const Envelope& e) {
    v1::EmployeeRow row;
    row.set_employment_id(event.employment_id());
    row.set_home_unit_id(event.home_unit_id());
    *row.mutable_leads_unit_ids() = event.leads_unit_ids();
    if (event.has_end_time()) *row.mutable_end_time() = event.end_time();
    employees_.Keep(e.tenant_id(), row);
  });
  events_.On<v1::ContactPolicySet>([this](const auto& event, const Envelope& e) {
    contact_policies_.Put(PolicyKey(e.tenant_id(), event.unit_id()), event);
  });
  events_.On<v1::SickCallReported>([this](const auto& event, const Envelope& e) {
    v1::AbsenceRow row;
    row.set_absence_id(event.absence_id());
    row.set_employment_id(event.employment_id());
    *row.mutable_interval() = event.interval();
    row.set_open_ended(event.open_ended());
    row.set_late(event.late());
    *row.mutable_report_time() = e.event_time();
    absences_.Keep(e.tenant_id(), row);
  });
  events_.On<v1::ReceiptIssued>([this](const auto& event, const Envelope& e) {
    v1::AbsenceRow row = absences_.Get(Key(e.tenant_id(), event.absence_id()));
    row.set_receipt_no(event.receipt_no());
    row.set_kind(event.kind());
    absences_.Put(Key(e.tenant_id(), event.absence_id()), row);
    v1::ReceiptCounterRow counter = receipt_counters_.Get(Key(e.tenant_id(), kReceipts));
    counter.set_issued(counter.issued() + 1);
    receipt_counters_.Put(Key(e.tenant_id(), kReceipts), counter);
  });
  events_.On<v1::AbsenceExtended>([this](const auto& event, const Envelope& e) {
    v1::AbsenceRow row = absences_.Get(Key(e.tenant_id(), event.absence_id()));
    Extend(event, &row);
    absences_.Put(Key(e.tenant_id(), event.absence_id()), row);
  });
  events_.On<v1::RecoveryReported>([this](const auto& event, const Envelope& e) {
    v1::AbsenceRow row = absences_.Get(Key(e.tenant_id(), event.absence_id()));
    Recover(event, &row);
    absences_.Put(Key(e.tenant_id(), event.absence_id()), row);
  });
}

bool SicknessState::Apply(const Envelope& event) {
  return events_.Dispatch(event) == kit::Dispatched::kDone;
}

const v1::EmployeeRow* SicknessState::Employee(const TenantId& tenant,
                                               const EmploymentId& employment) const {
  return employees_.Find(Key(tenant.str(), employment.str()));
}

bool SicknessState::Knows(const TenantId& tenant, const EmploymentId& employment) const {
  return Employee(tenant, employment) != nullptr;
}

const v1::ContactPolicySet* SicknessState::OwnContactPolicy(const TenantId& tenant,
                                                            const std::string& unit) const {
  return contact_policies_.Find(PolicyKey(tenant.str(), unit));
}

v1::ContactPolicySet SicknessState::ContactPolicy(const TenantId& tenant,
                                                  const std::string& unit) const {
  const v1::ContactPolicySet* own = OwnContactPolicy(tenant, unit);
  if (own == nullptr) own = OwnContactPolicy(tenant, "");
  return own == nullptr ? v1::ContactPolicySet() : *own;
}

const v1::AbsenceRow* SicknessState::Absence(const TenantId& tenant,
                                             const std::string& absence_id) const {
  return absences_.Find(Key(tenant.str(), absence_id));
}

std::vector<v1::AbsenceRow> SicknessState::Ahead(const TenantId& tenant,
                                                 const EmploymentId& employment,
                                                 absl::Time now) const {
  std::vector<v1::AbsenceRow> ahead;
  for (const auto& [report_time, absence_id] : absences_.OfEmployment(tenant, employment)) {
    const v1::AbsenceRow* row = Absence(tenant, absence_id);
    if (IsAhead(*row, now)) ahead.push_back(*row);
  }
  std::stable_sort(ahead.begin(), ahead.end(), [](const auto& a, const auto& b) {
    return kit::Start(a.interval()) < kit::Start(b.interval());
  });
  return ahead;
}

uint64_t SicknessState::ReceiptsIssued(const TenantId& tenant) const {
  return receipt_counters_.Get(Key(tenant.str(), kReceipts)).issued();
}

}  // namespace vagtbro::sickness
