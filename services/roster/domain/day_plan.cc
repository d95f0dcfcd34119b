#include "roster/domain/day_plan.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

using types::v1::RoleSlot;

// The same for the same person and day for ever, so that nobody is first by name. FNV-1a.
uint64_t DrawOf(const std::string& person, absl::CivilDay day) {
  uint64_t hash = 14695981039346656037U;
  for (const char c : person + absl::FormatCivilTime(day)) {
    hash = (hash ^ static_cast<uint8_t>(c)) * 1099511628211U;
  }
  return hash;
}

v1::ServiceLevel LevelWhenItBegins(const std::vector<Stretch>& stretches, absl::Time start) {
  for (const Stretch& stretch : stretches) {
    if (start < stretch.interval.end_time) return stretch.level;
  }
  return v1::SERVICE_LEVEL_UNSPECIFIED;
}

class Day {
 public:
  explicit Day(const std::vector<Attendant>& attendants) : attendants_(attendants) {}

  void Begin(absl::CivilDay day) {
    if (day == day_) return;
    day_ = day;
    busy_.clear();
  }

  v1::TaskState Assign(const DatedTask& dated, v1::PlannedTask* planned) {
    const Interval& time = dated.interval;
    const RoleSlot role = dated.task->role();
    const Attendant* doer = Best(time, role, nullptr);
    if (doer == nullptr) return v1::TASK_STATE_NOBODY;
    const Attendant* checker = dated.task->four_eyes() ? CheckerOf(time, role, *doer) : nullptr;
    if (dated.task->four_eyes() && checker == nullptr) return v1::TASK_STATE_NOBODY;
    planned->set_employment_id(doer->employment_id);
    busy_[doer->person_id].push_back(time);
    if (checker == nullptr) return v1::TASK_STATE_DONE;
    planned->set_checker_employment_id(checker->employment_id);
    busy_[checker->person_id].push_back(time);
    return v1::TASK_STATE_DONE;
  }

 private:
  absl::Duration LoadOf(const Attendant& who) const {
    const auto found = busy_.find(who.person_id);
    absl::Duration load;
    if (found == busy_.end()) return load;
    for (const Interval& task : found->second) load += Length(task);
    return load;
  }

  bool IsFree(const Attendant& who, const Interval& time) const {
    const auto found = busy_.find(who.person_id);
    return found == busy_.end() ||
           std::none_of(found->second.begin(), found->second.end(),
                        [&](const Interval& task) { return Overlaps(task, time); });
  }

  // In order: there for all of it rather than when it begins, least to do, the draw.
  const Attendant* Best(const Interval& time, RoleSlot role, const Attendant* other_than) const {
    const Attendant* best = nullptr;
    std::tuple<bool, absl::Duration, uint64_t, std::string> least;
    for (const Attendant& who : attendants_) {
      const bool there =
          who.interval.start_time <= time.start_time && time.start_time < who.interval.end_time;
      const bool may = role == types::v1::ROLE_SLOT_UNSPECIFIED || who.role == role;
      const bool same = other_than != nullptr && other_than->person_id == who.person_id;
      if (!there || !may || same || !IsFree(who, time)) continue;
      const auto rank = std::make_tuple(who.interval.end_time < time.end_time, LoadOf(who),
                                        DrawOf(who.person_id, day_), who.employment_id);
      if (best == nullptr || rank < least) {
        best = &who;
        least = rank;
      }
    }
    return best;
  }

  // Where somebody holds the checker's role at that time, nobody else checks medication.
  const Attendant* CheckerOf(const Interval& time, RoleSlot role, const Attendant& doer) const {
    constexpr RoleSlot kChecker = types::v1::ROLE_SLOT_MEDICATION_CHECKER;
    const bool named = role == types::v1::ROLE_SLOT_MEDICATION_RESPONSIBLE &&
                       std::any_of(attendants_.begin(), attendants_.end(), [&](const auto& who) {
                         return who.role == kChecker && Overlaps(who.interval, time);
                       });
    return Best(time, named ? kChecker : types::v1::ROLE_SLOT_UNSPECIFIED, &doer);
  }

  absl::CivilDay day_;
  const std::vector<Attendant>& attendants_;
  std::map<std::string, std::vector<Interval>> busy_;  // by person
};

}  // namespace

std::vector<v1::PlannedTask> PlanTasks(const std::vector<DatedTask>& tasks,
                                       const std::vector<Stretch>& stretches,
                                       const std::vector<Attendant>& attendants,
                                       const absl::TimeZone& zone) {
  std::vector<v1::PlannedTask> plan;
  Day today(attendants);
  for (const DatedTask& dated : tasks) {
    today.Begin(absl::ToCivilDay(dated.interval.start_time, zone));
    v1::PlannedTask& planned = plan.emplace_back();
    *planned.mutable_task() = *dated.task;
    *planned.mutable_interval() = worktime::ToProto(dated.interval);
    const auto level = LevelWhenItBegins(stretches, dated.interval.start_time);
    planned.set_state(IsDone(*dated.task, level) ? today.Assign(dated, &planned)
                                                 : v1::TASK_STATE_WAITS);
  }
  return plan;
}

}  // namespace vagtbro::roster
