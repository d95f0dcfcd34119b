// From the caller's problem to the instance: promises settle demands, the law removes what cannot
// be, and shifts that free nobody for anything stay where they are.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "pool/match/conflicts.h"
#include "pool/match/instance.h"
#include "pool/match/judge.h"
#include "pool/match/times.h"

namespace vagtbro::pool::match {
namespace {

class Compiler {
 public:
  Compiler(const Problem& problem, const Law& law) : problem_(problem), law_(law) {}

  Instance Run() {
    for (const Candidate& promise : problem_.promises) promised_.insert(promise.duty);
    for (const Person& person : problem_.people) made_.most_extra.push_back(person.most_extra);
    AddGaps();
    AddShifts();
    AddMinutes();
    AddPromises();
    AddCandidates();
    const Times times(problem_, made_.tasks);
    JudgeDrafts(problem_, law_, times, made_, drafts_);
    AssembleByPerson();
    AssembleByTask();
    GiveRoomForWhatIs();
    made_.forbidden.resize(problem_.people.size());
    FillConflicts(law_, times, made_);
    return std::move(made_);
  }

 private:
  bool Promised(const Duty& duty) const { return promised_.count(duty) > 0; }

  int AddTask(const Duty& duty) {
    made_.tasks.push_back({duty, static_cast<int>(made_.demands.size())});
    return static_cast<int>(made_.tasks.size()) - 1;
  }

  // A demand for one duty alone.
  int AddDemand(const Duty& duty, Cost drop_price) {
    const int task = AddTask(duty);
    made_.demands.push_back({task, 0, drop_price, 0, Promised(duty)});
    return task;
  }

  void AddGaps() {
    for (int g = 0; g < static_cast<int>(problem_.gaps.size()); ++g) {
      const Gap& gap = problem_.gaps[g];
      const int splits = static_cast<int>(gap.split_times.size());
      first_task_.push_back(-1);
      if (AddPromisedGap(g, 2 * splits)) continue;
      first_task_.back() = AddTask({Duty::Kind::kGap, g, 0});
      for (int part = 1; part <= 2 * splits; ++part) AddTask({Duty::Kind::kGap, g, part});
      made_.demands.push_back({first_task_.back(), splits, gap.drop_price, gap.split_price, false});
    }
  }

  // Of a gap promised in part, the other part is still open, and nothing else of it is.
  bool AddPromisedGap(int g, int parts) {
    const Cost drop_price = problem_.gaps[g].drop_price;
    const Duty whole{Duty::Kind::kGap, g, 0};
    if (Promised(whole)) {
      promised_tasks_[whole] = AddDemand(whole, drop_price);
      return true;
    }
    for (int part = 1; part <= parts; part += 2) {
      const Duty before{Duty::Kind::kGap, g, part};
      const Duty after{Duty::Kind::kGap, g, part + 1};
      if (!Promised(before) && !Promised(after)) continue;
      promised_tasks_[before] = AddDemand(before, drop_price);
      promised_tasks_[after] = AddDemand(after, drop_price);
      return true;
    }
    return false;
  }

  void AddShifts() {
    made_.own_shifts.resize(problem_.people.size());
    for (int s = 0; s < static_cast<int>(problem_.shifts.size()); ++s) {
      made_.shift_tasks.push_back(AddDemand({Duty::Kind::kShift, s, 0}, kNever));
      made_.own_shifts[problem_.shifts[s].owner].push_back(s);
    }
  }

  void AddMinutes() {
    made_.weeks = static_cast<int>(problem_.weeks.size());
    for (const Task& task : made_.tasks) {
      const worktime::Interval interval = IntervalOf(problem_, task.duty);
      for (const worktime::Interval& week : problem_.weeks) {
        made_.minutes.push_back(MinutesIn(interval, week));
      }
    }
    for (const Person& person : problem_.people) {
      for (std::size_t w = 0; w < problem_.weeks.size(); ++w) {
        made_.room.push_back(w < person.room_minutes.size() ? person.room_minutes[w] : kNever);
      }
    }
  }

  // -1: a promise left no room for the duty.
  int TaskOf(const Duty& duty) const {
    if (duty.kind == Duty::Kind::kShift) return made_.shift_tasks[duty.index];
    if (first_task_[duty.index] >= 0) return first_task_[duty.index] + duty.part;
    const auto at = promised_tasks_.find(duty);
    return at == promised_tasks_.end() ? -1 : at->second;
  }

  void AddDraft(const Candidate& candidate, int task, bool fixed) {
    const bool moves = candidate.duty.kind == Duty::Kind::kShift;
    const Cost move_price = moves ? problem_.shifts[candidate.duty.index].move_price : 0;
    drafts_.push_back({{candidate.person, task, candidate.cost + move_price, false, fixed}});
  }

  void AddPromises() {
    for (const Candidate& promise : problem_.promises) {
      AddDraft(promise, TaskOf(promise.duty), true);
    }
  }

  void AddCandidates() {
    drafts_.reserve(problem_.candidates.size() + problem_.shifts.size());
    for (const Candidate& candidate : problem_.candidates) {
      const int task = TaskOf(candidate.duty);
      if (task < 0 || made_.demands[made_.tasks[task].demand].settled) continue;
      const bool own = candidate.duty.kind == Duty::Kind::kShift &&
                       problem_.shifts[candidate.duty.index].owner == candidate.person;
      if (!own) AddDraft(candidate, task, false);
    }
  }

  void AssembleByPerson() {
    made_.first_arc.assign(problem_.people.size() + 1, 0);
    for (const Draft& draft : drafts_) {
      if (draft.live) ++made_.first_arc[draft.arc.person + 1];
    }
    for (std::size_t p = 0; p < problem_.people.size(); ++p) {
      made_.first_arc[p + 1] += made_.first_arc[p];
    }
    std::vector<int> next(made_.first_arc.begin(), made_.first_arc.end() - 1);
    made_.arcs.resize(made_.first_arc.back());
    for (const Draft& draft : drafts_) {
      if (draft.live) made_.arcs[next[draft.arc.person]++] = draft.arc;
    }
  }

  void AssembleByTask() {
    made_.first_task_arc.assign(made_.tasks.size() + 1, 0);
    for (const Arc& arc : made_.arcs) ++made_.first_task_arc[arc.task + 1];
    for (std::size_t t = 0; t < made_.tasks.size(); ++t) {
      made_.first_task_arc[t + 1] += made_.first_task_arc[t];
    }
    std::vector<int> next(made_.first_task_arc.begin(), made_.first_task_arc.end() - 1);
    made_.task_arcs.resize(made_.arcs.size());
    for (int arc = 0; arc < static_cast<int>(made_.arcs.size()); ++arc) {
      made_.task_arcs[next[made_.arcs[arc].task]++] = arc;
    }
    const auto cheaper = [this](int a, int b) {
      return std::pair(made_.arcs[a].cost, a) < std::pair(made_.arcs[b].cost, b);
    };
    for (std::size_t t = 0; t < made_.tasks.size(); ++t) {
      std::sort(made_.task_arcs.begin() + made_.first_task_arc[t],
                made_.task_arcs.begin() + made_.first_task_arc[t + 1], cheaper);
    }
  }

  // Who is over the cap already may keep, or swap, what is held; but get no more.
  void GiveRoomForWhatIs() {
    std::vector<std::int64_t> held(made_.room.size(), 0);
    for (const Arc& arc : made_.arcs) {
      if (!arc.stay && !arc.fixed) continue;
      for (int w = 0; w < made_.weeks; ++w) {
        held[arc.person * made_.weeks + w] += made_.minutes[arc.task * made_.weeks + w];
      }
    }
    for (std::size_t i = 0; i < held.size(); ++i) made_.room[i] = std::max(made_.room[i], held[i]);
  }

  const Problem& problem_;
  const Law& law_;
  Instance made_;
  std::set<Duty> promised_;
  std::map<Duty, int> promised_tasks_;  // of gaps with a promise
  std::vector<int> first_task_;         // of the other gaps; -1: has a promise
  std::vector<Draft> drafts_;
};

}  // namespace

Instance Compile(const Problem& problem, const Law& law) { return Compiler(problem, law).Run(); }

}  // namespace vagtbro::pool::match
