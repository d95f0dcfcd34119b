// AllowHolidayContact: an area manager lets one person on holiday be asked about one gap.
//
// The act is named, has a reason code and stands in the logbook for ever. It opens this gap and
// this person, and nothing else. Given twice, it stands once, as it was first given.
//
// Errors:  as pool_service.proto says; NOT_A_MANAGER is who leads no unit, or is not employed now.
#pragma once

#include "absl/status/status.h"
#include "kit/journal/commit.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/pool_trial.pb.h"

namespace vagtbro::pool {

absl::Status AllowHolidayContact(const PoolState& state, kit::Commit& commit,
                                 const v1::AllowHolidayContactRequest& request,
                                 v1::AllowHolidayContactResponse* response);

}  // namespace vagtbro::pool
