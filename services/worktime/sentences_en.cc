#include <cstdlib>

#include "worktime/sentences.h"

namespace vagtbro::worktime {
namespace {

Sentences AboutRights(RuleId rule) {
  switch (rule) {
    case RuleId::kSlot:
      return {"You have the profession and the competences that the shift needs.",
              "The shift needs another profession than the one you are registered with.",
              "The shift normally needs another profession; a manager has approved that you take "
              "it."};
    case RuleId::kAuthorisation:
      return {"You have the authorisation that the shift needs.",
              "The shift needs an authorisation that you are not registered with."};
    case RuleId::kDelegation:
      return {"You may do the health tasks of the shift.",
              "The shift has a task that is not delegated to you."};
    case RuleId::kMedication:
      return {"Medication and the check of it are with two different people.",
              "The same person cannot be responsible for the medication and check it."};
    case RuleId::kChildCertificate:
      return {"You have the children's certificate that the shift needs.",
              "The shift needs a valid children's certificate, which you are not registered with."};
    case RuleId::kExclusion:
      return {"No restriction stands in the way of the shift.",
              "A restriction that applies to you stands in the way of the shift."};
    case RuleId::kUnder18:
      return {"The shift can be given to you, because you are at least 18 years old.",
              "We do not offer extra shifts to employees under 18."};
    case RuleId::kVoluntaryExtra:
      return {"The shift can be paid as it is offered.",
              "There is no local agreement on voluntary extra work."};
    default:
      std::abort();  // EnglishSentences() sends no other
  }
}

Sentences AboutCalendar(RuleId rule) {
  switch (rule) {
    case RuleId::kLeave:
      return {"You have no holiday or other leave at the time of the shift.",
              "You have leave at the time of the shift, so it cannot be given to you.",
              "You interrupt your holiday for the shift; you were asked with permission."};
    case RuleId::kSick:
      return {"You are not reported away at the time of the shift.",
              "You are reported away at the time of the shift."};
    case RuleId::kOverlap:
      return {"The shift does not overlap with your other shifts.",
              "The shift overlaps with another of your shifts."};
    case RuleId::kDayOff:
      return {"The shift does not lie on a protected day off.",
              "The shift lies on a protected day off, and you have not agreed to work on it.",
              "The shift lies on a protected day off, on which you have agreed to work."};
    case RuleId::kDayOffOnCall:
      return {"No on-call duty lies on a protected day off.",
              "An on-call duty cannot lie on a protected day off."};
    default:
      std::abort();  // EnglishSentences() sends no other
  }
}

}  // namespace

Sentences EnglishSentences(RuleId rule) {
  switch (rule) {
    case RuleId::kSlot:
    case RuleId::kAuthorisation:
    case RuleId::kDelegation:
    case RuleId::kMedication:
    case RuleId::kChildCertificate:
    case RuleId::kExclusion:
    case RuleId::kUnder18:
    case RuleId::kVoluntaryExtra:
      return AboutRights(rule);
    case RuleId::kLeave:
    case RuleId::kSick:
    case RuleId::kOverlap:
    case RuleId::kDayOff:
    case RuleId::kDayOffOnCall:
      return AboutCalendar(rule);
    case RuleId::kShiftMax:
      return {"The shift is not too long.", "The times of the shift are not valid.",
              "The shift is allowed, but long."};
    case RuleId::kShiftMin:
      return {"The shift is not too short.", "The shift is too short.",
              "The shift is allowed, but short."};
    case RuleId::kSplit:
      return {"A split shift, if it is one, is within the limits.",
              "The split shift is outside the limits."};
    case RuleId::kRest11:
      return {"You get the daily rest you must have.", "You would get too little daily rest.",
              "Your daily rest is cut short as agreed; you get what is missing right after the "
              "work."};
    case RuleId::kRestComp:
      return {"Rest that was cut short is given back.",
              "Rest that was cut short would not be given back right after the work."};
    case RuleId::kRest24:
      return {"You get the weekly day off you must have.",
              "You would get your weekly day off too late."};
    case RuleId::kNightMax:
      return {"You do not get more nights a week than you may have.",
              "You would get more nights in a week than you may have."};
    case RuleId::kNight8:
      return {"Your working time is within the limit for night work.",
              "Your working time would exceed the limit for night workers."};
    case RuleId::kWt48:
      return {"Your average working time is within the limit.",
              "Your average working time would become too long.",
              "Your average working time exceeds the limit that you have waived in writing."};
    case RuleId::kExtraHours:
      return {"You do not have unusually many additional hours.",
              "You have too many additional hours.",
              "You have many additional hours; perhaps your contract should have more."};
  }
  std::abort();  // -Werror=switch has named every RuleId.
}

}  // namespace vagtbro::worktime
