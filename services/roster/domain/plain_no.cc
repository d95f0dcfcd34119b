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

types::v1::Verdict ToldToOtherUnit(const types::v1::Verdict& verdict) {
  if (!verdict.allowed()) {
    return PlainNo("OTHER_UNIT",
                   "Reglerne tillader ikke vagten. Hvorfor ses kun i medarbejderens egen enhed.",
                   "The rules do not allow the shift. Why is seen in their own unit alone.");
  }
  types::v1::Verdict told =
      PlainNo("OTHER_UNIT", "Reglerne tillader vagten.", "The rules allow the shift.");
  told.mutable_results(0)->set_passed(true);
  told.set_allowed(true);
  return told;
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
