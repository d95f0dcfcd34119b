#include "directory/api/faults.h"

#include <cstdlib>

namespace vagtbro::directory {

v1::RefusedRecord RefusedFor(const std::string& reason, const std::string& advice) {
  v1::RefusedRecord refused;
  refused.set_reason(reason);
  refused.set_advice(advice);
  return refused;
}

// No default: a new Fault does not compile until it has words for who imports.
v1::RefusedRecord RefusedFor(Fault fault) {
  switch (fault) {
    case Fault::kMalformedPersonId:
      return RefusedFor("MALFORMED_PERSON_ID", "use 1 to 64 of a-z, 0-9 and '-'");
    case Fault::kMalformedName:
      return RefusedFor("MALFORMED_NAME", "give a name of at most 200 bytes");
    case Fault::kMalformedPhone:
      return RefusedFor("MALFORMED_PHONE", "write 8 Danish digits, or a number with + and country");
    case Fault::kUnknownLanguage:
      return RefusedFor("UNKNOWN_LANGUAGE", "choose \"da\" or \"en\"");
    case Fault::kMalformedEmploymentId:
      return RefusedFor("MALFORMED_EMPLOYMENT_ID", "use 1 to 64 of a-z, 0-9 and '-'");
    case Fault::kMalformedEmploymentNo:
      return RefusedFor("MALFORMED_EMPLOYMENT_NO", "use 5 to 8 digits");
    case Fault::kMismatchedIds:
      return RefusedFor("MISMATCHED_IDS", "parts of one record must name the same person");
    case Fault::kMissingKind:
      return RefusedFor("MISSING_KIND", "say if unit staff, pool or agency");
    case Fault::kMissingHomeUnit:
      return RefusedFor("MISSING_HOME_UNIT", "unit staff have a home unit, pool and agency none");
    case Fault::kMalformedUnitId:
      return RefusedFor("MALFORMED_UNIT_ID", "use 1 to 64 of a-z, 0-9 and '-'");
    case Fault::kMissingProfession:
      return RefusedFor("MISSING_PROFESSION", "say what the person is trained as");
    case Fault::kMalformedCompetence:
      return RefusedFor("MALFORMED_COMPETENCE", "use codes of a-z, 0-9 and '-'");
    case Fault::kTooManyMinutes:
      return RefusedFor("TOO_MANY_MINUTES", "a week has 10080 minutes");
    case Fault::kMalformedDates:
      return RefusedFor("MALFORMED_DATES", "give a first day, and an end only after it");
    case Fault::kMalformedLeave:
      return RefusedFor("MALFORMED_LEAVE", "give leave an id and an end after its start");
    case Fault::kUnknownAgreement:
      return RefusedFor("UNKNOWN_AGREEMENT",
                        "choose 79.01, 79.03, 79.04, 64.11 or private_flat; the rule book has"
                        " amounts for no other");
    case Fault::kMalformedAuthorisationId:
      return RefusedFor("MALFORMED_AUTHORISATION_ID",
                        "copy the five characters from the register: digits, consonants and Y");
    case Fault::kMalformedAuthorisation:
      return RefusedFor("MALFORMED_AUTHORISATION",
                        "give profession (nurse or SOSU assistant, each once), status and when the"
                        " register was looked up");
    case Fault::kAuthorisationWithoutRegister:
      return RefusedFor("AUTHORISATION_WITHOUT_REGISTER",
                        "state it among the person's authorisations, with its id");
    case Fault::kMalformedDelegation:
      return RefusedFor("MALFORMED_DELEGATION",
                        "give the task's code, who else delegates it, where the instruction is"
                        " found, and an end after its start");
    case Fault::kMalformedRestriction:
      return RefusedFor("MALFORMED_RESTRICTION",
                        "give a start, an end only after it, and one limit: a unit, no nights,"
                        " nights a week, or none to bar everywhere");
    case Fault::kMalformedCertificate:
      return RefusedFor("MALFORMED_CERTIFICATE",
                        "say when it was obtained, and an end only after that");
    case Fault::kMalformedTravel:
      return RefusedFor("MALFORMED_TRAVEL", "give unit ids and minutes below a day");
    case Fault::kMalformedOrderAddress:
      return RefusedFor("MALFORMED_ORDER_ADDRESS",
                        "give an https address (http only on this machine or network) or an e-mail"
                        " address, and only to the desk of an agency");
    case Fault::kMalformedQuietHours:
      return RefusedFor("MALFORMED_QUIET_HOURS",
                        "give both minutes of the day, 0 to 1439, and not the same; or neither");
    case Fault::kMissingAgency:
      return RefusedFor("MISSING_AGENCY", "an agency's worker, and nobody else, has an agency");
    case Fault::kEmploymentNoTaken:
      return RefusedFor("EMPLOYMENT_NO_TAKEN", "another employment has this number");
    case Fault::kEmploymentOfAnother:
      return RefusedFor("EMPLOYMENT_OF_ANOTHER", "another person has this employment id");
    case Fault::kLeaveOfAnother:
      return RefusedFor("LEAVE_OF_ANOTHER", "another person has this leave id");
    case Fault::kPersonErased:
      return RefusedFor("PERSON_ERASED", "this person was erased: leave the record out");
    case Fault::kContradictsEarlierRecord:
      return RefusedFor("CONTRADICTS_EARLIER_RECORD", "an earlier record says otherwise");
  }
  std::abort();  // -Werror=switch has named every fault.
}

}  // namespace vagtbro::directory
