#include "pool/match/testing/municipality.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace vagtbro::pool::match {
namespace {

using worktime::Interval;

constexpr absl::Duration kRest = absl::Hours(11);
constexpr int kDays = 14;
constexpr std::size_t kMostHeld = 64;
constexpr std::int64_t kOvertimeMinutes = 600;

struct Place {
  double x;
  double y;
};

struct Planned {
  int person;
  Interval interval;
};

class Maker {
 public:
  Maker(const Size& size, std::uint64_t seed) : size_(size), random_(seed) {
    made_ = std::make_unique<Municipality>();
    made_->size = size;
    monday_ = absl::FromCivil(absl::CivilDay(2026, 2, 2), absl::UTCTimeZone());
    first_day_ = 1 + Pick(9);  // the three days may cross a Sunday
  }

  std::unique_ptr<Municipality> Run() {
    Problem& problem = made_->problem;
    for (int w = 0; w < kDays / 7; ++w) {
      problem.weeks.push_back(
          {monday_ + w * absl::Hours(7 * 24), monday_ + (w + 1) * absl::Hours(7 * 24)});
    }
    for (int i = 0; i < size_.staff; ++i) AddPerson();
    FallIll();
    MarkMovable();
    for (const Planned& shift : planned_) {
      made_->staff[shift.person].planned.push_back(shift.interval);
    }
    for (std::size_t i = 0; i < made_->staff.size(); ++i) {
      CountRoom(static_cast<int>(i));
      by_x_.push_back(static_cast<int>(i));
    }
    std::sort(by_x_.begin(), by_x_.end(),
              [this](int a, int b) { return made_->staff[a].x < made_->staff[b].x; });
    for (std::size_t i = 0; i < problem.gaps.size(); ++i) {
      AddCandidates({Duty::Kind::kGap, static_cast<int>(i), 0}, gap_levels_[i], gap_places_[i]);
      for (int part = 1; part <= 2 * static_cast<int>(problem.gaps[i].split_times.size()); ++part) {
        AddCandidates({Duty::Kind::kGap, static_cast<int>(i), part}, gap_levels_[i],
                      gap_places_[i]);
      }
    }
    for (std::size_t i = 0; i < problem.shifts.size(); ++i) {
      const Staff& owner = made_->staff[problem.shifts[i].owner];
      AddCandidates({Duty::Kind::kShift, static_cast<int>(i), 0}, owner.level, {owner.x, owner.y});
    }
    return std::move(made_);
  }

 private:
  int Pick(int below) { return static_cast<int>(random_() % static_cast<std::uint64_t>(below)); }
  double Share() { return static_cast<double>(random_() % 1'000'000) / 1'000'000; }

  // A person's two weeks: mostly one kind of shift, as many as the contract has hours for.
  void AddPerson() {
    Staff staff;
    staff.x = Share() * size_.town_km;
    staff.y = Share() * size_.town_km;
    const int draw = Pick(100);
    staff.level = draw < 25 ? 0 : draw < 60 ? 1 : draw < 85 ? 2 : 3;
    staff.contract_minutes = std::int64_t{60} * (20 + Pick(19));
    staff.recent_covers = Pick(4);
    const int person = static_cast<int>(made_->staff.size());
    const int kind = Pick(10) < 5 ? 0 : Pick(10) < 7 ? 1 : 2;
    for (int week = 0; week < kDays / 7; ++week) {
      const int shifts = static_cast<int>(staff.contract_minutes / 480);
      const int shift_of_days = Pick(7);
      for (int i = 0; i < shifts; ++i) {
        const int day = 7 * week + (shift_of_days + i * 7 / shifts) % 7;
        planned_.push_back({person, ShiftOn(day, kind)});
      }
    }
    made_->staff.push_back(staff);
    made_->problem.people.push_back({2, {}});
  }

  Interval ShiftOn(int day, int kind) {
    const absl::Time start = monday_ + absl::Hours(24 * day + 7 + 8 * kind);
    return {start + absl::Minutes(15 * Pick(2)), start + absl::Hours(8)};
  }

  bool Soon(const Planned& shift) const {
    const absl::Time from = monday_ + absl::Hours(24 * first_day_ + 6);
    return shift.interval.start_time >= from && shift.interval.start_time < from + absl::Hours(72);
  }

  // Whoever falls ill is away from then on: the shifts of the three days become gaps.
  void FallIll() {
    ill_.assign(made_->staff.size(), false);
    std::vector<int> order(made_->staff.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
    std::shuffle(order.begin(), order.end(), random_);
    std::vector<std::vector<Planned>> soon(made_->staff.size());
    for (const Planned& shift : planned_) {
      if (Soon(shift)) soon[shift.person].push_back(shift);
    }
    for (const int person : order) {
      if (static_cast<int>(made_->problem.gaps.size()) >= size_.gaps) break;
      if (soon[person].empty()) continue;
      ill_[person] = true;
      for (const Planned& shift : soon[person]) {
        if (static_cast<int>(made_->problem.gaps.size()) < size_.gaps) AddGap(shift);
      }
    }
    std::erase_if(planned_, [this](const Planned& shift) { return ill_[shift.person]; });
  }

  void AddGap(const Planned& shift) {
    const Staff& staff = made_->staff[shift.person];
    Gap gap{shift.interval, Cost{3'000} * (1 + Pick(3)), {}, 0};
    if (size_.splits && Pick(2) == 0) {
      gap.split_times.push_back(shift.interval.start_time + absl::Hours(4));
      gap.split_price = 80;
    }
    made_->problem.gaps.push_back(gap);
    gap_levels_.push_back(staff.level);
    gap_places_.push_back({staff.x, staff.y});
  }

  void MarkMovable() {
    std::shuffle(planned_.begin(), planned_.end(), random_);
    std::vector<Planned> kept;
    for (const Planned& shift : planned_) {
      if (Soon(shift) && static_cast<int>(made_->problem.shifts.size()) < size_.movable) {
        made_->problem.shifts.push_back({shift.interval, shift.person, 10});
      } else {
        kept.push_back(shift);
      }
    }
    planned_ = std::move(kept);
  }

  void CountRoom(int person) {
    const Staff& staff = made_->staff[person];
    for (const Interval& week : made_->problem.weeks) {
      std::int64_t room = staff.contract_minutes + kOvertimeMinutes;
      for (const Interval& shift : staff.planned) room -= MinutesIn(shift, week);
      made_->problem.people[person].room_minutes.push_back(std::max<std::int64_t>(room, 0));
    }
  }

  void AddCandidates(const Duty& duty, int level, const Place& place) {
    const Interval interval = IntervalOf(made_->problem, duty);
    const auto west_of = [this](int person, double x) { return made_->staff[person].x < x; };
    auto at = std::lower_bound(by_x_.begin(), by_x_.end(), place.x - size_.reach_km, west_of);
    for (; at != by_x_.end() && made_->staff[*at].x <= place.x + size_.reach_km; ++at) {
      const int person = *at;
      const Staff& staff = made_->staff[person];
      if (staff.level < level || ill_[person]) continue;
      const double x = staff.x - place.x;
      const double y = staff.y - place.y;
      if (x * x + y * y > size_.reach_km * size_.reach_km) continue;
      if (std::any_of(staff.planned.begin(), staff.planned.end(),
                      [&](const Interval& shift) { return worktime::Overlaps(shift, interval); })) {
        continue;
      }
      made_->problem.candidates.push_back(
          {person, duty, CostOf(staff, person, interval, std::sqrt(x * x + y * y), level)});
    }
  }

  Cost CostOf(const Staff& staff, int person, const Interval& interval, double km, int level) {
    const int hour = absl::ToCivilHour(interval.start_time, absl::UTCTimeZone()).hour();
    Cost cost = hour < 12 ? 0 : hour < 20 ? 30 : 60;
    for (std::size_t w = 0; w < made_->problem.weeks.size(); ++w) {
      const std::int64_t minutes = MinutesIn(interval, made_->problem.weeks[w]);
      const std::int64_t room = made_->problem.people[person].room_minutes[w] - kOvertimeMinutes;
      if (minutes > 0 && minutes > room) cost += (minutes - std::max<std::int64_t>(room, 0)) / 4;
    }
    return cost + static_cast<Cost>(12 * km) + Cost{15} * staff.recent_covers +
           Cost{25} * (staff.level - level);
  }

  const Size size_;
  std::mt19937_64 random_;
  std::unique_ptr<Municipality> made_;
  absl::Time monday_;
  int first_day_ = 0;
  std::vector<Planned> planned_;
  std::vector<bool> ill_;
  std::vector<int> by_x_;  // people from west to east, so that only those near are looked at
  std::vector<int> gap_levels_;
  std::vector<Place> gap_places_;
};

}  // namespace

Law Municipality::law() const {
  std::vector<std::vector<int>> own(staff.size());
  for (std::size_t i = 0; i < problem.shifts.size(); ++i) {
    own[problem.shifts[i].owner].push_back(static_cast<int>(i));
  }
  return [this, own](int person, const std::vector<Duty>& taken, const std::vector<int>& released) {
    std::array<Interval, kMostHeld> held;
    std::size_t count = 0;
    for (const Duty& duty : taken) held[count++] = IntervalOf(problem, duty);
    for (const int shift : own[person]) {
      if (std::find(released.begin(), released.end(), shift) != released.end()) continue;
      held[count++] = problem.shifts[shift].interval;
    }
    const std::vector<Interval>& planned = staff[person].planned;
    for (std::size_t i = 0; i < count; ++i) {
      const Interval rest{held[i].start_time - kRest, held[i].end_time + kRest};
      for (std::size_t j = i + 1; j < count; ++j) {
        if (worktime::Overlaps(rest, held[j])) return false;
      }
      if (i < taken.size() &&
          std::any_of(planned.begin(), planned.end(),
                      [&](const Interval& shift) { return worktime::Overlaps(rest, shift); })) {
        return false;
      }
    }
    return FewEnough({held.data(), count}, planned);
  };
}

bool Municipality::FewEnough(std::span<const Interval> held,
                             std::span<const Interval> planned) const {
  return std::all_of(problem.weeks.begin(), problem.weeks.end(), [&](const Interval& week) {
    const auto in_week = [&week](const Interval& shift) {
      return shift.start_time >= week.start_time && shift.start_time < week.end_time;
    };
    return std::count_if(held.begin(), held.end(), in_week) +
               std::count_if(planned.begin(), planned.end(), in_week) <=
           size.most_in_a_week;
  });
}

std::unique_ptr<Municipality> MakeMunicipality(const Size& size, std::uint64_t seed) {
  return Maker(size, seed).Run();
}

}  // namespace vagtbro::pool::match
