// What the law library is told about the people and shifts of a bundle.
#pragma once

#include "vagtbro/directory/v1/directory_service.pb.h"
#include "vagtbro/roster/v1/roster_events.pb.h"
#include "worktime/facts.h"

namespace vagtbro::demo {

// Everything the directory would tell of the person, and leave; no duties yet.
worktime::WorkerFacts FactsOf(const directory::v1::PersonRecord& record);

worktime::Duty DutyOf(const roster::v1::Shift& shift);

worktime::Proposal ProposalOf(const roster::v1::Shift& shift);

}  // namespace vagtbro::demo
