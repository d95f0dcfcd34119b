// Staffing: the words of services/staffing that the roster uses as its own.
#pragma once

#include "staffing/level.h"
#include "staffing/requirement.h"

namespace vagtbro::roster {

using staffing::Changes;
using staffing::LevelChange;
using staffing::Need;
using staffing::NeedsOf;
using staffing::Presence;
using staffing::Stretch;
using staffing::Stretches;
using worktime::Interval;

}  // namespace vagtbro::roster
