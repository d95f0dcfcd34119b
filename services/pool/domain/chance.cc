#include "pool/domain/chance.h"

#include <cmath>

#include "kit/time/local_time.h"

namespace vagtbro::pool {
namespace {

constexpr double kReach = 0.65;  // 35 % never answer
constexpr double kPriorOffers = 4;
constexpr absl::Duration kRemembered = absl::Hours(30 * 24);
constexpr absl::Duration kHalfLife = absl::Hours(10 * 24);
constexpr int kDayStart = 5 * 60 + 30;
constexpr int kDayEnd = 22 * 60;
constexpr absl::Duration kMedianByDay = absl::Minutes(6);
constexpr absl::Duration kMedianByNight = absl::Minutes(25);

bool ByDay(absl::Time time) {
  const int minute = kit::LocalMinute(time);
  return kDayStart <= minute && minute < kDayEnd;
}

}  // namespace

double ReachOf(const std::vector<SeenOffer>& seen, absl::Time now) {
  double answered = kReach * kPriorOffers;
  double offers = kPriorOffers;
  for (const SeenOffer& offer : seen) {
    const absl::Duration age = now - offer.offer_time;
    if (age < absl::ZeroDuration() || age >= kRemembered) continue;
    if (ByDay(offer.offer_time) != ByDay(now)) continue;
    const double weight = std::exp2(-absl::FDivDuration(age, kHalfLife));
    offers += weight;
    if (offer.answered) answered += weight;
  }
  return answered / offers;
}

double YesShare(v1::Rung rung) {
  // Yes of all who are asked, by the figures of the domain, over those who answer at all.
  switch (rung) {
    case v1::RUNG_SISTER_UNITS:
    case v1::RUNG_LENDING:
      return 0.12 / kReach;
    case v1::RUNG_SUBSTITUTE_POOL:
      return 0.30 / kReach;
    case v1::RUNG_REDEPLOYMENT:
    case v1::RUNG_DAY_ACTIVITY:
    case v1::RUNG_COMBINATION_POST:
    case v1::RUNG_HOME_GUIDANCE:
      return 0.50 / kReach;  // at work already; an assumption
    case v1::RUNG_AGENCY:
      return 0.70;
    default:
      return 0.22 / kReach;  // the own team
  }
}

double AnsweredWithin(absl::Duration time, absl::Time now) {
  if (time <= absl::ZeroDuration()) return 0;
  return 1 - std::exp2(-absl::FDivDuration(time, ByDay(now) ? kMedianByDay : kMedianByNight));
}

double AtLeastOne(const std::vector<double>& chances) {
  double none = 1;
  for (const double chance : chances) none *= 1 - chance;
  return 1 - none;
}

}  // namespace vagtbro::pool
