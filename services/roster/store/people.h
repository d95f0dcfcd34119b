// People: what the law is asked about a person, read off the roster.
//
// Shape:   a person is all of their employments together.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "roster/store/roster_state.h"
#include "vagtbro/types/v1/work.pb.h"

namespace vagtbro::roster {

// When the person behind `employment` is to be at a training, with the training's id.
std::vector<std::pair<std::string, Interval>> TrainingsOf(const RosterState& state,
                                                          const std::string& tenant,
                                                          const std::string& employment);

// How somebody comes to a shift, as far as the law cares.
struct LawQuestion {
  absl::Time ask_time = absl::InfinitePast();  // when it is agreed; past: long before
  bool consented = false;                      // they said yes to this very shift
  bool rescheduled = false;          // a planned duty of theirs is moved here; false: an extra duty
  bool holiday_interrupted = false;  // a named person let them be called in from their holiday
  std::string release_shift_id = {};  // a shift of theirs that they leave for it; empty: none
  absl::Time leave_time = absl::InfinitePast();   // they are there until then
  std::map<std::string, absl::Time> leaves = {};  // other shifts that they leave, and when
  // Who lets somebody below the slot's profile fill it (Q-UNDER); empty: nobody.
  std::string downgrade_approver = {};
  // Shifts as they would stand, by id, those not published yet included; null: all as they stand.
  const std::map<std::string, v1::ShiftRow>* imagined = nullptr;
  // False: the rules alone, without the bill and the nearest legal variant; for many questions.
  bool in_full = true;
};

// The law's answer about giving `interval` of a shift to somebody. It judges the effect on duties
// already planned, too. A temp agency's desk stands for all of its workers: the agency answers.
types::v1::Verdict AskTheLaw(const RosterState& state, const std::string& tenant,
                             const directory::v1::EmploymentRegistered& employment,
                             const v1::Shift& shift, const Interval& interval,
                             const LawQuestion& question = {});

// True if the person is reported away at an instant of `interval`. An absence whose end
// the caller did not know ends where its interval does, unless it is extended.
bool IsAway(const RosterState& state, const std::string& tenant, const std::string& employment,
            const Interval& interval);

// True if the person holds another shift that shares an instant with `interval`, or is at a
// training then.
bool HoldsAnother(const RosterState& state, const std::string& tenant,
                  const std::string& employment, const std::string& shift_id,
                  const Interval& interval);

}  // namespace vagtbro::roster
