#include "pool/api/words.h"

#include <map>
#include <utility>

namespace vagtbro::pool {
namespace {

using Phrase = std::pair<const char*, const char*>;  // Danish, English

std::string Pick(const Phrase& phrase, Language language) {
  return In(language, phrase.first, phrase.second);
}

const std::map<std::string, Phrase>& Rejections() {
  static const std::map<std::string, Phrase> phrases = {
      {"NOT_EMPLOYED",
       {"ansættelsen dækker ikke vagten", "the employment does not reach over the shift"}},
      {"MINOR", {"personen er under 18 år", "the person is under 18"}},
      {"ON_HOLIDAY", {"personen holder ferie", "the person is on holiday"}},
      {"AWAY", {"personen er fraværende", "the person is away"}},
      {"ALREADY_ASKED",
       {"personen er allerede spurgt om denne vagt", "the person has been asked about this shift"}},
      {"NO_CONSENT",
       {"personen har ikke sagt ja til at få tilbud", "the person has not agreed to get offers"}},
      {"LAW", {"arbejdstidsreglerne siger nej", "the rules on working time say no"}},
      {"BUSY_WITH_OFFER",
       {"personen har et andet tilbud på samme tid",
        "the person has another offer for the same time"}},
      {"CONTACT_BUDGET",
       {"personen er spurgt så ofte, som det er tilladt",
        "the person has been asked as often as allowed"}},
      {"IN_REST", {"personen har sin daglige hvile", "the person is in their daily rest"}},
      {"QUIET_HOURS", {"det er stille timer", "it is quiet hours"}},
  };
  return phrases;
}

}  // namespace

std::string RungInWords(v1::Rung rung, Language language) {
  switch (rung) {
    case v1::RUNG_EXTENSION:
      return In(language, "forlængelse af vagt", "extension of a shift");
    case v1::RUNG_SISTER_UNITS:
      return In(language, "søsterafdelinger", "sister units");
    case v1::RUNG_OWN_OFF_DUTY:
      return In(language, "afdelingens egne, der har fri", "the unit's own staff off duty");
    case v1::RUNG_SUBSTITUTE_POOL:
      return In(language, "vikarkorpset", "the substitute pool");
    case v1::RUNG_AGENCY:
      return In(language, "vikarbureauer", "temp agencies");
    case v1::RUNG_LEADER:
      return In(language, "lederen", "the leader");
    default:
      return In(language, "ikke begyndt", "not begun");
  }
}

std::string RejectionInWords(const std::string& rejection, Language language) {
  const auto found = Rejections().find(rejection);
  return found == Rejections().end() ? rejection : Pick(found->second, language);
}

std::string EscalationInWords(v1::EscalationReason reason, Language language) {
  switch (reason) {
    case v1::ESCALATION_REASON_TIME_UP:
      return In(language, "tiden var gået", "time was up");
    case v1::ESCALATION_REASON_QUIET_HOURS:
      return In(language, "de, der er tilbage, ikke må forstyrres, før vagten begynder",
                "those who are left may not be disturbed before the shift begins");
    default:
      return In(language, "alle trin var udtømt", "every rung was exhausted");
  }
}

std::string CloseInWords(roster::v1::GapCloseReason reason, Language language) {
  switch (reason) {
    case roster::v1::GAP_CLOSE_REASON_COVERED:
      return In(language, "Vagten er dækket.", "The shift is covered.");
    case roster::v1::GAP_CLOSE_REASON_RECOVERED:
      return In(language, "Den, der havde vagten, kommer alligevel.",
                "The one who had the shift comes after all.");
    case roster::v1::GAP_CLOSE_REASON_NOT_NEEDED:
      return In(language, "Afdelingen klarer sig uden.", "The unit manages without.");
    case roster::v1::GAP_CLOSE_REASON_EXPIRED:
      return In(language, "Vagten er forbi, og ingen kom.", "The shift is over and nobody came.");
    default:
      return In(language, "Søgningen er slut.", "The search is over.");
  }
}

std::string BrokenInWords(const types::v1::Verdict& verdict, Language language) {
  std::string words;
  for (const types::v1::RuleResult& result : verdict.results()) {
    if (result.passed()) continue;
    if (!words.empty()) words += " ";
    words += In(language, result.sentence_da(), result.sentence_en());
  }
  return words;
}

std::string RefusalInWords(const v1::OfferRow& offer, Language language) {
  const std::string broken = BrokenInWords(offer.verdict(), language);
  if (!broken.empty()) return broken;
  if (offer.refusal() == "GAP_CLOSED") {
    return In(language, "Vagten er ikke længere ledig.", "The shift is no longer vacant.");
  }
  if (offer.refusal() == "NOT_EMPLOYED") {
    return In(language, "Din ansættelse dækker ikke vagten.",
              "Your employment does not reach over the shift.");
  }
  return In(language, "Reglerne for arbejdstid siger nej.", "The rules on working time say no.");
}

std::string ScoreInWords(const std::string& part, int64_t points, Language language) {
  if (part == "unfamiliarity") {
    if (points == 0) return In(language, "hører til her", "belongs here");
    return points <= 100 ? In(language, "kender stedet", "knows the place")
                         : In(language, "kender ikke stedet", "does not know the place");
  }
  if (part == "cost") {
    if (points == 0) return In(language, "deltid under fuld norm", "part time under full norm");
    if (points >= 100) return In(language, "vikarbureau", "temp agency");
    return points <= 30 ? In(language, "timeløn", "paid by the hour")
                        : In(language, "overarbejde", "overtime");
  }
  return points == 0 ? In(language, "ikke spurgt for nylig", "not asked of late")
                     : In(language, "spurgt eller hjulpet for nylig", "asked or helped of late");
}

}  // namespace vagtbro::pool
