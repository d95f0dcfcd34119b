// RosterState: who works when, what units need, and who is away, as a fold over the roster's
// events.
//
// What the roster hears of people and absences is kept as its own private copies of those events.
//
// Shape:   rows keyed "<tenant>/<id>"; answers about shifts are ordered by start, then id.
// Units:   intervals are half-open.
// Threads: the owner thread of the journal only. Pointers are good until the next event.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "kit/journal/event_switch.h"
#include "kit/journal/state.h"
#include "roster/draft/store/draft_book.h"
#include "roster/store/act_book.h"
#include "roster/store/grouped_table.h"
#include "roster/store/shift_index.h"
#include "roster/store/watched_table.h"
#include "roster/swap/store/swap_book.h"
#include "vagtbro/roster/v1/plan_events.pb.h"
#include "vagtbro/roster/v1/roster_facts.pb.h"
#include "worktime/book/rule_book.h"

namespace vagtbro::roster {

// Purposes of alarms: at the end of a gap; when whoever covers a shift must have checked in.
inline constexpr char kGapExpiry[] = "gap-expiry";
inline constexpr char kCheckIn[] = "check-in";

class RosterState final : public kit::State {
 public:
  using Shifts = std::vector<const v1::ShiftRow*>;

  // Borrows the book.
  explicit RosterState(const worktime::RuleBook& rule_book = worktime::RuleBook::Shipped());
  bool Apply(const kit::Envelope& event) override;

  const worktime::RuleBook& rule_book() const { return rule_book_; }

  // False: no unit, no shift and no employment of this municipality has ever been taken in.
  bool Knows(const std::string& tenant) const;

  // Null: unknown.
  const v1::UnitRegistered* Unit(const std::string& tenant, const std::string& id) const;
  const kit::Table<v1::UnitRegistered>& units() const { return units_; }
  const v1::StaffingRequirementSet* Requirement(const std::string& tenant,
                                                const std::string& id) const;
  const v1::ShiftRow* Shift(const std::string& tenant, const std::string& id) const;
  const v1::GapRow* Gap(const std::string& tenant, const std::string& id) const;
  const directory::v1::EmploymentRegistered* Employment(const std::string& tenant,
                                                        const std::string& id) const;
  const v1::AwayRow* Leave(const std::string& tenant, const std::string& id) const;
  const v1::AwayRow* Absence(const std::string& tenant, const std::string& id) const;
  const v1::RosterPolicySet* Policy(const std::string& tenant) const;
  uint32_t RecoverCutOffMinute(const std::string& tenant) const;
  // When nobody need come to the unit; ascending, apart.
  std::vector<Interval> ClosedTimes(const std::string& tenant, const std::string& unit) const;
  // When whoever covers it must have checked in; nullopt: they need not, or they have.
  std::optional<absl::Time> CheckInDue(const std::string& tenant, const v1::ShiftRow& row) const;
  const ActBook& acts() const { return acts_; }
  const SwapBook& swaps() const { return swaps_; }
  const DraftBook& drafts() const { return drafts_; }
  const WatchedTable<v1::WorkerRow>& workers() const { return workers_; }
  // By employment.
  const GroupedTable<v1::TrainingPlanned>& trainings() const { return trainings_; }
  const GroupedTable<v1::DayOffPlanned>& days_off() const { return days_off_; }
  std::vector<const v1::StaffingRequirementSet*> RequirementsOf(const std::string& tenant,
                                                                const std::string& unit) const;
  const v1::TaskListSet* TaskList(const std::string& tenant, const std::string& id) const;
  std::vector<const v1::TaskListSet*> TaskListsOf(const std::string& tenant,
                                                  const std::string& unit) const;
  // Those of the shift's units that are known.
  std::vector<const v1::UnitRegistered*> UnitsOf(const std::string& tenant,
                                                 const v1::Shift& shift) const;
  // Shifts that share an instant with `interval`.
  Shifts OfUnit(const std::string& tenant, const std::string& unit, const Interval& interval) const;
  // Those of them whose holder has left and that nobody has: VACANT, OPEN or DROPPED.
  Shifts VacatedOf(const std::string& tenant, const std::string& unit,
                   const Interval& interval) const;
  // Shifts that the employment holds or has worked a part of.
  Shifts OfEmployment(const std::string& tenant, const std::string& employment,
                      const Interval& interval) const;
  // Shifts left because of the absence and not given back.
  Shifts OfAbsence(const std::string& tenant, const std::string& absence) const;
  // The team shift that its holder gave up for this one; null: none, or it has gone its own way.
  const v1::ShiftRow* GivenUpFor(const std::string& tenant, const v1::ShiftRow& basis) const;
  // Starts and ids of shifts; for pages.
  const ShiftIndex& by_tenant() const { return by_tenant_; }
  const ShiftIndex& by_unit() const { return by_unit_; }
  const ShiftIndex& by_employment() const { return by_employment_; }

  // Employments of the person behind `employment`, itself included even if unknown; ascending.
  std::vector<std::string> SamePerson(const std::string& tenant,
                                      const std::string& employment) const;
  // Reported away and leave, of the person behind `employment`, with the absence or leave id.
  using Aways = std::vector<std::pair<std::string, const v1::AwayRow*>>;
  Aways AbsencesOf(const std::string& tenant, const std::string& employment) const;
  Aways LeavesOf(const std::string& tenant, const std::string& employment) const;

 private:
  using Ids = std::map<std::string, std::set<std::string>>;  // key of a group -> ids in it

  void FoldUnits(), FoldShifts(), FoldGaps(), FoldPeople(), FoldAbsences(), FoldTasks(), FoldPlan(),
      FoldPromises(), FoldActs();

  void PutShift(const kit::Envelope& event, v1::ShiftRow row);
  void PutActed(const kit::Envelope& event, v1::ShiftRow row);
  void SetCheckInAlarm(const kit::Envelope& event, const v1::ShiftRow& row);
  // Changes the row of a known shift.
  void ChangeShift(const kit::Envelope& event, const std::string& shift_id,
                   const std::function<v1::ShiftRow(v1::ShiftRow)>& change);
  void LeaveTeamShift(const kit::Envelope& event, const std::string& basis_id,
                      const std::string& absence_id, absl::Time leave_time);
  void PutAbsence(const kit::Envelope& event, const std::string& absence_id, v1::AwayRow row);
  void PutWorker(const std::string& tenant, const directory::v1::EmploymentRegistered& employment);
  void Index(const std::string& tenant, const v1::ShiftRow& row, bool add);
  Shifts Find(const ShiftIndex& index, const std::string& tenant, const std::string& group,
              const Interval& interval) const;

  const worktime::RuleBook& rule_book_;
  kit::Table<v1::UnitRegistered> units_;
  WatchedTable<v1::StaffingRequirementSet> requirements_;
  WatchedTable<v1::TaskListSet> task_lists_;
  WatchedTable<v1::ShiftRow> shifts_;
  kit::Table<v1::GapRow> gaps_;
  WatchedTable<v1::WorkerRow> workers_;
  WatchedTable<v1::AwayRow> leaves_, absences_;
  kit::Table<v1::ClosureRow> closures_{tables(), "closure"};
  kit::Table<v1::RosterPolicySet> policies_{tables(), "policy"};
  ActBook acts_{tables()};
  DraftBook drafts_{tables()};
  SwapBook swaps_;
  GroupedTable<v1::TrainingPlanned> trainings_;
  GroupedTable<v1::DayOffPlanned> days_off_;

  ShiftIndex by_tenant_, by_unit_, by_employment_, vacated_by_unit_;
  Ids requirements_by_unit_, task_lists_by_unit_, shifts_by_absence_, employments_by_person_,
      leaves_by_person_, absences_by_employment_;
  kit::EventSwitch<> events_;
};

}  // namespace vagtbro::roster
