// Convert: fields of requests to values of the rules, and rows to answers.
//
// Errors:  INVALID_ARGUMENT MALFORMED_FIELD, naming the field.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "kit/base/ids.h"
#include "sickness/domain/absence_rules.h"
#include "vagtbro/sickness/v1/sickness_service.pb.h"

namespace vagtbro::sickness {

absl::StatusOr<EmploymentId> ParseEmployment(const std::string& text);

// The years 1 to 9999; nanoseconds as protobuf wants them.
absl::StatusOr<absl::Time> ParseTime(const std::string& field,
                                     const google::protobuf::Timestamp& proto);

// NOT_FOUND: the directory has not told of this employment.
absl::Status UnknownEmployment();
// FAILED_PRECONDITION NOT_AWAY.
absl::Status NotAway();

v1::Absence ToAbsence(const v1::AbsenceRow& row);

}  // namespace vagtbro::sickness
