// ImportRoster: takes a part of a roster in; what is refused is named, the rest kept.
#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "kit/base/proto_time.h"
#include "kit/journal/table.h"
#include "kit/rpc/refusal.h"
#include "roster/api/roster_api.h"
#include "roster/domain/import_check.h"
#include "roster/domain/task_check.h"
#include "roster/plan/absorb.h"
#include "roster/plan/split.h"
#include "roster/plan/tend_gaps.h"
#include "roster/plan/vacate.h"
#include "roster/store/levels.h"
#include "roster/store/people.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

constexpr int kMostShifts = 2000;
constexpr int kMostInAnEvent = 200;

template <class Message>
bool Same(const Message& a, const Message& b) {
  return kit::DeterministicBytes(a) == kit::DeterministicBytes(b);
}

class Import {
 public:
  Import(const RosterState& state, kit::Commit& commit, const v1::ImportRosterRequest& request,
         v1::ImportRosterResponse* response)
      : state_(state), commit_(commit), request_(request), response_(response) {}

  void Decide() {
    DecideUnits();
    DecideRequirements();
    DecideTaskLists();
    DecideDaysOff();
    DecidePolicy();
    DecideShifts();
    RefuseDoubleBooked();
  }

  void Emit() {
    for (const auto* unit : units_) commit_.Emit(unit->unit_id(), *unit);
    for (const auto* requirement : requirements_) EmitRequirement(*requirement);
    for (const auto* list : task_lists_) commit_.Emit(list->unit_id(), *list);
    for (const auto* day_off : days_off_) commit_.Emit(day_off->employment_id(), *day_off);
    if (policy_ != nullptr) commit_.Emit("policy", *policy_);
    CloseReplacedGaps();
    EmitShifts();
    std::set<std::string> holders;
    for (const auto& [index, shift] : shifts_) {
      if (!shift->employment_id().empty()) holders.insert(shift->employment_id());
    }
    VacateAway(state_, commit_, holders);
    AbsorbIn(state_, commit_, Joined(areas_));
    TendGaps(state_, commit_, Joined(areas_));
  }

 private:
  void Refuse(const char* kind, size_t index, const std::string& id, const Rejection& rejection) {
    v1::RefusedRosterRecord* refused = response_->add_refused();
    refused->set_kind(kind);
    refused->set_index(static_cast<uint32_t>(index));
    refused->set_id(id);
    refused->set_reason(rejection.reason);
    refused->set_advice(rejection.advice);
  }

  // Accepts the record unless something is wrong with it, or its id came before in the same list.
  bool Accept(const char* kind, int index, const std::string& id, std::set<std::string>* seen,
              std::optional<Rejection> rejection) {
    if (!rejection && !seen->insert(id).second) {
      rejection = Rejection{"DUPLICATE_ID", "send each id once"};
    }
    if (rejection) Refuse(kind, static_cast<size_t>(index), id, *rejection);
    response_->set_accepted(response_->accepted() + (rejection ? 0 : 1));
    return !rejection;
  }

  void DecideUnits() {
    std::set<std::string> seen;
    for (int i = 0; i < request_.units_size(); ++i) {
      const v1::UnitRegistered& unit = request_.units(i);
      if (!Accept("unit", i, unit.unit_id(), &seen, CheckUnit(unit))) continue;
      known_units_.emplace(unit.unit_id(), &unit);
      const auto* known = state_.Unit(tenant(), unit.unit_id());
      if (known == nullptr || !Same(*known, unit)) units_.push_back(&unit);
    }
  }

  void DecideRequirements() {
    std::set<std::string> seen;
    for (int i = 0; i < request_.requirements_size(); ++i) {
      const v1::StaffingRequirementSet& requirement = request_.requirements(i);
      const std::string& id = requirement.requirement_id();
      if (!Accept("requirement", i, id, &seen, CheckRequirement(requirement, IsUnit()))) continue;
      const auto* known = state_.Requirement(tenant(), id);
      if (known == nullptr || !Same(*known, requirement)) requirements_.push_back(&requirement);
    }
  }

  void DecideTaskLists() {
    std::set<std::string> seen;
    for (int i = 0; i < request_.task_lists_size(); ++i) {
      const v1::TaskListSet& list = request_.task_lists(i);
      const std::string& id = list.task_list_id();
      if (!Accept("task_list", i, id, &seen, CheckTaskList(list, IsUnit()))) continue;
      const auto* known = state_.TaskList(tenant(), id);
      if (known == nullptr || !Same(*known, list)) task_lists_.push_back(&list);
    }
  }

  void DecideDaysOff() {
    std::set<std::string> seen;
    for (int i = 0; i < request_.days_off_size(); ++i) {
      const v1::DayOffPlanned& day_off = request_.days_off(i);
      const std::string& id = day_off.day_off_id();
      if (!Accept("day_off", i, id, &seen, CheckDayOff(day_off, IsEmployment()))) continue;
      const auto* known = state_.days_off().Find(kit::Key(tenant(), id));
      if (known == nullptr || !Same(*known, day_off)) days_off_.push_back(&day_off);
    }
  }

  void DecidePolicy() {
    std::set<std::string> seen;
    if (!request_.has_policy()) return;
    const v1::RosterPolicySet& policy = request_.policy();
    if (!Accept("policy", 0, "", &seen, CheckPolicy(policy))) return;
    const auto* known = state_.Policy(tenant());
    if (known == nullptr || !Same(*known, policy)) policy_ = &policy;
  }

  // The facts about its units as they will be.
  Units UnitsOf(const v1::Shift& shift) const {
    Units units;
    for (const std::string& id : shift.unit_ids()) {
      const auto sent = known_units_.find(id);
      units.push_back(sent == known_units_.end() ? state_.Unit(tenant(), id) : sent->second);
    }
    return units;
  }

  void DecideShifts() {
    std::set<std::string> seen;
    for (int i = 0; i < request_.shifts_size(); ++i) {
      const v1::Shift& shift = request_.shifts(i);
      std::optional<Rejection> wrong = CheckShift(shift, IsUnit(), IsEmployment());
      const v1::ShiftRow* known = state_.Shift(tenant(), shift.shift_id());
      const bool changed = known == nullptr || !Same(AsPublished(*known), shift);
      if (!wrong && changed) wrong = CheckSharing(shift, UnitsOf(shift));
      if (!wrong && changed) wrong = CheckTime(shift);
      if (!wrong && changed && known != nullptr && IsCovered(state_, tenant(), *known)) {
        wrong = Rejection{"SHIFT_COVERED", "somebody covers it: undo the cover first"};
      }
      if (Accept("shift", i, shift.shift_id(), &seen, wrong) && changed) {
        shifts_.emplace(static_cast<size_t>(i), &shift);
      }
    }
  }

  // What closed units and ended employments say about its time.
  std::optional<Rejection> CheckTime(const v1::Shift& shift) const {
    const Interval time = WholeOf(shift);
    if (IsClosed(state_, tenant(), shift, time)) {
      return Rejection{"UNIT_CLOSED", "its units are closed then: leave it out"};
    }
    const auto* holder = state_.Employment(tenant(), shift.employment_id());
    if (holder == nullptr || worktime::IsEmployed(*holder, time)) return std::nullopt;
    return Rejection{"NOT_EMPLOYED", "its holder's employment does not last over it"};
  }

  // Shifts of a temp agency's desk do not collide: it stands for many people.
  std::string PersonOf(const std::string& employment_id) const {
    const auto* employment = state_.Employment(tenant(), employment_id);
    const bool agency =
        employment != nullptr && employment->kind() == directory::v1::EMPLOYMENT_KIND_AGENCY;
    return employment == nullptr || agency ? "" : employment->person_id();
  }

  void RefuseDoubleBooked() {
    std::vector<Holding> offered;
    std::vector<size_t> indexes;
    std::map<std::string, std::string> employment_of;
    for (const auto& [index, shift] : shifts_) {
      const std::string person = PersonOf(shift->employment_id());
      employment_of[person] = shift->employment_id();
      offered.push_back({shift->shift_id(), person, WholeOf(*shift)});
      indexes.push_back(index);
    }
    const auto standing = [&](const std::string& person, const Interval& interval) {
      std::vector<Holding> holdings;
      for (const std::string& own : state_.SamePerson(tenant(), employment_of[person])) {
        for (const v1::ShiftRow* row : state_.OfEmployment(tenant(), own, interval)) {
          if (row->shift().employment_id() != own) continue;
          holdings.push_back({row->shift().shift_id(), person, HeldTime(*row)});
        }
      }
      for (const auto& [id, time] : TrainingsOf(state_, tenant(), employment_of[person])) {
        holdings.push_back({id, person, time});
      }
      return holdings;
    };
    for (const size_t position : DoubleBooked(offered, standing)) {
      const size_t index = indexes[position];
      Refuse("shift", index, offered[position].shift_id,
             {"OVERLAPS", "its holder has another shift at that time; send both if both change"});
      response_->set_accepted(response_->accepted() - 1);
      shifts_.erase(index);
    }
  }

  void EmitRequirement(const v1::StaffingRequirementSet& requirement) {
    const Interval from_now{commit_.now(), absl::InfiniteFuture()};
    areas_.push_back({requirement.unit_id(), from_now});
    if (const auto* known = state_.Requirement(tenant(), requirement.requirement_id())) {
      areas_.push_back({known->unit_id(), from_now});
    }
    commit_.Emit(requirement.unit_id(), requirement);
  }

  void CloseReplacedGaps() {
    for (const auto& [index, shift] : shifts_) {
      const v1::ShiftRow* known = state_.Shift(tenant(), shift->shift_id());
      for (const Area& area : AreasOf(*shift, commit_.now())) areas_.push_back(area);
      if (known == nullptr) continue;
      for (const Area& area : AreasOf(known->shift(), commit_.now())) areas_.push_back(area);
      if (known->state() == v1::SHIFT_STATE_OPEN) {
        CloseGap(commit_, known->gap_id(), v1::GAP_CLOSE_REASON_NOT_NEEDED);
      }
      CancelParts(state_, commit_, shift->shift_id());
    }
  }

  // By first unit, then start, then id.
  void EmitShifts() {
    std::vector<const v1::Shift*> ordered;
    for (const auto& [index, shift] : shifts_) ordered.push_back(shift);
    const auto key = [](const v1::Shift* shift) {
      return std::make_tuple(shift->unit_ids(0), kit::Start(shift->interval()), shift->shift_id());
    };
    std::sort(ordered.begin(), ordered.end(),
              [&](const v1::Shift* a, const v1::Shift* b) { return key(a) < key(b); });
    v1::ShiftsPublished published;
    for (size_t i = 0; i < ordered.size(); ++i) {
      *published.add_shifts() = *ordered[i];
      const std::string& unit = ordered[i]->unit_ids(0);
      const bool last = i + 1 == ordered.size() || ordered[i + 1]->unit_ids(0) != unit;
      if (!last && published.shifts_size() < kMostInAnEvent) continue;
      commit_.Emit(unit, published);
      published.Clear();
    }
  }

  const std::string& tenant() const { return commit_.tenant(); }
  IsKnown IsEmployment() const {
    return [this](const std::string& id) { return state_.Employment(tenant(), id) != nullptr; };
  }
  IsKnown IsUnit() const {
    return [this](const std::string& id) {
      return known_units_.count(id) != 0 || state_.Unit(tenant(), id) != nullptr;
    };
  }

  const RosterState& state_;
  kit::Commit& commit_;
  const v1::ImportRosterRequest& request_;
  v1::ImportRosterResponse* response_;
  std::map<std::string, const v1::UnitRegistered*> known_units_;  // accepted in this part
  std::vector<const v1::UnitRegistered*> units_;
  std::vector<const v1::StaffingRequirementSet*> requirements_;
  std::vector<const v1::TaskListSet*> task_lists_;
  std::vector<const v1::DayOffPlanned*> days_off_;
  const v1::RosterPolicySet* policy_ = nullptr;  // null: none, or as it was
  std::map<size_t, const v1::Shift*> shifts_;    // changed ones, by position
  std::vector<Area> areas_;
};

}  // namespace

absl::Status ImportRoster(const RosterState& state, kit::Commit& commit,
                          const v1::ImportRosterRequest& request,
                          v1::ImportRosterResponse* response) {
  if (request.shifts_size() > kMostShifts) {
    return kit::Malformed("shifts", "send at most 2000 shifts in one part");
  }
  Import import(state, commit, request, response);
  import.Decide();
  import.Emit();
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
