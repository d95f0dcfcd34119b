#include "worktime/proto/verdict.h"

#include <algorithm>
#include <array>

#include "worktime/nearest_legal.h"
#include "worktime/plain_words.h"
#include "worktime/proto/facts.h"
#include "worktime/rules.h"

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
    rule->set_warned(result.warned);
    if (result.margin_minutes) rule->set_margin_minutes(*result.margin_minutes);
    for (const Input& input : result.inputs) {
      (*rule->mutable_inputs())[std::string(input.name)] = ValueText(input);
    }
    rule->set_sentence_da(PlainWords(result, Language::kDanish));
    rule->set_sentence_en(PlainWords(result, Language::kEnglish));
  }
  for (const PayItem& item : verdict.cost.items) {
    types::v1::CostItem* line = proto.add_cost_items();
    line->set_line(std::string(Name(item.line)));
    line->set_minutes(item.minutes);
    line->set_ore(item.ore);
  }
  proto.set_cost_ore(verdict.cost.ore());
  return proto;
}

types::v1::Verdict AskInFull(const Worker& worker, const Proposal& proposal,
                             const Profile& profile) {
  types::v1::Verdict proto = ToProto(Evaluate(worker, proposal, profile));
  if (proto.allowed()) return proto;
  if (const auto part = NearestLegal(worker, proposal, profile)) {
    const Interval& proposed = proposal.duty.interval;
    types::v1::LegalVariant* variant = proto.mutable_nearest_legal();
    *variant->mutable_interval() = ToProto(*part);
    variant->set_sentence_da(PlainWords(*part, proposed, Language::kDanish));
    variant->set_sentence_en(PlainWords(*part, proposed, Language::kEnglish));
  }
  return proto;
}

types::v1::Verdict AnsweredByAgency() {
  types::v1::Verdict proto;
  proto.set_allowed(true);
  proto.set_profile_version("agency");
  return proto;
}

types::v1::Verdict AskAboutAgencyWorker(const Worker& worker, const Proposal& proposal,
                                        const Profile& profile) {
  constexpr std::array kAsked = {
      RuleId::kSlot,       RuleId::kAuthorisation,    RuleId::kDelegation,
      RuleId::kMedication, RuleId::kChildCertificate, RuleId::kExclusion,
      RuleId::kOverlap};
  Verdict verdict = Evaluate(worker, proposal, profile, Pricing::kLawOnly);
  std::erase_if(verdict.results, [&](const RuleResult& result) {
    return std::find(kAsked.begin(), kAsked.end(), result.rule) == kAsked.end();
  });
  verdict.allowed = std::all_of(verdict.results.begin(), verdict.results.end(),
                                [](const RuleResult& result) { return result.passed; });
  return ToProto(verdict);
}

std::vector<std::string> BrokenRules(const types::v1::Verdict& verdict) {
  std::vector<std::string> broken;
  for (const types::v1::RuleResult& result : verdict.results()) {
    if (!result.passed()) broken.push_back(result.rule());
  }
  return broken;
}

}  // namespace vagtbro::worktime
