// UndoCovers: gives the shifts of somebody who is fit again back to them.
//
// Shape:   the shifts they lost that somebody else covers and that begin at or after they are fit,
// up
//          to the end the absence had.
// Errors:  the roster's status for the first shift that it does not give back. It hears of a
// recovery
//          over the bus: STILL_AWAY is asked again for a few seconds.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "session.h"
#include "vagtbro/sickness/v1/sickness_service.pb.h"

namespace vagtbro::vagt {

// `absence` as it stands after the recovery; `absence_end` as it was before.
absl::Status UndoCovers(Session& session, const sickness::v1::Absence& absence,
                        absl::Time absence_end);

}  // namespace vagtbro::vagt
