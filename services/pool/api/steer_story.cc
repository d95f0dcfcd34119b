#include "pool/api/steer_story.h"

#include <string>

#include "kit/base/proto_time.h"

namespace vagtbro::pool {
namespace {

std::string ActInWords(v1::SearchAct act, Language language) {
  switch (act) {
    case v1::SEARCH_ACT_TAKE:
      return In(language, "er på sagen", "is on it");
    case v1::SEARCH_ACT_TAKE_OVER:
      return In(language, "overtog sagen", "took it over");
    case v1::SEARCH_ACT_LEAVE:
      return In(language, "gav slip på sagen", "let it go again");
    case v1::SEARCH_ACT_EXTEND:
      return In(language,
                "lod søgningen gå videre fra første trin; de, der ikke svarede, kan spørges igen",
                "had the search go on from the first rung; who did not answer may be asked again");
    case v1::SEARCH_ACT_CALL_AGENCY:
      return In(language, "lod vikarbureauer spørge med det samme, ved siden af trinnet",
                "had agencies asked at once, beside the rung");
    default:
      return In(language,
                "gav lederen besked med det samme; tilbud, der er ude, gælder stadig, men ingen "
                "andre spørges",
                "had the leader told at once; offers that are out still count, but nobody else is "
                "asked");
  }
}

std::string UndoInWords(v1::SearchAct act, Language language) {
  switch (act) {
    case v1::SEARCH_ACT_EXTEND:
      return In(language, "Forlængelsen blev fortrudt; åbne tilbud fra den er trukket tilbage.",
                "The extension was undone; its open offers are withdrawn.");
    case v1::SEARCH_ACT_CALL_AGENCY:
      return In(language,
                "Kaldet til vikarbureauer blev fortrudt; åbne tilbud til dem er trukket tilbage, "
                "og søgningen går videre, hvor den var.",
                "Calling the agencies was undone; open offers to them are withdrawn, and the "
                "search goes on where it was.");
    case v1::SEARCH_ACT_TELL_LEADER:
      return In(language,
                "Søgningen går videre af sig selv; lederen har fået besked og får ikke flere.",
                "The search goes on by itself; the leader has been told and gets no further "
                "message.");
    default:
      return In(language, "Det blev fortrudt: ingen er på sagen.",
                "That was undone: nobody is on it.");
  }
}

// An act of the command line has no name.
std::string WhoDid(const v1::SteerMark& mark, Language language) {
  const std::string& actor = mark.actor_employment_id();
  return actor.empty() ? In(language, "Huset", "The house") : actor;
}

}  // namespace

std::string ReasonInWords(types::v1::ActReason reason, Language language) {
  switch (reason) {
    case types::v1::ACT_REASON_AGREED_WITH_EMPLOYEE:
      return In(language, "aftalt med medarbejderen", "agreed with the employee");
    case types::v1::ACT_REASON_AGREED_WITH_LEADER:
      return In(language, "aftalt med lederen", "agreed with the leader");
    case types::v1::ACT_REASON_LIFE_AND_HEALTH:
      return In(language, "hensyn til borgernes liv og helbred", "life and health of residents");
    case types::v1::ACT_REASON_NOBODY_LEFT:
      return In(language, "der er ingen andre", "nobody else can be had");
    case types::v1::ACT_REASON_SHORT_OF_TIME:
      return In(language, "der er for lidt tid", "too little time is left");
    case types::v1::ACT_REASON_TASKS_MOVED:
      return In(language, "opgaver er flyttet", "tasks are moved");
    case types::v1::ACT_REASON_FEWER_RESIDENTS:
      return In(language, "der er færre borgere", "there are fewer residents");
    case types::v1::ACT_REASON_PLAN_MISTAKE:
      return In(language, "planen var forkert", "the plan was wrong");
    case types::v1::ACT_REASON_MISTAKE:
      return In(language, "det var en fejl", "it was a mistake");
    case types::v1::ACT_REASON_OTHER:
      return In(language, "anden grund", "another reason");
    default:
      return "";
  }
}

void TellSteers(const v1::CoverRow& cover, Teller* teller) {
  const Language language = teller->language();
  for (const v1::SteerMark& mark : cover.steers()) {
    const std::string why = ReasonInWords(mark.reason(), language);
    const std::string because =
        why.empty() ? "." : " (" + In(language, "begrundelse: ", "reason: ") + why + ").";
    const std::string line = WhoDid(mark, language) + " " + ActInWords(mark.act(), language);
    teller->Say(kit::FromProto(mark.act_time()), line + because, line + because);
    if (mark.has_undo_time()) {
      const std::string undone = UndoInWords(mark.act(), language);
      teller->Say(kit::FromProto(mark.undo_time()), undone, undone);
    }
    if (mark.has_rest_time()) {
      teller->Say(kit::FromProto(mark.rest_time()),
                  "Søgningen er igen ved vejs ende og hviler hos lederen.",
                  "The search is at its end again and rests with the leader.");
    }
  }
}

}  // namespace vagtbro::pool
