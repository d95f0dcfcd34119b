// Convert: the dialog's words to those of the contracts, and answers back.
//
// Errors:  Refused for what the rules refused; Down for what nobody took, or nobody knows about.
#pragma once

#include "absl/status/status.h"
#include "ivr/dialog/reply.h"
#include "ivr/dialog/wish.h"
#include "vagtbro/sickness/v1/sickness_facts.pb.h"

namespace vagtbro::ivr {

sickness::v1::AbsenceKind ToProto(AbsenceKind kind);

// True if the service has decided: the same request would get the same answer.
bool IsRefusal(const absl::Status& status);
// Requires that `status` is not OK.
Reply NotDone(const absl::Status& status);

}  // namespace vagtbro::ivr
