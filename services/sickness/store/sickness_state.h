// What sickness knows: whom it may take calls about, and who is away. Alone holds the kind.
//
// Shape:   rows keyed "<tenant>/<id>"; two indexes live in memory only and follow from the rows.
// Threads: the owner thread of the journal only.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "kit/base/ids.h"
#include "kit/journal/event_switch.h"
#include "kit/journal/state.h"
#include "vagtbro/sickness/v1/sickness_facts.pb.h"

namespace vagtbro::sickness {

// Absences, with their order in time.
class Absences final : public kit::Table<v1::AbsenceRow> {
 public:
  explicit Absences(kit::Tables& tables) : Table(tables, "absence") {}

  // Report time and absence id: absences of one municipality or employment, oldest first.
  using Order = std::set<std::pair<absl::Time, std::string>>;

  void Keep(const std::string& tenant, const v1::AbsenceRow& row);
  const Order& OfTenant(const TenantId& tenant) const;
  const Order& OfEmployment(const TenantId& tenant, const EmploymentId& employment) const;

  void Loaded() override;

 private:
  void Index(const std::string& tenant, const v1::AbsenceRow& row);

  std::map<std::string, Order> by_tenant_;
  std::map<std::string, Order> by_employment_;
};

// Who is employed, and who leads a unit.
class Employees final : public kit::Table<v1::EmployeeRow> {
 public:
  explicit Employees(kit::Tables& tables) : Table(tables, "employee") {}

  void Keep(const std::string& tenant, const v1::EmployeeRow& row);
  // Employment ids in order; also of those whose employment is over.
  const std::set<std::string>& LeadersOf(const std::string& tenant, const std::string& unit) const;

  void Loaded() override;

 private:
  void Index(const std::string& tenant, const v1::EmployeeRow& row);

  std::map<std::string, std::set<std::string>> leaders_;  // Key(tenant, unit) -> employments
};

class SicknessState final : public kit::State {
 public:
  SicknessState();
  bool Apply(const kit::Envelope& event) override;

  bool Knows(const TenantId& tenant, const EmploymentId& employment) const;
  const v1::EmployeeRow* Employee(const TenantId& tenant, const EmploymentId& employment) const;
  const std::set<std::string>& LeadersOf(const TenantId& tenant, const std::string& unit) const {
    return employees_.LeadersOf(tenant.str(), unit);
  }
  // Null: the unit, or "" the municipality, has set none.
  const v1::ContactPolicySet* OwnContactPolicy(const TenantId& tenant,
                                               const std::string& unit) const;
  // The unit's, or else the municipality's; empty: neither.
  v1::ContactPolicySet ContactPolicy(const TenantId& tenant, const std::string& unit) const;
  // Null: no such absence. Valid until it changes.
  const v1::AbsenceRow* Absence(const TenantId& tenant, const std::string& absence_id) const;
  // Running and coming absences of one employment, by start.
  std::vector<v1::AbsenceRow> Ahead(const TenantId& tenant, const EmploymentId& employment,
                                    absl::Time now) const;
  uint64_t ReceiptsIssued(const TenantId& tenant) const;
  const Absences& absences() const { return absences_; }

 private:
  Employees employees_{tables()};
  kit::Table<v1::ContactPolicySet> contact_policies_{tables(), "contact-policy"};
  Absences absences_{tables()};
  kit::Table<v1::ReceiptCounterRow> receipt_counters_{tables(), "receipt-counter"};
  kit::EventSwitch<> events_;
};

}  // namespace vagtbro::sickness
