#include "worktime/proto/verdict.h"

#include "worktime/plain_words.h"

namespace vagtbro::worktime {

types::v1::Verdict ToProto(const Verdict& verdict) {
  types::v1::Verdict proto;
  proto.set_allowed(verdict.allowed);
  proto.set_profile_version(verdict.profile_version);
  proto.set_input_hash(verdict.input_hash);
  for (const RuleResult& result : verdict.results) {
    types::v1::RuleResult* rule = proto.add_results();
    rule->set_rule(std::string(Name(result.rule)));
    rule->set_passed(result.passed);
    if (result.margin_minutes) rule->set_margin_minutes(*result.margin_minutes);
    for (const Input& input : result.inputs) {
      (*rule->mutable_inputs())[std::string(input.name)] = ValueText(input);
    }
    rule->set_sentence_da(PlainWords(result, Language::kDanish));
    rule->set_sentence_en(PlainWords(result, Language::kEnglish));
  }
  return proto;
}

types::v1::Verdict AnsweredByAgency() {
  types::v1::Verdict proto;
  proto.set_allowed(true);
  proto.set_profile_version("agency");
  return proto;
}

std::vector<std::string> BrokenRules(const types::v1::Verdict& verdict) {
  std::vector<std::string> broken;
  for (const types::v1::RuleResult& result : verdict.results()) {
    if (!result.passed()) broken.push_back(result.rule());
  }
  return broken;
}

}  // namespace vagtbro::worktime
