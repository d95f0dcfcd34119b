// Qualification rules: what has to be right about what a person may do, and what others are told.
//
// The id of an authorisation names a person in a public register: it is checked and kept here, and
// nobody else gets it. A restriction has no reason, so none can be refused or leak.
//
// Shape:   what has no order is sorted, and nothing is said twice.
// Errors:  a Fault names the first thing wrong; the record is not taken in.
// Source:  domain rules Q-AUTH, Q-DELEG, Q-CHILD, Q-EXCL; the 90 days and 12 months are
// assumptions.
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "directory/domain/record_rules.h"
#include "vagtbro/directory/v1/directory_events.pb.h"
#include "vagtbro/directory/v1/directory_facts.pb.h"

namespace vagtbro::directory {

// So long a look-up in the public register counts.
inline constexpr absl::Duration kRecheckAfter = absl::Hours(90 * 24);

// True for the professions that the public register authorises.
bool IsAuthorised(types::v1::Profession profession);

// Five digits, consonants and Y.
bool IsAuthorisationId(const std::string& text);

// True for the agreements that the rule book has amounts for.
bool IsAgreement(const std::string& name);

// What others are told of an authorisation.
v1::Authorisation AsTold(const v1::RegisteredAuthorisation& authorisation);

// Tidies what the register says of the person and tells it in the employment.
std::optional<Fault> TidyAuthorisations(v1::PersonRecorded* person,
                                        v1::EmploymentRegistered* employment);

// Tidies delegations, restrictions, certificate and travel. A delegation without an end gets one.
std::optional<Fault> TidyQualifications(v1::EmploymentRegistered* employment);

}  // namespace vagtbro::directory
