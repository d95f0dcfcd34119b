// The rules, one function each; rules.h asks them in order.
//
// Each answers for the whole duty; what it looked at is written down only if asked for. A new rule
// is a function here, a RuleId, its line in rules.cc at the place of the RuleId, and its sentences
// in sentences_da.cc and sentences_en.cc.
#pragma once

#include <cstdint>
#include <optional>

#include "absl/time/time.h"
#include "worktime/facts.h"
#include "worktime/profile.h"
#include "worktime/verdict.h"
#include "worktime/worker.h"

namespace vagtbro::worktime {

// The reference period of WT-48 that holds most work.
struct FullestPeriod {
  Interval period;
  absl::Duration worked;
};

// One question to the law. Borrows all three; `worker` must count as the profile does.
struct Case {
  Case(const Worker& worker, const Proposal& proposal, const Profile& profile, bool explain);

  const Worker& worker;
  const Proposal& proposal;
  const Profile& profile;
  bool explain;    // inputs are wanted
  Interval bound;  // what of the proposal binds like a duty; may be empty
  Interval work;   // what of it is working time; may be empty
  // Found when first asked for.
  mutable std::optional<Spliced> with_bound = {};
  mutable std::optional<Spliced> with_work = {};
  mutable std::optional<absl::Duration> night = {};
  mutable std::optional<FullestPeriod> fullest = {};
};

// Asks one rule.
RuleResult Ask(RuleId rule, const Case& c);

// What binds the person, and what is work, with the proposal; requires it to have some of either.
const Spliced& BoundWithProposal(const Case& c);
const Spliced& WorkWithProposal(const Case& c);

// Whole minutes, rounded down, also below zero.
inline std::int64_t Minutes(absl::Duration duration) {
  return absl::ToInt64Minutes(absl::Floor(duration, absl::Minutes(1)));
}

// Elapsed time of `interval` in the night period of the profile.
absl::Duration NightTime(const Interval& interval, const Profile& profile);
// Of the work that is proposed.
absl::Duration NightWork(const Case& c);

// Q-SLOT, Q-UNDER: one of the professions and all of the competences the slot asks for; the slot's
// demands, never those of the person who is away. A downgrade by a named approver lets another
// profession pass, with a warning, while somebody authorised stays in the house.
RuleResult SlotFits(const Case& c);

// Q-AUTH: SOSU assistants and nurses fill a slot only with an authorisation of that profession, in
// good standing and not due for a new look before the duty ends; not if the slot accepts another
// profession of theirs that has none.
RuleResult Authorised(const Case& c);

// Q-DELEG: for each reserved task somebody authorised, or delegations over the whole duty in every
// unit; with no unit named, only what is delegated everywhere.
RuleResult TasksDelegated(const Case& c);

// Q-MED2: the medication responsible and the checker are two people.
RuleResult FourEyes(const Case& c);

// Q-CHILD: a certificate (børneattest) that holds until the end of the duty, where the slot asks.
RuleResult MayWorkWithChildren(const Case& c);

// Q-EXCL: no restriction that meets the duty bars its unit, its night hours, or everything.
RuleResult NotExcluded(const Case& c);

// U18: people under 18 are not given cover; grown up from the first instant of the 18th birthday.
RuleResult GrownUp(const Case& c);

// FEA: voluntary extra work only where a local agreement opens for it.
RuleResult VoluntaryExtraAgreed(const Case& c);

// HOL-LEAVE: nobody works, or is asked to work, during leave of any kind.
RuleResult NotOnLeave(const Case& c);

// AWAY: nobody works while reported away. It looks at no reason and records no interval.
RuleResult NotReportedAway(const Case& c);

// OVERLAP: nobody is in two places. Margin: to the nearest duty; absent if there is none.
RuleResult NoOverlap(const Case& c);

// DAYOFF-REV: a protected day off is worked only by consent to this very duty; that warns.
RuleResult DayOffKept(const Case& c);

// REST-DAYOFF-ONCALL: no on-call duty of any kind on a protected day off, consent or not.
RuleResult NoOnCallOnDayOff(const Case& c);

// SHIFT-MAX: work without a break in duty, that is the proposal with the duties it touches, lasts
// at most Profile::shift_max of elapsed time; a night over the clock change counts as it is lived.
RuleResult ShiftNotTooLong(const Case& c);

// SHIFT-MIN: the same is no shorter than Profile::shift_min; it warns, or breaks where the profile
// says so. Not asked of a meeting up to Profile::meeting_max.
RuleResult ShiftNotTooShort(const Case& c);

// SPLIT: a split shift has at most Profile::split_parts within Profile::split_span.
RuleResult SplitWithinBounds(const Case& c);

// REST-11: in every daily window that looks back from an instant of work and holds some of the
// proposal there is one rest of at least Profile::daily_rest. Where rest may be cut short
// (REST-08): of at least ReducedRest::least, as long as there are not too many; see reduced_rest.h.
RuleResult DailyRest(const Case& c);

// REST-COMP: after a reduced rest and the work that follows it, what was missing is added to the
// next daily rest. Judged where the proposal causes the one or cuts into the other.
RuleResult CompensatingRest(const Case& c);

// REST-24: the stretch of duties around the proposal, from the end of one weekly rest to the start
// of the next, lasts at most Profile::weekly_stretch. On-call at the workplace is no weekly rest,
// whenever it was; on-call at home is, unless it is work.
RuleResult WeeklyRest(const Case& c);

// NIGHT-MAX (NIGHT-PREG): a restriction to so many nights holds in all 7 døgn that hold the start
// of the proposal.
RuleResult NightsWithinRestriction(const Case& c);

// NIGHT-8: the average of a night worker, see night_rules.cc.
RuleResult NightAverage(const Case& c);

// WT-48: looking back from the end of the proposal, and from the end of every planned duty whose
// period still holds some of it, the reference period holds at most ReferenceLimit() of work.
// Holiday and sickness are neutral: the period reaches back until it holds
// Profile::reference_period of other time, so that nobody who comes back from a long absence is
// judged by a single week. Whoever has opted out, where the profile opens for it, is only warned.
RuleResult AverageWeek(const Case& c);

// PT-MER: warns when a part-timer's hours beyond the contract are many on average.
RuleResult ExtraHours(const Case& c);

}  // namespace vagtbro::worktime
