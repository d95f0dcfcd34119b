#include "pool/domain/score.h"

#include <algorithm>

#include "absl/time/time.h"

namespace vagtbro::pool {
namespace {

constexpr uint32_t kFullWeekMinutes = 37 * 60;
constexpr int kNormWeeks = 4;

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
  return known || candidate.knows_place ? 100 : 300;
}

// True if a part-timer stays within full time over four weeks: extra hours at ordinary pay.
bool UnderNorm(const Candidate& candidate, const Question& question) {
  const uint32_t weekly = candidate.member->employment().weekly_minutes();
  if (weekly == 0 || weekly >= kFullWeekMinutes) return false;
  const worktime::Interval& gap = question.proposal.duty.interval;
  const absl::Duration worked =
      candidate.worker->Worked({gap.end_time - kNormWeeks * absl::Hours(7 * 24), gap.end_time});
  return worked + worktime::Length(gap) <= kNormWeeks * absl::Minutes(kFullWeekMinutes);
}

int64_t Cost(const Candidate& candidate, const Question& question) {
  if (IsAgency(candidate)) return 100 + candidate.agency_place;
  if (UnderNorm(candidate, question)) return 0;
  return candidate.member->employment().weekly_minutes() == 0 ? 30 : 60;
}

}  // namespace

Score ScoreOf(const Candidate& candidate, const Question& question) {
  Score score;
  // The desk of an agency knows no unit: price alone orders agencies.
  if (!IsAgency(candidate)) {
    score.unfamiliarity = Unfamiliarity(candidate, question);
    score.fairness = std::min<int64_t>(29, 2 * candidate.contacts_fortnight + 4 * candidate.covers);
  }
  score.cost = Cost(candidate, question);
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
