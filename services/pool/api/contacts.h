// Contacts: how often one person was asked of late, for that person, beside the group's median.
//
// It is what the search itself looks at: offers made and shifts taken, never what was answered.
//
// Shape:   the group is the staff of the home unit, or the substitute pool, the person included. Of
//          fewer than five people a median would tell of somebody, so there is none.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/pool_trial.pb.h"

namespace vagtbro::pool {

absl::Status GetContacts(const PoolState& state, const v1::GetContactsRequest& request,
                         v1::GetContactsResponse* response, absl::Time now);

}  // namespace vagtbro::pool
