// Record rules: what has to be right about one person before the directory takes the record in.
//
// Shape:   Tidied() fills in what follows from the rest and sorts what has no order, so that the
//          same person written twice is the same record byte for byte.
// Errors:  a Fault names the first thing wrong; the record is not taken in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kit/base/outcome.h"
#include "vagtbro/directory/v1/directory_events.pb.h"
#include "vagtbro/directory/v1/directory_facts.pb.h"

namespace vagtbro::directory {

struct Record {
  v1::PersonRecorded person;
  v1::EmploymentRegistered employment;
  std::string employment_no;  // empty: none
  v1::OfferConsentGiven consent;
  std::vector<v1::LeaveRegistered> leave;
};

enum class Fault {
  kMalformedPersonId,
  kMalformedName,
  kMalformedPhone,
  kUnknownLanguage,
  kMalformedEmploymentId,
  kMalformedEmploymentNo,
  kMismatchedIds,
  kMissingKind,
  kMissingHomeUnit,
  kMalformedUnitId,
  kMissingProfession,
  kMalformedCompetence,
  kTooManyMinutes,
  kMalformedDates,
  kMalformedLeave,
  kUnknownAgreement,
  kMalformedAuthorisationId,
  kMalformedAuthorisation,
  kAuthorisationWithoutRegister,
  kMalformedDelegation,
  kMalformedRestriction,
  kMalformedCertificate,
  kMalformedTravel,
  kMalformedOrderAddress,
  kMalformedQuietHours,
  kMissingAgency,
  // Only seen beside what the directory holds, or the same request:
  kEmploymentNoTaken,
  kEmploymentOfAnother,
  kLeaveOfAnother,
  kPersonErased,
  kContradictsEarlierRecord,
};

bool IsEmploymentNo(const std::string& text);

// Both minutes of the day, or neither; and some of the day is left to ask in.
bool HasSoundQuietHours(const v1::OfferConsentGiven& consent);

// Numbers as the network wants them, each once; nullopt: one of them cannot exist.
std::optional<std::vector<std::string>> TidyPhones(const std::vector<std::string>& written);

kit::Outcome<Record, Fault> Tidied(Record record);

}  // namespace vagtbro::directory
