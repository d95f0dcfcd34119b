// Told verdict: what of the law's answer a planner may know about somebody.
//
// Planners see when somebody is away, never why. The law asks about leave and about absences apart;
// they hear one answer, "AWAY", without the times that it looked at. Nor do they get what would
// tell it in a roundabout way: the period of the average week, and the hash of all facts.
//
// Source:  services/DECISIONS.md on acts of planners; P4 of the privacy rules.
#pragma once

#include "vagtbro/types/v1/work.pb.h"

namespace vagtbro::worktime {

types::v1::Verdict ToldToPlanner(types::v1::Verdict verdict);

}  // namespace vagtbro::worktime
