#include "pool/domain/score.h"

#include <algorithm>

#include "worktime/pay.h"

namespace vagtbro::pool {
namespace {

constexpr int64_t kOrePerPoint = 1'000;
constexpr int64_t kMinutesPerPoint = 2;
constexpr int64_t kUnknownWay = 30;
// A wish for all of the shift weighs as much as 600 kroner, or two hours of way: less than not
// knowing the place (assumed).
constexpr int64_t kWish = 60;
// Temp agencies ask about twice an own hour's wage (figures of the domain's test data).
constexpr int64_t kAgencyHourOre = 38'000;

bool Contains(const google::protobuf::RepeatedPtrField<std::string>& texts,
              const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

int64_t Unfamiliarity(const Candidate& candidate, const Question& question) {
  const auto& units = question.gap.unit_ids();
  const auto& employment = candidate.member->employment();
  if (Contains(units, employment.home_unit_id())) return 0;
  const bool known = std::any_of(units.begin(), units.end(), [&](const std::string& unit) {
    return Contains(employment.known_unit_ids(), unit);
  });
  return known || candidate.knows_place ? 150 : 450;
}

int64_t CostOre(const Candidate& candidate, const Question& question) {
  if (IsAgency(candidate)) {
    const worktime::Interval& duty = question.proposal.duty.interval;
    return worktime::AgencyCost(duty, kAgencyHourOre).ore() + candidate.agency_place * kOrePerPoint;
  }
  const int64_t ore = worktime::CostOf(*candidate.worker, ProposalTo(candidate, question.proposal),
                                       *candidate.profile)
                          .ore();
  return std::max<int64_t>(0, ore - candidate.freed_ore);
}

int64_t Weighted(int64_t points, uint32_t weight) {
  return points < 0 ? -Weighted(-points, weight) : (points * weight + 50) / 100;
}

}  // namespace

Score ScoreOf(const Candidate& candidate, const Question& question) {
  const v1::ScoreWeights& weights = question.policy.weights();
  Score score;
  score.cost = Weighted(CostOre(candidate, question) / kOrePerPoint, weights.cost());
  // The desk of an agency knows no unit: price alone orders agencies.
  if (IsAgency(candidate)) return score;
  score.unfamiliarity = Weighted(Unfamiliarity(candidate, question), weights.continuity());
  const int64_t contacts = 10 * candidate.contacts_fortnight + 25 * candidate.covers;
  score.fairness = Weighted(std::min<int64_t>(contacts, 200), weights.fairness());
  const int64_t way = candidate.travel_minutes.value_or(kUnknownWay);
  score.distance = Weighted(std::min<int64_t>(way, 180) / kMinutesPerPoint, weights.distance());
  score.wish = Weighted(-kWish * candidate.wish_percent / 100, weights.wish());
  return score;
}

uint64_t DrawOf(const std::string& gap_id, const std::string& employment_id) {
  uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (const std::string* text : {&gap_id, &employment_id}) {
    for (const char c : *text) hash = (hash ^ static_cast<uint8_t>(c)) * 1099511628211U;
    hash = (hash ^ 0xffU) * 1099511628211U;
  }
  // The last letters of FNV hardly reach the upper bits; one more turn mixes them.
  hash ^= hash >> 32;
  return hash * 0x9e3779b97f4a7c15U;
}

}  // namespace vagtbro::pool
