#include "pool/api/words.h"

#include <map>
#include <utility>

#include "worktime/pay.h"

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
      {"KEPT_FOR_OTHER",
       {"personen holdes til en anden vagt, som næsten ingen andre kan tage",
        "the person is kept for another shift that hardly anybody else can take"}},
      {"NOT_NOW",
       {"personen har bedt om ikke at blive spurgt lige nu",
        "the person has asked not to be asked for now"}},
      {"OFF_SHIFT",
       {"personen er lige gået fra vagt og har bedt om at få ro",
        "the person has just come off shift and has asked to be left in peace"}},
      {"CONTACT_BUDGET",
       {"personen er spurgt så ofte, som det er tilladt",
        "the person has been asked as often as allowed"}},
      {"IN_REST",
       {"personen har sin daglige hvile eller sover før en nattevagt",
        "the person is in their daily rest, or sleeps before a night watch"}},
      {"QUIET_HOURS", {"det er stille timer", "it is quiet hours"}},
      {"OWN_QUIET_HOURS",
       {"personen har bedt om ikke at få tilbud på denne tid af døgnet",
        "the person has asked for no offers at this time of day"}},
      {"POOL_SHARE",
       {"afdelingen har fået sin del af vikarkorpset, mens andre mangler",
        "the unit has had its share of the substitute pool while others lack people"}},
      {"ENOUGH_MOVES",
       {"personen er flyttet så ofte, som det er aftalt",
        "the person has been moved as often as agreed"}},
      {"NOT_SPARED",
       {"personen kan ikke undværes, hvor personen er",
        "the person cannot be spared where they are"}},
      {"KEPT_FOR_OTHER",
       {"personen holdes til en anden vagt, hvor der er mere brug for personen",
        "the person is kept for another shift where they are needed more"}},
  };
  return phrases;
}

std::string LineInWords(const types::v1::CostItem& item, Language language) {
  for (int line = 0; line <= static_cast<int>(worktime::PayLine::kAgency); ++line) {
    const auto pay = static_cast<worktime::PayLine>(line);
    if (item.line() != worktime::Name(pay)) continue;
    return worktime::PlainWords(worktime::PayItem{pay, item.minutes(), item.ore()}, language);
  }
  return item.line() + ": " + worktime::Kroner(item.ore(), language);
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
    case v1::RUNG_TEAM_HEAD_START:
      return In(language, "afdelingens eget forspring", "the own team's head start");
    case v1::RUNG_REDEPLOYMENT:
      return In(language, "omflytning fra søsterafdelinger", "redeployment from sister units");
    case v1::RUNG_DAY_ACTIVITY:
      return In(language, "omflytning fra dagtilbud", "redeployment from day activities");
    case v1::RUNG_COMBINATION_POST:
      return In(language, "kombinationsstillinger", "combination posts");
    case v1::RUNG_HOME_GUIDANCE:
      return In(language, "hjemmevejledere, der kaldes tilbage", "home guidance called back");
    case v1::RUNG_LENDING:
      return In(language, "lån fra andre forvaltninger", "lending from other departments");
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
    case v1::ESCALATION_REASON_PLANNER:
      return In(language, "en planlægger bad om det", "a planner asked for it");
    default:
      return In(language, "alle trin var udtømt", "every rung was exhausted");
  }
}

std::string FateInWords(v1::CoverFate fate, Language language) {
  switch (fate) {
    case v1::COVER_FATE_UNDONE:
      return In(language, "Dækningen er fortrudt: den, der havde vagten, har den igen.",
                "The cover was undone: the one who had the shift has it again.");
    case v1::COVER_FATE_RELEASED:
      return In(language, "Den, der dækkede vagten, kan ikke komme alligevel.",
                "The one who covered it cannot come after all.");
    case v1::COVER_FATE_CANCELLED:
      return In(language, "Vagten er aflyst.", "The shift was cancelled.");
    case v1::COVER_FATE_CHANGED:
      return In(language, "Planlæggeren har ændret vagten bagefter.",
                "The planner changed the shift afterwards.");
    default:
      return "";
  }
}

std::string RoleInWords(types::v1::RoleSlot role, Language language) {
  switch (role) {
    case types::v1::ROLE_SLOT_SHIFT_LEAD:
      return In(language, "ansvarshavende", "shift lead");
    case types::v1::ROLE_SLOT_MEDICATION_RESPONSIBLE:
      return In(language, "medicinansvarlig", "medication responsible");
    case types::v1::ROLE_SLOT_MEDICATION_CHECKER:
      return In(language, "tjekansvarlig", "medication checker");
    default:
      return "";
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
    case roster::v1::GAP_CLOSE_REASON_LEVEL_ACCEPTED:
      return In(language, "En planlægger lader afdelingen køre uden.",
                "A planner lets the unit run without it.");
    case roster::v1::GAP_CLOSE_REASON_CHANGED:
      return In(language, "Planlæggeren har ændret vagten.", "The planner has changed the shift.");
    case roster::v1::GAP_CLOSE_REASON_UNIT_CLOSED:
      return In(language, "Afdelingen er lukket på det tidspunkt.",
                "The unit is closed at that time.");
    case roster::v1::GAP_CLOSE_REASON_SPLIT:
      return In(language, "Vagten er delt; der søges til hver del.",
                "The shift has been parted; each part is searched for.");
    case roster::v1::GAP_CLOSE_REASON_ABSORBED:
      return In(language, "En på en teamvagt har overtaget den.",
                "Somebody on a team shift has taken it over.");
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
  if (offer.refusal() == "WOULD_BREAK_UNIT") {
    return In(language, "Du kan ikke længere undværes, hvor du er.",
              "You can no longer be spared where you are.");
  }
  return In(language, "Reglerne for arbejdstid siger nej.", "The rules on working time say no.");
}

std::string CauseInWords(roster::v1::GapCause cause, Language language) {
  switch (cause) {
    case roster::v1::GAP_CAUSE_RELEASED:
      return In(language, "den, der havde taget vagten, kan ikke komme",
                "who had taken the shift cannot come");
    case roster::v1::GAP_CAUSE_NO_SHOW:
      return In(language, "den, der skulle komme, er ikke mødt",
                "who was to come has not checked in");
    case roster::v1::GAP_CAUSE_TRAINING:
      return In(language, "holdet er på kursus", "the team is at a training");
    case roster::v1::GAP_CAUSE_MEETING:
      return In(language, "der er et betalt, frivilligt møde", "there is a paid voluntary meeting");
    case roster::v1::GAP_CAUSE_CHAIN:
      return In(language, "den, der havde vagten, hjælper et andet sted",
                "who had the shift helps out elsewhere");
    default:
      return "";
  }
}

const std::vector<std::string>& ScoreParts() {
  static const std::vector<std::string> parts = {"unfamiliarity", "cost", "fairness", "distance",
                                                 "wish"};
  return parts;
}

std::string ScoreInWords(const std::string& part, Language language) {
  if (part == "unfamiliarity") return In(language, "kendskab til stedet", "knowing the place");
  if (part == "cost") return In(language, "pris", "cost");
  if (part == "fairness")
    return In(language, "spurgt og hjulpet for nylig", "asked and helped of late");
  if (part == "distance") return In(language, "vejen til arbejde", "the way to work");
  if (part == "wish") return In(language, "eget ønske om tiden", "own wish about the time");
  return part;
}

std::string BillInWords(const types::v1::Verdict& verdict, Language language) {
  std::string words;
  for (const types::v1::CostItem& item : verdict.cost_items()) {
    if (!words.empty()) words += "; ";
    words += LineInWords(item, language);
  }
  return words;
}

}  // namespace vagtbro::pool
