#include "roster/domain/plain_no.h"

#include <algorithm>

namespace vagtbro::roster {

types::v1::Verdict PlainNo(const std::string& rule, const std::string& sentence_da,
                           const std::string& sentence_en) {
  types::v1::Verdict verdict;
  types::v1::RuleResult* result = verdict.add_results();
  result->set_rule(rule);
  result->set_sentence_da(sentence_da);
  result->set_sentence_en(sentence_en);
  return verdict;
}

types::v1::Verdict NotEmployed() {
  return PlainNo("NOT_EMPLOYED", "Medarbejderen er ikke ansat i hele vagten.",
                 "They are not employed during all of the shift.");
}

types::v1::Verdict Notable(types::v1::Verdict verdict) {
  auto* results = verdict.mutable_results();
  results->erase(std::remove_if(results->begin(), results->end(),
                                [](const types::v1::RuleResult& result) {
                                  return result.passed() && !result.warned();
                                }),
                 results->end());
  return verdict;
}

}  // namespace vagtbro::roster
