#include "pool/match/judge.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace vagtbro::pool::match {
namespace {

class Judge {
 public:
  Judge(const Problem& problem, const Law& law, const Times& times, Instance& instance,
        std::vector<Draft>& drafts)
      : problem_(problem), law_(law), times_(times), instance_(instance), drafts_(drafts) {
    of_person_.resize(problem.people.size());
    takers_.resize(problem.shifts.size());
    blocked_.resize(problem.shifts.size());
    stays_.assign(problem.shifts.size(), -1);
    answer_run_.assign(times.size(), 0);
    answers_.assign(times.size(), false);
  }

  void Run() {
    for (int i = 0; i < static_cast<int>(drafts_.size()); ++i) {
      of_person_[drafts_[i].arc.person].push_back(i);
      const Duty& duty = DutyOf(i);
      if (duty.kind == Duty::Kind::kShift) takers_[duty.index].push_back(i);
    }
    for (int person = 0; person < instance_.people(); ++person) JudgeAlone(person);
    for (int shift = 0; shift < static_cast<int>(stays_.size()); ++shift) AddStay(shift);
    CountHours();
    while (SettleOnce()) continue;
  }

 private:
  const Duty& DutyOf(int draft) const { return instance_.tasks[drafts_[draft].arc.task].duty; }

  // The law's word on one duty, remembered for the time of the duty until the next run.
  bool Lawful(int person, int draft, const std::vector<int>& released) {
    const int time = times_.Of(drafts_[draft].arc.task);
    if (answer_run_[time] != run_) {
      answer_run_[time] = run_;
      one_[0] = DutyOf(draft);
      answers_[time] = law_(person, one_, released);
    }
    return answers_[time];
  }

  void JudgeAlone(int person) {
    ++run_;
    for (const int i : of_person_[person]) {
      if (drafts_[i].arc.fixed) continue;
      drafts_[i].live = Lawful(person, i, instance_.own_shifts[person]);
    }
  }

  // The owner's own arc, and which other arcs of the owner need the shift out of the way.
  void AddStay(int shift) {
    const auto promised = [this](int i) { return drafts_[i].arc.fixed; };
    if (std::any_of(takers_[shift].begin(), takers_[shift].end(), promised)) return;
    const int owner = problem_.shifts[shift].owner;
    std::vector<int> others = instance_.own_shifts[owner];
    std::erase(others, shift);
    ++run_;
    for (const int i : of_person_[owner]) {
      if (drafts_[i].live && !Lawful(owner, i, others)) blocked_[shift].push_back(i);
    }
    stays_[shift] = static_cast<int>(drafts_.size());
    drafts_.push_back({{owner, instance_.shift_tasks[shift], 0, true, false}});
  }

  // Who might have to hand over a shift for the hours alone.
  void CountHours() {
    short_of_hours_.assign(problem_.people.size(), false);
    for (int week = 0; week < instance_.weeks; ++week) {
      std::vector<std::int64_t> kept(problem_.people.size(), 0);
      std::vector<std::int64_t> longest(problem_.people.size(), 0);
      for (const Draft& draft : drafts_) {
        if (!draft.live) continue;
        const std::int64_t minutes = instance_.minutes[draft.arc.task * instance_.weeks + week];
        if (draft.arc.stay || draft.arc.fixed) {
          kept[draft.arc.person] += minutes;
        } else {
          longest[draft.arc.person] = std::max(longest[draft.arc.person], minutes);
        }
      }
      for (std::size_t p = 0; p < kept.size(); ++p) {
        const std::int64_t most = kept[p] + longest[p] * problem_.people[p].most_extra;
        if (most > instance_.room[p * instance_.weeks + week]) short_of_hours_[p] = true;
      }
    }
  }

  // One round over the shifts; true if one was settled. Arcs only become fewer, so this ends.
  bool SettleOnce() {
    bool settled = false;
    const auto live = [this](int i) { return drafts_[i].live; };
    for (std::size_t shift = 0; shift < stays_.size(); ++shift) {
      if (stays_[shift] < 0 || drafts_[stays_[shift]].arc.fixed) continue;
      const auto& blocked = blocked_[shift];
      const auto& takers = takers_[shift];
      const bool wanted = short_of_hours_[problem_.shifts[shift].owner] ||
                          std::any_of(blocked.begin(), blocked.end(), live);
      if (wanted && std::any_of(takers.begin(), takers.end(), live)) continue;
      Settle(static_cast<int>(shift));
      settled = true;
    }
    return settled;
  }

  // The shift stays with its owner, who can then not take what it blocks.
  void Settle(int shift) {
    Arc& stay = drafts_[stays_[shift]].arc;
    stay.fixed = true;
    instance_.demands[instance_.tasks[stay.task].demand].settled = true;
    for (const int i : takers_[shift]) drafts_[i].live = false;
    for (const int i : blocked_[shift]) drafts_[i].live = drafts_[i].arc.fixed;
  }

  const Problem& problem_;
  const Law& law_;
  const Times& times_;
  Instance& instance_;
  std::vector<Draft>& drafts_;
  std::vector<std::vector<int>> of_person_;  // drafts
  std::vector<std::vector<int>> takers_;     // drafts, a shift
  std::vector<std::vector<int>> blocked_;    // drafts of the owner, a shift
  std::vector<int> stays_;                   // a draft a shift; -1: promised to somebody else
  std::vector<bool> short_of_hours_;
  std::vector<int> answer_run_;  // a time
  std::vector<bool> answers_;
  int run_ = 0;
  std::vector<Duty> one_ = std::vector<Duty>(1);
};

}  // namespace

void JudgeDrafts(const Problem& problem, const Law& law, const Times& times, Instance& instance,
                 std::vector<Draft>& drafts) {
  Judge(problem, law, times, instance, drafts).Run();
}

}  // namespace vagtbro::pool::match
