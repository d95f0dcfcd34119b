#include "lab/sick_calls.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "lab/draws.h"

namespace vagtbro::lab {
namespace {

constexpr double kShortSpells = 2.7;  // a full-time year
constexpr double kChildSpells = 0.6;
constexpr double kLongSpells = 0.18;
constexpr double kFrailtyVariance = 0.8;
constexpr std::array kWeekday = {1.30, 1.08, 1.02, 0.98, 0.92, 0.85, 0.85};
constexpr std::array kMonth = {1.25, 1.30, 1.15, 1.00, 0.90, 0.85,
                               0.65, 0.85, 1.00, 1.05, 1.10, 0.90};
constexpr double kEpidemic = 1.8;
constexpr double kBranching = 0.25;  // of an epidemic spell: colleagues who fall ill of it
constexpr double kExtended = 0.35;
constexpr double kOverEarlier = 0.15;  // assumption: was said a day too long
constexpr int kFullTime = 37 * 60;
constexpr int kLongSaidDays = 7;  // assumption: long absences are said a week at a time
constexpr absl::Duration kLastMoment = absl::Minutes(5);  // assumption: nobody phones in later
constexpr absl::Duration kAhead = absl::Hours(14);        // assumption: nor earlier

struct Hours {
  int from, to, percent;  // minutes after midnight
};
constexpr std::array kTimeOfDay = {Hours{0, 300, 4},    Hours{300, 330, 5},   Hours{330, 360, 12},
                                   Hours{360, 390, 20}, Hours{390, 420, 17},  Hours{420, 480, 12},
                                   Hours{480, 600, 6},  Hours{600, 780, 9},   Hours{780, 900, 8},
                                   Hours{900, 1080, 3}, Hours{1080, 1320, 3}, Hours{1320, 1440, 1}};

int MinuteOfDay(std::mt19937_64& draws) {
  double at = 100 * Share(draws);
  for (const Hours& hours : kTimeOfDay) {
    if (at < hours.percent) {
      return hours.from + static_cast<int>(at / hours.percent * (hours.to - hours.from));
    }
    at -= hours.percent;
  }
  return kTimeOfDay.back().to - 1;
}

class Year final {
 public:
  Year(const Town& town, const SickPlan& plan) : town_(town), plan_(plan) {
    for (const auto& [id, duties] : town.duties) {
      Person& person = people_[id];
      person.draws = DrawsOf(plan.seed, "sick " + id);
      std::gamma_distribution<double> frailty(1 / kFrailtyVariance, kFrailtyVariance);
      person.frailty = frailty(person.draws);
      const auto& employment = town.Employment(id);
      person.full_time = employment.weekly_minutes() / static_cast<double>(kFullTime);
      person.well_from = plan.first;
      units_[employment.home_unit_id()].push_back(id);
    }
  }

  std::vector<SickCall> Draw() {
    for (absl::CivilDay day = plan_.first; day < plan_.first + plan_.days; ++day) {
      for (auto& [id, person] : people_) Live(id, person, day);
      for (const std::string& id : infected_[day]) {
        if (people_.at(id).well_from <= day) FallIll(id, people_.at(id), day, false);
      }
    }
    std::stable_sort(calls_.begin(), calls_.end(),
                     [](const SickCall& a, const SickCall& b) { return a.time < b.time; });
    return std::move(calls_);
  }

 private:
  struct Person {
    std::mt19937_64 draws;
    double frailty = 1;
    double full_time = 1;
    absl::CivilDay well_from;
  };

  bool IsEpidemic(absl::CivilDay day) const {
    return plan_.epidemic <= day && day < plan_.epidemic + plan_.epidemic_days;
  }

  // The same number of draws each day, whatever happens to others.
  void Live(const std::string& id, Person& person, absl::CivilDay day) {
    const double chance = Share(person.draws);
    if (day < person.well_from) return;
    const double season = kWeekday[static_cast<size_t>(absl::GetWeekday(day))] *
                          kMonth[static_cast<size_t>(day.month() - 1)] *
                          (IsEpidemic(day) ? kEpidemic : 1) * plan_.factor * person.full_time / 365;
    const double brief = season * (kShortSpells * person.frailty + kChildSpells);
    const double lengthy = season * kLongSpells * person.frailty;
    if (chance < brief + lengthy) FallIll(id, person, day, chance >= brief);
  }

  void FallIll(const std::string& id, Person& person, absl::CivilDay day, bool lengthy) {
    std::mt19937_64 draws = DrawsOf(plan_.seed, "spell " + id + absl::FormatCivilTime(day));
    const double length = -std::log(1 - Share(draws));  // exponential of mean 1
    const int days = lengthy ? std::min(180, 11 + static_cast<int>(50 * length))
                             : std::min(10, 1 + static_cast<int>(1.6 * length));
    person.well_from = day + days;
    if (IsEpidemic(day)) Infect(id, day, draws);
    PhoneIn(id, day, days, draws);
  }

  void Infect(const std::string& id, absl::CivilDay day, std::mt19937_64& draws) {
    const auto& colleagues = units_[town_.Employment(id).home_unit_id()];
    const int others = std::poisson_distribution<int>(kBranching)(draws);
    for (int i = 0; i < others; ++i) {
      const auto& other = colleagues[static_cast<size_t>(draws() % colleagues.size())];
      infected_[day + 1 + static_cast<int>(draws() % 4)].push_back(other);
    }
  }

  void PhoneIn(const std::string& id, absl::CivilDay day, int days, std::mt19937_64& draws) {
    const roster::v1::Shift* missed = nullptr;
    const absl::Time well = Midnight(day + days);
    for (const auto* shift : town_.duties.at(id)) {
      const absl::Time start = kit::Start(shift->interval());
      if (start < Midnight(day) || start >= well) continue;
      missed = shift;
      break;
    }
    if (missed == nullptr) return;  // ill on days off
    const absl::Time start = kit::Start(missed->interval());
    const absl::Time call = CallTime(start, draws);
    const int minute = kit::LocalMinute(call);
    if (plan_.mornings_only && (minute < 4 * 60 || minute >= 12 * 60)) return;
    SayHowLong(id, {call, SickCall::Kind::kSick, id, start, well}, kit::End(missed->interval()),
               draws);
  }

  static absl::Time CallTime(absl::Time start, std::mt19937_64& draws) {
    const absl::CivilDay day = DayOf(start);
    for (int tries = 0; tries < 50; ++tries) {
      const absl::Time call =
          absl::FromCivil(absl::CivilMinute(day) + MinuteOfDay(draws), kit::LocalZone());
      if (start - kAhead <= call && call <= start - kLastMoment) return call;
    }
    return start - absl::Hours(1);
  }

  // What was said first, and what is said later.
  void SayHowLong(const std::string& id, SickCall call, absl::Time least, std::mt19937_64& draws) {
    const absl::Time well = call.end;
    const absl::CivilDay first = DayOf(call.start);
    const auto days = static_cast<int>(DayOf(well) - first);
    const double mood = Share(draws);
    int said = std::min(days, kLongSaidDays);
    if (days > 1 && days <= kLongSaidDays && mood < kExtended) said = 1;
    const bool early = said == days && mood >= 1 - kOverEarlier;
    if (early) ++said;
    call.end = std::max(Midnight(first + said), least);
    calls_.push_back(call);
    if (early) {  // the evening before
      calls_.push_back({well - absl::Hours(5), SickCall::Kind::kFit, id, well, well});
    }
    while (said < days) {
      const absl::CivilDay last = first + said;  // first day not said yet
      said = std::min(days, said + kLongSaidDays);
      // One half says it the evening before, the other in the morning, when it is a new report.
      const bool evening = Share(draws) < 0.5;
      const absl::Time time =
          Midnight(last) + (evening ? -absl::Hours(4) : absl::Minutes(360 + 30 * Share(draws)));
      const absl::Time end = Midnight(first + said);
      const auto kind = evening ? SickCall::Kind::kExtend : SickCall::Kind::kSick;
      calls_.push_back({absl::FromUnixSeconds(absl::ToUnixSeconds(time)), kind, id,
                        absl::FromUnixSeconds(absl::ToUnixSeconds(time)), end});
    }
  }

  const Town& town_;
  const SickPlan& plan_;
  std::map<std::string, Person> people_;
  std::map<std::string, std::vector<std::string>> units_;
  std::map<absl::CivilDay, std::vector<std::string>> infected_;
  std::vector<SickCall> calls_;
};

}  // namespace

std::vector<SickCall> DrawSickCalls(const Town& town, const SickPlan& plan) {
  return Year(town, plan).Draw();
}

}  // namespace vagtbro::lab
