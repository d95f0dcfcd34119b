#include "lab/answers.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "kit/time/local_time.h"
#include "lab/draws.h"

namespace vagtbro::lab {
namespace {

struct Habit {
  double accepts;  // of all who are asked
  double silent;   // of all; the rest says no
};

Habit HabitOf(Tie tie) {
  switch (tie) {
    case Tie::kOwn:
      return {0.22, 0.35};
    case Tie::kSister:
      return {0.12, 0.35};
    case Tie::kPool:
      return {0.30, 0.35};
    case Tie::kAgency:
      return {0.70, 0.05};
    case Tie::kAtWork:
      return {0.50, 0.35};  // assumption: who is at work already moves more easily
  }
  std::abort();  // -Werror=switch has named every Tie.
}

constexpr double kSpread = 0.9;  // of the logarithm: one in six takes 2.5 times the median
constexpr absl::Duration kByDay = absl::Minutes(6);
constexpr absl::Duration kByNight = absl::Minutes(25);
constexpr absl::Duration kDesk = absl::Minutes(20);
constexpr absl::Duration kDeskLimit = absl::Minutes(45);
constexpr int kNightStart = 22 * 60;

std::string NameOf(const std::string& occasion, const std::string& person_id) {
  return "answer " + occasion + " " + person_id;
}

}  // namespace

std::optional<Answer> Answers::To(const std::string& occasion, const std::string& person_id,
                                  Tie tie, absl::Time asked) const {
  std::mt19937_64 draws = DrawsOf(seed_, NameOf(occasion, person_id));
  const double mood = Share(draws);
  const double pace = std::exp(kSpread * std::normal_distribution<double>(0, 1)(draws));
  const Habit habit = HabitOf(tie);
  if (mood >= 1 - habit.silent) return std::nullopt;
  const int minute = kit::LocalMinute(asked);
  const bool night = minute >= kNightStart || minute < night_end_minute_;
  absl::Duration delay = (tie == Tie::kAgency ? kDesk : night ? kByNight : kByDay) * pace;
  if (tie == Tie::kAgency) delay = std::min(delay, kDeskLimit);
  return Answer{absl::Ceil(delay, absl::Seconds(1)), mood < habit.accepts};
}

std::optional<Answer> Answers::OnThePhone(const std::string& occasion, const std::string& person_id,
                                          Tie tie, absl::Time asked) const {
  std::optional<Answer> answer = To(occasion, person_id, tie, asked);
  if (answer && tie != Tie::kAgency) answer->delay = absl::ZeroDuration();
  return answer;
}

absl::Duration Answers::CallLength(const std::string& occasion,
                                   const std::string& person_id) const {
  std::mt19937_64 draws = DrawsOf(seed_, "call " + NameOf(occasion, person_id));
  return absl::Seconds(120 + static_cast<int>(60 * Share(draws)));
}

}  // namespace vagtbro::lab
