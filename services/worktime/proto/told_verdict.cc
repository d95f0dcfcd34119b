#include "worktime/proto/told_verdict.h"

#include <algorithm>
#include <string>

#include "worktime/sentences.h"
#include "worktime/verdict.h"

namespace vagtbro::worktime {
namespace {

bool Is(const types::v1::RuleResult& result, RuleId rule) { return result.rule() == Name(rule); }

// The average leaves holiday and sickness out, but no other leave: how far its period reaches back
// would tell one from the other.
void HidePeriod(types::v1::RuleResult* result) {
  result->mutable_inputs()->erase("period_start");
  result->mutable_inputs()->erase("period_end");
  if (result->passed()) return;
  result->set_sentence_da(DanishSentences(RuleId::kWt48).broken);
  result->set_sentence_en(EnglishSentences(RuleId::kWt48).broken);
}

}  // namespace

types::v1::Verdict ToldToPlanner(types::v1::Verdict verdict) {
  verdict.clear_input_hash();
  auto* results = verdict.mutable_results();
  bool there = true;
  for (const auto& result : *results) {
    const bool away = Is(result, RuleId::kLeave) || Is(result, RuleId::kSick);
    if (away && !result.passed()) there = false;
  }
  results->erase(std::remove_if(results->begin(), results->end(),
                                [](const auto& result) { return Is(result, RuleId::kLeave); }),
                 results->end());
  for (types::v1::RuleResult& result : *results) {
    if (Is(result, RuleId::kWt48)) HidePeriod(&result);
    if (!Is(result, RuleId::kSick)) continue;
    result.set_passed(there);
    result.clear_inputs();
    result.set_sentence_da(there ? "Du er ikke fraværende i vagtens tidsrum."
                                 : "Du er fraværende i vagtens tidsrum.");
    result.set_sentence_en(there ? "You are not away at the time of the shift."
                                 : "You are away at the time of the shift.");
  }
  return verdict;
}

}  // namespace vagtbro::worktime
