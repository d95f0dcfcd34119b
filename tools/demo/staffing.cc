#include "staffing.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "absl/time/time.h"
#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "law.h"
#include "worktime/rules.h"

namespace vagtbro::demo {
namespace {

// Points are minutes behind the contract; what is added makes rosters that people can live with.
constexpr int kSameShiftAsYesterday = 240;
constexpr int kTiredAfterFive = -700;
constexpr int kWrongWeekend = -1500;
constexpr int kNotTheirTime = -4000;  // a day for night people, a night for the others
constexpr int kFarAhead = -16 * 60;   // this far ahead of the contract only if nobody else can

// One rostered person while the roster grows.
struct Hand {
  const Person* person;
  worktime::WorkerFacts facts;
  worktime::Worker worker;
  std::int64_t behind_minutes = 0;  // earned by the contract so far, minus worked
  absl::CivilDay last_day;          // on which the last duty began
  std::string last_code;
  int run = 0;  // days in a row

  explicit Hand(const Person& whose)
      : person(&whose), facts(FactsOf(whose.record)), worker(facts) {}
};

// Which line of which unit, once a day.
struct Row {
  std::size_t unit;
  const Line* line;
};

bool IsWeekend(absl::CivilDay day) {
  const absl::Weekday weekday = absl::GetWeekday(day);
  return weekday == absl::Weekday::saturday || weekday == absl::Weekday::sunday;
}

absl::Time At(absl::CivilDay day, int minute) {
  return absl::FromCivil(absl::CivilMinute(day) + minute, kit::LocalZone());
}

class Roster final {
 public:
  Roster(Draw& draw, const Municipality& municipality, const std::vector<Person>& people,
         const Horizon& horizon)
      : draw_(draw), municipality_(municipality), horizon_(horizon) {
    for (const Person& person : people) {
      if (person.rostered) hands_.emplace_back(person);
    }
    staff_.resize(municipality.units.size());
    helpers_.resize(municipality.units.size());
    for (std::size_t i = 0; i < hands_.size(); ++i) {
      staff_[hands_[i].person->unit].push_back(i);
      for (const std::string& known : hands_[i].person->record.employment().known_unit_ids()) {
        for (std::size_t unit = 0; unit < municipality.units.size(); ++unit) {
          if (municipality.units[unit].id == known && unit != hands_[i].person->unit) {
            helpers_[unit].push_back(i);
          }
        }
      }
    }
  }

  std::vector<roster::v1::Shift> Fill() {
    const std::vector<Row> rows = RowsByScarcity();
    for (absl::CivilDay day = horizon_.start; day < horizon_.start + 7 * horizon_.weeks; ++day) {
      EarnOneDay(day);
      for (const Row& row : rows) {
        const int heads = IsWeekend(day) ? row.line->weekend_heads : row.line->weekday_heads;
        for (int i = 0; i < heads; ++i) Place(day, row, i);
      }
    }
    std::sort(shifts_.begin(), shifts_.end(), [](const auto& a, const auto& b) {
      const auto start_a = a.interval().start_time().seconds();
      const auto start_b = b.interval().start_time().seconds();
      return std::tie(start_a, a.shift_id()) < std::tie(start_b, b.shift_id());
    });
    return std::move(shifts_);
  }

 private:
  // The rows that ask most of a person first, so that the only nurse is not spent on a plain shift.
  std::vector<Row> RowsByScarcity() const {
    std::vector<Row> rows;
    for (std::size_t unit = 0; unit < municipality_.units.size(); ++unit) {
      for (const Line& line : municipality_.units[unit].lines) rows.push_back({unit, &line});
    }
    const auto plainness = [](const Row& row) {
      const auto& slot = row.line->requirement;
      if (slot.role() != types::v1::ROLE_SLOT_UNSPECIFIED) return slot.professions_size();
      return (row.line->is_night() ? 10 : 20) + slot.professions_size();
    };
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const Row& a, const Row& b) { return plainness(a) < plainness(b); });
    return rows;
  }

  // A day on leave is paid but not owed.
  void EarnOneDay(absl::CivilDay day) {
    for (Hand& hand : hands_) {
      const worktime::Interval today{At(day, 0), At(day + 1, 0)};
      const bool away = std::any_of(
          hand.facts.leaves.begin(), hand.facts.leaves.end(),
          [&](const worktime::Leave& leave) { return Overlaps(leave.interval, today); });
      if (!away) hand.behind_minutes += hand.person->record.employment().weekly_minutes() / 7;
    }
  }

  roster::v1::Shift Blank(absl::CivilDay day, const Row& row, int i) const {
    const Unit& unit = municipality_.units[row.unit];
    const Line& line = *row.line;
    char date[16];
    std::snprintf(date, sizeof(date), "%04d%02d%02d", static_cast<int>(day.year()), day.month(),
                  day.day());
    roster::v1::Shift shift;
    shift.set_shift_id(unit.id + "-" + date + "-" + line.code + "-" + std::to_string(i + 1));
    shift.add_unit_ids(unit.id);
    for (const std::string& further : line.further_unit_ids) shift.add_unit_ids(further);
    // Clock times are kept when the clock changes; the shift is then an hour shorter or longer.
    *shift.mutable_interval() = kit::MakeInterval(At(day, line.start_minute),
                                                  At(day, line.start_minute + line.length_minutes));
    shift.set_kind(line.kind);
    shift.set_tier(line.tier);
    // Team shifts of the nursing homes are with the cleaning or the kitchen for a part of the day.
    shift.set_combination_post(unit.place == Place::kNursingHome &&
                               line.tier == types::v1::SHIFT_TIER_TEAM);
    *shift.mutable_requirement() = line.requirement;
    return shift;
  }

  std::int64_t Points(const Hand& hand, absl::CivilDay day, const Line& line) {
    std::int64_t points = hand.behind_minutes + draw_.Between(0, 90);
    const bool yesterday = hand.last_day + 1 == day && !hand.last_code.empty();
    if (yesterday && hand.last_code.front() == line.code.front()) points += kSameShiftAsYesterday;
    if (yesterday && hand.run >= 5) points += kTiredAfterFive;
    const int week = static_cast<int>((day - horizon_.start) / 7);
    if (IsWeekend(day) && week % 2 != hand.person->weekend_parity) points += kWrongWeekend;
    if (line.is_night() != hand.person->nights) points += kNotTheirTime;
    return points;
  }

  // The best of `from` who may take the shift; nullptr: none.
  Hand* Best(const std::vector<std::size_t>& from, const roster::v1::Shift& shift,
             absl::CivilDay day, const Line& line, bool far_ahead_too) {
    const worktime::Proposal proposal = ProposalOf(shift);
    std::vector<std::pair<std::int64_t, std::size_t>> ranked;
    for (const std::size_t i : from) {
      const Hand& hand = hands_[i];
      if (hand.last_day == day && !hand.last_code.empty()) continue;
      if (!proposal.slot.professions.MeetsAny(hand.facts.professions)) continue;
      if (!far_ahead_too && hand.behind_minutes < kFarAhead) continue;
      ranked.emplace_back(Points(hand, day, line), i);
    }
    std::sort(ranked.begin(), ranked.end(), std::greater<>());
    for (const auto& [points, i] : ranked) {
      if (!worktime::FirstBroken(hands_[i].worker, proposal, profile_)) return &hands_[i];
    }
    return nullptr;
  }

  void Place(absl::CivilDay day, const Row& row, int i) {
    roster::v1::Shift shift = Blank(day, row, i);
    const Line& line = *row.line;
    Hand* hand = Best(staff_[row.unit], shift, day, line, false);
    if (hand == nullptr) hand = Best(helpers_[row.unit], shift, day, line, false);
    if (hand == nullptr) hand = Best(staff_[row.unit], shift, day, line, true);
    if (hand != nullptr) {
      shift.set_employment_id(hand->person->record.employment().employment_id());
      hand->facts.duties.push_back(DutyOf(shift));
      hand->worker = worktime::Worker(hand->facts);
      hand->behind_minutes -= line.length_minutes;
      hand->run = hand->last_day + 1 == day ? hand->run + 1 : 1;
      hand->last_day = day;
      hand->last_code = line.code;
    }
    shifts_.push_back(std::move(shift));
  }

  Draw& draw_;
  const Municipality& municipality_;
  const Horizon& horizon_;
  const worktime::Profile profile_;
  std::vector<Hand> hands_;
  std::vector<std::vector<std::size_t>> staff_;    // unit -> hands at home there
  std::vector<std::vector<std::size_t>> helpers_;  // unit -> hands from elsewhere who know it
  std::vector<roster::v1::Shift> shifts_;
};

}  // namespace

std::vector<roster::v1::Shift> Staff(Draw& draw, const Municipality& municipality,
                                     const std::vector<Person>& people, const Horizon& horizon) {
  return Roster(draw, municipality, people, horizon).Fill();
}

}  // namespace vagtbro::demo
