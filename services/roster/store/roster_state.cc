#include "roster/store/roster_state.h"

#include "kit/base/proto_time.h"

namespace vagtbro::roster {
namespace {

using kit::Key;

// "<tenant>/<id>" -> tenant and id; neither holds a slash.
std::pair<std::string, std::string> Split(const std::string& key) {
  const size_t slash = key.find('/');
  return {key.substr(0, slash), key.substr(slash + 1)};
}

// The rows of those ids, in their order.
template <class Table>
auto Rows(const Table& table, const std::string& tenant, const std::set<std::string>& ids) {
  std::vector<decltype(table.Find(""))> rows;
  for (const std::string& id : ids) {
    if (const auto* row = table.Find(Key(tenant, id))) rows.push_back(row);
  }
  return rows;
}

const std::set<std::string>& IdsIn(const std::map<std::string, std::set<std::string>>& groups,
                                   const std::string& key) {
  static const std::set<std::string> none;
  const auto found = groups.find(key);
  return found == groups.end() ? none : found->second;
}

}  // namespace

RosterState::RosterState(const worktime::RuleBook& rule_book)
    : rule_book_(rule_book),
      units_(tables(), "unit"),
      requirements_(tables(), "requirement",
                    [this] {
                      for (const auto& [key, row] : requirements_.rows()) {
                        const auto [tenant, id] = Split(key);
                        requirements_by_unit_[Key(tenant, row.unit_id())].insert(id);
                      }
                    }),
      task_lists_(tables(), "task-list",
                  [this] {
                    for (const auto& [key, row] : task_lists_.rows()) {
                      const auto [tenant, id] = Split(key);
                      task_lists_by_unit_[Key(tenant, row.unit_id())].insert(id);
                    }
                  }),
      shifts_(tables(), "shift",
              [this] {
                for (const auto& [key, row] : shifts_.rows()) Index(Split(key).first, row, true);
              }),
      gaps_(tables(), "gap"),
      workers_(tables(), "worker",
               [this] {
                 for (const auto& [key, row] : workers_.rows()) {
                   const auto [tenant, id] = Split(key);
                   employments_by_person_[Key(tenant, row.employment().person_id())].insert(id);
                 }
               }),
      leaves_(tables(), "leave",
              [this] {
                for (const auto& [key, row] : leaves_.rows()) {
                  const auto [tenant, id] = Split(key);
                  leaves_by_person_[Key(tenant, row.person_id())].insert(id);
                }
              }),
      absences_(tables(), "absence",
                [this] {
                  for (const auto& [key, row] : absences_.rows()) {
                    const auto [tenant, id] = Split(key);
                    absences_by_employment_[Key(tenant, row.employment_id())].insert(id);
                  }
                }),
      swaps_(tables(), alarms(),
             [this](const std::string& tenant, const std::string& shift) {
               const v1::ShiftRow* row = Shift(tenant, shift);
               return row == nullptr ? absl::InfinitePast() : WholeOf(row->shift()).start_time;
             }),
      trainings_(tables(), "training",
                 [](const v1::TrainingPlanned& row) {
                   return std::vector<std::string>(row.employment_ids().begin(),
                                                   row.employment_ids().end());
                 }),
      days_off_(tables(), "day-off", [](const v1::DayOffPlanned& row) {
        return std::vector<std::string>{row.employment_id()};
      }) {
  FoldUnits();
  FoldShifts();
  FoldGaps();
  FoldPeople();
  FoldAbsences();
  FoldTasks();
  FoldPlan();
  FoldPromises();
  FoldActs();
  swaps_.Fold(events_);
  drafts_.Fold(events_);
}

bool RosterState::Apply(const kit::Envelope& event) {
  return events_.Dispatch(event) == kit::Dispatched::kDone;
}

bool RosterState::Knows(const std::string& tenant) const {
  const auto any = [](const auto& range) { return range.first != range.last; };
  const std::string own = Key(tenant, "");
  return any(units_.Under(own)) || any(workers_.Under(own)) || !by_tenant_.Of(tenant).empty();
}

const v1::UnitRegistered* RosterState::Unit(const std::string& tenant,
                                            const std::string& id) const {
  return units_.Find(Key(tenant, id));
}

const v1::StaffingRequirementSet* RosterState::Requirement(const std::string& tenant,
                                                           const std::string& id) const {
  return requirements_.Find(Key(tenant, id));
}

const v1::ShiftRow* RosterState::Shift(const std::string& tenant, const std::string& id) const {
  return shifts_.Find(Key(tenant, id));
}

const v1::GapRow* RosterState::Gap(const std::string& tenant, const std::string& id) const {
  return gaps_.Find(Key(tenant, id));
}

const directory::v1::EmploymentRegistered* RosterState::Employment(const std::string& tenant,
                                                                   const std::string& id) const {
  const v1::WorkerRow* row = workers_.Find(Key(tenant, id));
  return row == nullptr ? nullptr : &row->employment();
}

const v1::AwayRow* RosterState::Leave(const std::string& tenant, const std::string& id) const {
  return leaves_.Find(Key(tenant, id));
}

const v1::AwayRow* RosterState::Absence(const std::string& tenant, const std::string& id) const {
  return absences_.Find(Key(tenant, id));
}

std::vector<const v1::StaffingRequirementSet*> RosterState::RequirementsOf(
    const std::string& tenant, const std::string& unit) const {
  return Rows(requirements_, tenant, IdsIn(requirements_by_unit_, Key(tenant, unit)));
}

RosterState::Shifts RosterState::Find(const ShiftIndex& index, const std::string& tenant,
                                      const std::string& group, const Interval& interval) const {
  Shifts found;
  const auto [first, last] = index.Around(Key(tenant, group), interval);
  for (auto entry = first; entry != last; ++entry) {
    const v1::ShiftRow* row = Shift(tenant, entry->second);
    if (row != nullptr && Overlaps(WholeOf(row->shift()), interval)) found.push_back(row);
  }
  return found;
}

const v1::TaskListSet* RosterState::TaskList(const std::string& tenant,
                                             const std::string& id) const {
  return task_lists_.Find(Key(tenant, id));
}

std::vector<const v1::TaskListSet*> RosterState::TaskListsOf(const std::string& tenant,
                                                             const std::string& unit) const {
  return Rows(task_lists_, tenant, IdsIn(task_lists_by_unit_, Key(tenant, unit)));
}

std::vector<const v1::UnitRegistered*> RosterState::UnitsOf(const std::string& tenant,
                                                            const v1::Shift& shift) const {
  std::vector<const v1::UnitRegistered*> units;
  for (const std::string& id : shift.unit_ids()) {
    if (const auto* unit = Unit(tenant, id)) units.push_back(unit);
  }
  return units;
}

RosterState::Shifts RosterState::OfUnit(const std::string& tenant, const std::string& unit,
                                        const Interval& interval) const {
  return Find(by_unit_, tenant, unit, interval);
}

RosterState::Shifts RosterState::VacatedOf(const std::string& tenant, const std::string& unit,
                                           const Interval& interval) const {
  return Find(vacated_by_unit_, tenant, unit, interval);
}

RosterState::Shifts RosterState::OfEmployment(const std::string& tenant,
                                              const std::string& employment,
                                              const Interval& interval) const {
  return Find(by_employment_, tenant, employment, interval);
}

RosterState::Shifts RosterState::OfAbsence(const std::string& tenant,
                                           const std::string& absence) const {
  return Rows(shifts_, tenant, IdsIn(shifts_by_absence_, Key(tenant, absence)));
}

const v1::ShiftRow* RosterState::GivenUpFor(const std::string& tenant,
                                            const v1::ShiftRow& basis) const {
  if (!IsAbsorbed(basis)) return nullptr;
  const v1::ShiftRow* team = Shift(tenant, basis.absorbed_shift_id());
  const bool mutual = team != nullptr && IsVacated(*team) &&
                      team->absorbed_by_shift_id() == basis.shift().shift_id();
  return mutual ? team : nullptr;
}

std::vector<std::string> RosterState::SamePerson(const std::string& tenant,
                                                 const std::string& employment) const {
  const auto* known = Employment(tenant, employment);
  if (known == nullptr) return {employment};
  const auto& ids = IdsIn(employments_by_person_, Key(tenant, known->person_id()));
  return {ids.begin(), ids.end()};
}

RosterState::Aways RosterState::AbsencesOf(const std::string& tenant,
                                           const std::string& employment) const {
  Aways aways;
  for (const std::string& own : SamePerson(tenant, employment)) {
    for (const std::string& id : IdsIn(absences_by_employment_, Key(tenant, own))) {
      aways.emplace_back(id, Absence(tenant, id));
    }
  }
  return aways;
}

RosterState::Aways RosterState::LeavesOf(const std::string& tenant,
                                         const std::string& employment) const {
  Aways aways;
  const auto* known = Employment(tenant, employment);
  if (known == nullptr) return aways;
  for (const std::string& id : IdsIn(leaves_by_person_, Key(tenant, known->person_id()))) {
    aways.emplace_back(id, Leave(tenant, id));
  }
  return aways;
}

void RosterState::Index(const std::string& tenant, const v1::ShiftRow& row, bool add) {
  const std::string& id = row.shift().shift_id();
  const ShiftIndex::Entry entry{kit::Start(row.shift().interval()), id};
  const auto in = [&](ShiftIndex& index, const std::string& group) {
    add ? index.Add(group, entry) : index.Remove(group, entry);
  };
  in(by_tenant_, tenant);
  for (const std::string& unit : row.shift().unit_ids()) {
    in(by_unit_, Key(tenant, unit));
    if (IsVacated(row)) in(vacated_by_unit_, Key(tenant, unit));
  }
  for (const Attendance& attendance : AttendancesOf(row)) {
    in(by_employment_, Key(tenant, attendance.employment_id));
  }
  if (row.absence_id().empty()) return;
  const std::string absence = Key(tenant, row.absence_id());
  if (add) {
    shifts_by_absence_[absence].insert(id);
  } else {
    shifts_by_absence_[absence].erase(id);
    if (shifts_by_absence_[absence].empty()) shifts_by_absence_.erase(absence);
  }
}

}  // namespace vagtbro::roster
