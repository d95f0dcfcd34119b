// Sentences: what a message ends with, each in both languages. Like the wording, data in one file.
//
// None of them says why somebody is away, or who.
#pragma once

#include <string>

#include "vagtbro/notifications/v1/notifications_facts.pb.h"
#include "vagtbro/roster/v1/plan_events.pb.h"

namespace vagtbro::notifications {

struct Sentence {
  std::string da;
  std::string en;
};

// The answer to a reply that names no question we know of.
Sentence AdviceNotUnderstood();
Sentence AdviceNothingOpen();
Sentence AdviceSeveralOpen();
// Why somebody cannot have a shift that they accepted, when no rule of law says it.
Sentence RefusedGapClosed();
Sentence RefusedNotEmployed();
Sentence RefusedNotSpared();
Sentence RefusedByLaw();
// What an offer adds that takes somebody from an own shift.
Sentence ReleasesYou();
// What somebody hears who has their team shift again instead of the shift that they took over.
Sentence OtherShiftGone();
// A leader's word on lending that came after the time, or to a question that is no longer asked.
Sentence LendingTooLate();
// An agency's yes that names nobody, or somebody who may not take the shift.
Sentence WorkerNeeded();
Sentence WorkerUnfit();
// Why a shift is no longer somebody's.
Sentence ReleasedBecause(roster::v1::ReleaseCause cause);
// Which plan holds from now on.
Sentence LevelInForce(roster::v1::ServiceLevel level);
// When a shift was before it was moved.
Sentence WasBefore(const types::v1::Interval& interval);

void Add(const Sentence& sentence, v1::MessageContent* content);

}  // namespace vagtbro::notifications
