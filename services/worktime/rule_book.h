// The rules, one function each; rules.h asks them in order.
//
// Each answers for the whole duty and allocates nothing. A new rule is a function here, a RuleId,
// its line in rules.cc at the place of the RuleId, and its sentences in plain_words.cc.
#pragma once

#include <cstdint>

#include "absl/time/time.h"
#include "worktime/facts.h"
#include "worktime/profile.h"
#include "worktime/verdict.h"
#include "worktime/worker.h"

namespace vagtbro::worktime {

// One question to the law. Borrows all three.
struct Case {
  const Worker& worker;
  const Proposal& proposal;
  const Profile& profile;
};

// Whole minutes, rounded down, also below zero.
inline std::int64_t Minutes(absl::Duration duration) {
  return absl::ToInt64Minutes(absl::Floor(duration, absl::Minutes(1)));
}

// Q-SLOT: one of the professions and all of the competences the slot asks for; the slot's demands,
// never those of the person who is away.
RuleResult SlotFits(const Case& c);

// U18: people under 18 are not given cover; grown up from the first instant of the 18th birthday.
RuleResult GrownUp(const Case& c);

// HOL-LEAVE: nobody works, or is asked to work, during leave of any kind.
RuleResult NotOnLeave(const Case& c);

// AWAY: nobody works while reported away. It looks at no reason and records no interval.
RuleResult NotReportedAway(const Case& c);

// OVERLAP: nobody is in two places. Margin: to the nearest duty; absent if there is none.
RuleResult NoOverlap(const Case& c);

// SHIFT-MAX: work without a break in duty, that is the proposal with the duties it touches, lasts
// at most Profile::shift_max of elapsed time; a night over the clock change counts as it is lived.
RuleResult ShiftNotTooLong(const Case& c);

// REST-11: in every daily window that looks back from an instant of work and holds some of the
// proposal there is one rest of at least Profile::daily_rest.
RuleResult DailyRest(const Case& c);

// REST-24: the stretch of duties around the proposal, from the end of one weekly rest to the start
// of the next, lasts at most Profile::weekly_stretch. On-call at the workplace is no weekly rest,
// whenever it was.
RuleResult WeeklyRest(const Case& c);

// WT-48: looking back from the end of the proposal, and from the end of every planned duty whose
// period still holds some of it, the reference period holds at most ReferenceLimit() of work.
// Holiday and sickness are neutral: the period reaches back until it holds
// Profile::reference_period of other time, so that nobody who comes back from a long absence is
// judged by a single week.
RuleResult AverageWeek(const Case& c);

}  // namespace vagtbro::worktime
