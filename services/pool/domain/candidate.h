// Candidate: one person as a search looks at them, and the question that is asked about them.
//
// Plain values over borrowed rows: nothing here is kept beyond one decision.
//
// Threads: the owner thread; the rows borrowed must outlive the decision.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/time/time.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"
#include "vagtbro/pool/v1/pool_policy.pb.h"
#include "worktime/facts.h"
#include "worktime/profile.h"
#include "worktime/worker.h"

namespace vagtbro::pool {

struct Candidate {
  const v1::MemberRow* member = nullptr;       // the employment that would be asked
  const worktime::Worker* worker = nullptr;    // the person over all employments
  const worktime::Profile* profile = nullptr;  // what holds for the employment in the gap
  bool asked = false;                          // for this gap, under whatever employment
  bool busy = false;                           // holds an offer for a time that overlaps
  bool touches_gap = false;                    // has a duty in the gap's units that leads into it
  bool promised = false;                       // has said yes to an overlapping one just now
  bool kept = false;                           // for another gap, where they are needed more
  bool at_work = false;                        // now, in the shift they would leave for it
  bool needed_there = false;                   // on duty where they cannot be spared
  bool over_share = false;                     // the pool is needed more by other units
  bool knows_place = false;                    // worked in the gap's units in the last 60 days
  uint32_t contacts_day = 0;                   // offers in the last 24 hours
  uint32_t contacts_week = 0;                  // in the last 7 days
  uint32_t contacts_fortnight = 0;             // in the last 14 days
  uint32_t covers = 0;                         // shifts taken in the last 28 days
  uint32_t agency_place = 0;                   // place among the agencies, from 0
  double reach = 0;                            // how likely they answer now: chance.h
  std::optional<uint32_t> travel_minutes;      // to the gap's units; absent: not known
  std::string release_shift_id;                // their own shift they would leave for it; or empty
  std::shared_ptr<const worktime::Worker> released;  // then `worker`: the person without it
  int64_t freed_ore = 0;  // what the part they leave would have cost: it is paid once
  uint32_t moves = 0;     // duties outside the home unit in the gap's week
  const v1::AvailabilitySet* own_word = nullptr;  // has an until_time; null: they have said none
  int64_t wish_percent = 0;  // of the gap that they wish to work, less what they would rather not
  std::string holiday_approver;  // lets them be asked on their holiday; empty: nobody
};

// What is asked about each of them.
struct Question {
  const roster::v1::GapOpened& gap;
  const worktime::Proposal& proposal;  // the gap in the words of the law
  const v1::PolicySet& policy;         // defaults filled in
  v1::Rung rung;
};

inline const std::string& PersonOf(const Candidate& candidate) {
  return candidate.member->employment().person_id();
}

inline bool IsAgency(const Candidate& candidate) {
  return candidate.member->employment().kind() == directory::v1::EMPLOYMENT_KIND_AGENCY;
}

// The question about a gap to the law, if it is agreed at `now`. To offer is to ask for consent: a
// yes is the person's own word, also about their day off.
worktime::Proposal ProposalFor(const roster::v1::GapOpened& gap, absl::Time now);

// The same for one employment: what it says about pay.
worktime::Proposal WithTerms(worktime::Proposal proposal, const v1::MemberRow& member);

// The same for one candidate: their pay, whether a duty of theirs is moved, or a holiday ends for
// it.
worktime::Proposal ProposalTo(const Candidate& candidate, const worktime::Proposal& proposal);

}  // namespace vagtbro::pool
