#include "pool/match/testing/verifier.h"

#include <algorithm>
#include <map>

namespace vagtbro::pool::match {
namespace {

struct Span {
  absl::Time start;
  absl::Time end;
};

class Verifier {
 public:
  Verifier(const Municipality& town, const Plan& plan)
      : town_(town), problem_(town.problem), plan_(plan), taken_(problem_.people.size()) {}

  std::vector<std::string> Run() {
    for (const Assignment& link : plan_.assignments) {
      taken_[link.person].push_back(link.duty);
      ++holders_[link.duty];
    }
    CheckPromises();
    CheckListed();
    CheckGaps();
    CheckShifts();
    for (int person = 0; person < static_cast<int>(taken_.size()); ++person) CheckPerson(person);
    if (cost_ != plan_.cost) Fault("COST", static_cast<int>(cost_ - plan_.cost));
    return std::move(faults_);
  }

 private:
  void Fault(const std::string& what, int which) {
    faults_.push_back(what + " " + std::to_string(which));
  }

  bool IsPromise(int person, const Duty& duty) const {
    return std::any_of(problem_.promises.begin(), problem_.promises.end(), [&](const auto& given) {
      return given.person == person && given.duty == duty;
    });
  }

  void CheckPromises() {
    for (const Candidate& given : problem_.promises) {
      const auto& held = taken_[given.person];
      if (std::count(held.begin(), held.end(), given.duty) != 1) Fault("PROMISE", given.person);
    }
  }

  // Everybody was a candidate, or had been promised it; and what that costs.
  void CheckListed() {
    std::map<std::pair<int, Duty>, Cost> listed;
    for (const Candidate& one : problem_.candidates) listed[{one.person, one.duty}] = one.cost;
    for (const Candidate& one : problem_.promises) listed[{one.person, one.duty}] = one.cost;
    for (const Assignment& link : plan_.assignments) {
      const auto at = listed.find({link.person, link.duty});
      if (at == listed.end()) {
        Fault("CANDIDATE", link.person);
        continue;
      }
      cost_ += at->second;
      if (link.duty.kind == Duty::Kind::kShift)
        cost_ += problem_.shifts[link.duty.index].move_price;
    }
  }

  int Holders(int gap, int part) const {
    const auto at = holders_.find({Duty::Kind::kGap, gap, part});
    return at == holders_.end() ? 0 : at->second;
  }

  // Covered once: whole, or both sides of one split; or else named as dropped and paid for. Part of
  // a gap is covered only where that part had been promised; the rest is then dropped.
  void CheckGaps() {
    for (int g = 0; g < static_cast<int>(problem_.gaps.size()); ++g) {
      const Gap& gap = problem_.gaps[g];
      int covers = Holders(g, 0);
      bool in_part = false;
      for (int s = 0; s < static_cast<int>(gap.split_times.size()); ++s) {
        const int before = Holders(g, 2 * s + 1);
        const int after = Holders(g, 2 * s + 2);
        if (before > 1 || after > 1) Fault("TWICE", g);
        if (before + after == 0) continue;
        covers += before > 0 && after > 0 ? 1 : 0;
        if (!Promised(g)) cost_ += gap.split_price;
        if (before == 0 || after == 0) in_part = true;
      }
      if (covers > 1 || (covers == 1 && in_part)) Fault("TWICE", g);
      if (in_part && !Promised(g)) Fault("HALF", g);
      const auto dropped = std::count(plan_.dropped.begin(), plan_.dropped.end(), g);
      if (dropped != (covers == 0 ? 1 : 0)) Fault("DROPPED", g);
      if (covers == 0) cost_ += gap.drop_price;
    }
  }

  bool Promised(int gap) const {
    return std::any_of(problem_.promises.begin(), problem_.promises.end(),
                       [gap](const auto& given) {
                         return given.duty.kind == Duty::Kind::kGap && given.duty.index == gap;
                       });
  }

  void CheckShifts() {
    for (int s = 0; s < static_cast<int>(problem_.shifts.size()); ++s) {
      const auto at = holders_.find({Duty::Kind::kShift, s, 0});
      if (at != holders_.end() && at->second > 1) Fault("SHIFT-TWICE", s);
    }
    for (const Assignment& link : plan_.assignments) {
      if (link.duty.kind != Duty::Kind::kShift) continue;
      if (problem_.shifts[link.duty.index].owner == link.person)
        Fault("OWN-SHIFT", link.duty.index);
    }
  }

  Span SpanOf(const Duty& duty) const {
    if (duty.kind == Duty::Kind::kShift) {
      const auto& interval = problem_.shifts[duty.index].interval;
      return {interval.start_time, interval.end_time};
    }
    const Gap& gap = problem_.gaps[duty.index];
    if (duty.part == 0) return {gap.interval.start_time, gap.interval.end_time};
    const absl::Time middle = gap.split_times[(duty.part - 1) / 2];
    return duty.part % 2 == 1 ? Span{gap.interval.start_time, middle}
                              : Span{middle, gap.interval.end_time};
  }

  void CheckPerson(int person) {
    const std::vector<Duty>& taken = taken_[person];
    const bool news = std::any_of(taken.begin(), taken.end(),
                                  [&](const Duty& duty) { return !IsPromise(person, duty); });
    if (!news) return;
    if (static_cast<int>(taken.size()) > problem_.people[person].most_extra) {
      Fault("EXTRA", person);
    }
    std::vector<Span> named;  // by the problem: what counts against the room
    named.reserve(taken.size());
    for (const Duty& duty : taken) named.push_back(SpanOf(duty));
    for (const Shift& shift : problem_.shifts) {
      if (shift.owner != person) continue;
      const auto index = static_cast<int>(&shift - problem_.shifts.data());
      if (holders_.count({Duty::Kind::kShift, index, 0}) > 0) continue;
      named.push_back({shift.interval.start_time, shift.interval.end_time});
    }
    CheckHours(person, named);
    std::vector<Span> all = named;
    for (const auto& planned : town_.staff[person].planned) {
      all.push_back({planned.start_time, planned.end_time});
    }
    CheckRest(person, all, taken.size());
    CheckWeeks(person, all);
  }

  void CheckHours(int person, const std::vector<Span>& named) {
    for (std::size_t w = 0; w < problem_.weeks.size(); ++w) {
      const auto minutes = MinutesInWeek(named, w);
      std::vector<Span> now;  // before the plan
      for (const Shift& shift : problem_.shifts) {
        const auto index = static_cast<int>(&shift - problem_.shifts.data());
        const bool away = std::any_of(problem_.promises.begin(), problem_.promises.end(),
                                      [&](const Candidate& given) {
                                        return given.duty == Duty{Duty::Kind::kShift, index, 0};
                                      });
        if (shift.owner == person && !away) {
          now.push_back({shift.interval.start_time, shift.interval.end_time});
        }
      }
      for (const Candidate& given : problem_.promises) {
        if (given.person == person) now.push_back(SpanOf(given.duty));
      }
      const auto room = problem_.people[person].room_minutes[w];
      if (minutes > std::max(room, MinutesInWeek(now, w))) Fault("HOURS", person);
    }
  }

  std::int64_t MinutesInWeek(const std::vector<Span>& spans, std::size_t week) const {
    absl::Duration sum;
    for (const Span& span : spans) {
      const absl::Time start = std::max(span.start, problem_.weeks[week].start_time);
      const absl::Time end = std::min(span.end, problem_.weeks[week].end_time);
      if (start < end) sum += end - start;
    }
    return sum / absl::Minutes(1);
  }

  // 11 hours between what is new (the first `fresh`) and everything else; overlaps lack rest too.
  void CheckRest(int person, const std::vector<Span>& all, std::size_t fresh) {
    for (std::size_t i = 0; i < fresh; ++i) {
      for (std::size_t j = 0; j < all.size(); ++j) {
        if (i == j || (j < fresh && j < i)) continue;
        const bool first = all[i].end + absl::Hours(11) <= all[j].start;
        const bool last = all[j].end + absl::Hours(11) <= all[i].start;
        if (!first && !last) Fault("REST", person);
      }
    }
  }

  void CheckWeeks(int person, const std::vector<Span>& all) {
    for (const auto& week : problem_.weeks) {
      const auto count = std::count_if(all.begin(), all.end(), [&week](const Span& span) {
        return week.start_time <= span.start && span.start < week.end_time;
      });
      if (count > town_.size.most_in_a_week) Fault("WEEK", person);
    }
  }

  const Municipality& town_;
  const Problem& problem_;
  const Plan& plan_;
  std::vector<std::vector<Duty>> taken_;  // a person
  std::map<Duty, int> holders_;
  Cost cost_ = 0;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> FaultsOf(const Municipality& town, const Plan& plan) {
  return Verifier(town, plan).Run();
}

}  // namespace vagtbro::pool::match
