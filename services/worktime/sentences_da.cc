#include <cstdlib>

#include "worktime/sentences.h"

namespace vagtbro::worktime {
namespace {

Sentences AboutRights(RuleId rule) {
  switch (rule) {
    case RuleId::kSlot:
      return {
          "Du har den uddannelse og de kompetencer, som vagten kræver.",
          "Vagten kræver en anden uddannelse end den, du er registreret med.",
          "Vagten kræver egentlig en anden uddannelse; en leder har godkendt, at du tager den."};
    case RuleId::kAuthorisation:
      return {"Du har den autorisation, som vagten kræver.",
              "Vagten kræver en autorisation, som du ikke er registreret med."};
    case RuleId::kDelegation:
      return {"Du må udføre vagtens sundhedsfaglige opgaver.",
              "Vagten har en opgave, som ikke er delegeret til dig."};
    case RuleId::kMedication:
      return {"Medicinansvaret og kontrollen ligger hos to forskellige.",
              "Den medicinansvarlige og den tjekansvarlige må ikke være samme person."};
    case RuleId::kChildCertificate:
      return {"Du har den børneattest, som vagten kræver.",
              "Vagten kræver en gyldig børneattest, som du ikke er registreret med."};
    case RuleId::kExclusion:
      return {"Ingen begrænsning står i vejen for vagten.",
              "En begrænsning, der gælder for dig, står i vejen for vagten."};
    case RuleId::kUnder18:
      return {"Vagten kan gives til dig, for du er fyldt 18 år.",
              "Vi tilbyder ikke ekstra vagter til ansatte under 18 år."};
    case RuleId::kVoluntaryExtra:
      return {"Vagten kan aflønnes, som den bliver tilbudt.",
              "Der er ingen lokalaftale om frivilligt ekstraarbejde."};
    default:
      std::abort();  // DanishSentences() sends no other
  }
}

Sentences AboutCalendar(RuleId rule) {
  switch (rule) {
    case RuleId::kLeave:
      return {"Du har hverken ferie eller anden aftalt frihed i vagtens tidsrum.",
              "Du har fri i vagtens tidsrum, så vagten kan ikke gives til dig.",
              "Du afbryder din ferie for vagten; du blev spurgt med tilladelse."};
    case RuleId::kSick:
      return {"Du er ikke meldt fraværende i vagtens tidsrum.",
              "Du er meldt fraværende i vagtens tidsrum."};
    case RuleId::kOverlap:
      return {"Vagten falder ikke sammen med dine andre vagter.",
              "Vagten falder sammen med en anden af dine vagter."};
    case RuleId::kDayOff:
      return {"Vagten ligger ikke på et beskyttet fridøgn.",
              "Vagten ligger på et beskyttet fridøgn, og du har ikke sagt ja til at arbejde der.",
              "Vagten ligger på et beskyttet fridøgn, som du har sagt ja til at arbejde på."};
    case RuleId::kDayOffOnCall:
      return {"Der ligger ingen rådighedsvagt på et beskyttet fridøgn.",
              "En rådighedsvagt må ikke ligge på et beskyttet fridøgn."};
    default:
      std::abort();  // DanishSentences() sends no other
  }
}

}  // namespace

Sentences DanishSentences(RuleId rule) {
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
      return {"Vagten er ikke for lang.", "Vagtens tidsrum er ikke gyldigt.",
              "Vagten er lovlig, men lang."};
    case RuleId::kShiftMin:
      return {"Vagten er ikke for kort.", "Vagten er for kort.", "Vagten er lovlig, men kort."};
    case RuleId::kSplit:
      return {"En eventuel delt tjeneste er inden for grænserne.",
              "Den delte tjeneste er uden for grænserne."};
    case RuleId::kRest11:
      return {"Du får det daglige hvil, du skal have.", "Du ville få for lidt dagligt hvil.",
              "Dit daglige hvil bliver afkortet efter aftalen; det, der mangler, får du lige "
              "efter arbejdet."};
    case RuleId::kRestComp:
      return {"Hvil, der er blevet afkortet, bliver givet igen.",
              "Hvil, der er blevet afkortet, ville ikke blive givet igen lige efter arbejdet."};
    case RuleId::kRest24:
      return {"Du får det ugentlige fridøgn, du skal have.",
              "Du ville få dit ugentlige fridøgn for sent."};
    case RuleId::kNightMax:
      return {"Du får ikke flere nattevagter om ugen, end du må have.",
              "Du ville få flere nattevagter på en uge, end du må have."};
    case RuleId::kNight8:
      return {"Din arbejdstid er inden for grænsen for natarbejde.",
              "Din arbejdstid ville overskride grænsen for natarbejdere."};
    case RuleId::kWt48:
      return {"Din gennemsnitlige arbejdstid er inden for grænsen.",
              "Din gennemsnitlige arbejdstid ville blive for lang.",
              "Din gennemsnitlige arbejdstid kommer over grænsen, som du har fraveget skriftligt."};
    case RuleId::kExtraHours:
      return {"Du har ikke usædvanligt meget merarbejde.", "Du har for meget merarbejde.",
              "Du har meget merarbejde; måske skal din ansættelse have flere timer."};
  }
  std::abort();  // -Werror=switch has named every RuleId.
}

}  // namespace vagtbro::worktime
