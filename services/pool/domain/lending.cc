#include "pool/domain/lending.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "kit/base/proto_time.h"
#include "pool/domain/policy.h"
#include "pool/domain/ranking.h"

namespace vagtbro::pool {
namespace {

constexpr size_t kLendersAsked = 3;
constexpr absl::Duration kLongestConsent = absl::Minutes(20);
constexpr absl::Duration kShortestConsent = absl::Minutes(3);

bool IsOpen(const v1::LendingQuestion& question, absl::Time now) {
  return !question.answered() && now < kit::FromProto(question.asked().lapse_time());
}

bool InForce(const v1::StandingAgreement& standing, absl::Time now) {
  return kit::FromProto(standing.from_time()) <= now &&
         (!standing.has_until_time() || now < kit::FromProto(standing.until_time()));
}

bool IsOver(const v1::CoverRow& cover) {
  return cover.closed() || !cover.covered_by_employment_id().empty();
}

v1::LendingConsentAsked QuestionTo(const std::string& leader, const Lender& lender,
                                   const v1::CoverRow& cover, absl::Time lapse) {
  v1::LendingConsentAsked asked;
  asked.set_gap_id(cover.gap().gap_id());
  asked.set_leader_employment_id(leader);
  asked.set_from_unit_id(lender.unit_id);
  asked.set_place(cover.place());
  *asked.mutable_interval() = cover.gap().interval();
  *asked.mutable_lapse_time() = kit::ToProto(lapse);
  return asked;
}

// True if somebody may be asked once quiet hours are over.
bool AnyAfterQuiet(const Ranking& ranking, absl::Time resume) {
  return std::any_of(ranking.people.begin(), ranking.people.end(), [resume](const Ranked& person) {
    return person.judgement.rejection && person.judgement.free_time <= resume;
  });
}

}  // namespace

std::set<std::string> UnitsThatLend(const v1::CoverRow& cover, const v1::PolicySet& policy,
                                    absl::Time now) {
  std::set<std::string> units;
  for (const v1::StandingAgreement& standing : policy.standing_agreements()) {
    if (InForce(standing, now)) units.insert(standing.from_unit_id());
  }
  std::map<std::string, bool> agreed;
  for (const v1::LendingQuestion& question : cover.lending()) {
    const auto unit = agreed.emplace(question.asked().from_unit_id(), true).first;
    unit->second = unit->second && question.answered() && question.granted();
  }
  for (const auto& [unit, yes] : agreed) {
    if (yes) units.insert(unit);
  }
  return units;
}

std::optional<absl::Time> ConsentAwaited(const v1::CoverRow& cover, absl::Time now) {
  std::set<std::string> refused;  // one no is enough: the other leader's word is not awaited
  for (const v1::LendingQuestion& question : cover.lending()) {
    if (question.answered() && !question.granted()) refused.insert(question.asked().from_unit_id());
  }
  std::optional<absl::Time> last;
  for (const v1::LendingQuestion& question : cover.lending()) {
    if (!IsOpen(question, now) || refused.count(question.asked().from_unit_id()) != 0) continue;
    const absl::Time lapse = kit::FromProto(question.asked().lapse_time());
    last = std::max(lapse, last.value_or(lapse));
  }
  return last;
}

bool IsAwaited(const v1::LendingQuestion& question, const v1::CoverRow& cover) {
  if (question.answered() || IsOver(cover) || cover.has_escalate_time()) return false;
  const auto& asked = question.asked();
  absl::Time last = kit::FromProto(question.ask_time());
  for (const v1::WaveMark& wave : cover.waves()) {
    last = std::max(last, kit::FromProto(wave.wave_time()));
  }
  for (const v1::RungVisit& visit : cover.visits()) {
    last = std::max(last, kit::FromProto(visit.enter_time()));
  }
  return !asked.has_lapse_time() || last < kit::FromProto(asked.lapse_time());
}

absl::Time ConsentLapse(absl::Time now, absl::Time deadline) {
  return now + std::clamp((deadline - now) / 4, kShortestConsent, kLongestConsent);
}

LendingPlan AskToLend(const std::vector<Lender>& lenders, const v1::CoverRow& cover,
                      const Question& question, absl::Time lapse, absl::Time now) {
  struct Able {
    size_t people;
    int64_t best;
    const Lender* lender;
  };
  std::vector<Able> able;
  LendingPlan plan;
  for (const Lender& lender : lenders) {
    if (lender.leader_ids.empty()) continue;
    const Ranking ranking = Rank(lender.people, question, now);
    const bool later = InQuietHours(question.policy, now) &&
                       AnyAfterQuiet(ranking, QuietEnd(question.policy, now));
    if (lender.leader_sleeps || ranking.eligible == 0) {
      plan.waits_for_day = plan.waits_for_day || later || ranking.eligible > 0;
      continue;
    }
    able.push_back({ranking.eligible, ranking.people.front().score.sum(), &lender});
  }
  std::sort(able.begin(), able.end(), [](const Able& a, const Able& b) {
    return std::tie(b.people, a.best, a.lender->unit_id) <
           std::tie(a.people, b.best, b.lender->unit_id);
  });
  if (able.size() > kLendersAsked) able.resize(kLendersAsked);
  for (const Able& unit : able) {
    for (const std::string& leader : unit.lender->leader_ids) {
      plan.questions.push_back(QuestionTo(leader, *unit.lender, cover, lapse));
    }
  }
  return plan;
}

kit::Outcome<Facts, LendingRefusal> DecideLending(const v1::CoverRow& cover,
                                                  const std::string& consent_id,
                                                  const std::string& leader_employment_id,
                                                  bool granted, absl::Time now) {
  const auto& questions = cover.lending();
  const auto question = std::find_if(questions.begin(), questions.end(), [&](const auto& asked) {
    return asked.asked().consent_id() == consent_id;
  });
  const bool theirs = question != questions.end() &&
                      question->asked().leader_employment_id() == leader_employment_id;
  if (!theirs) return LendingRefusal::kNotYourQuestion;
  if (question->answered() && question->granted() == granted) return Facts{};
  if (IsOver(cover) || !IsOpen(*question, now)) return LendingRefusal::kTooLate;
  v1::LendingAnswered answer;
  answer.set_consent_id(consent_id);
  answer.set_gap_id(cover.gap().gap_id());
  answer.set_granted(granted);
  return Facts{std::move(answer)};
}

}  // namespace vagtbro::pool
