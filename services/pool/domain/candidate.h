// Candidate: one person as a search looks at them, and the question that is asked about them.
//
// Plain values over borrowed rows: nothing here is kept beyond one decision.
//
// Threads: the owner thread; the rows borrowed must outlive the decision.
#pragma once

#include <cstdint>

#include "absl/time/time.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"
#include "worktime/facts.h"
#include "worktime/worker.h"

namespace vagtbro::pool {

struct Candidate {
  const v1::MemberRow* member = nullptr;     // the employment that would be asked
  const worktime::Worker* worker = nullptr;  // the person over all employments
  bool asked = false;                        // for this gap, under whatever employment
  bool busy = false;                         // holds an offer for a time that overlaps
  bool touches_gap = false;                  // has a duty in the gap's units that leads into it
  bool knows_place = false;                  // worked in the gap's units in the last 60 days
  uint32_t contacts_day = 0;                 // offers in the last 24 hours
  uint32_t contacts_week = 0;                // in the last 7 days
  uint32_t contacts_fortnight = 0;           // in the last 14 days
  uint32_t covers = 0;                       // shifts taken in the last 28 days
  uint32_t agency_place = 0;                 // place among the agencies, from 0
};

// What is asked about each of them.
struct Question {
  const roster::v1::GapOpened& gap;
  const worktime::Proposal& proposal;  // the gap in the words of the law
  const v1::PolicySet& policy;         // defaults filled in
  v1::Rung rung;
};

inline bool IsAgency(const Candidate& candidate) {
  return candidate.member->employment().kind() == directory::v1::EMPLOYMENT_KIND_AGENCY;
}

// The question about a gap to the law.
worktime::Proposal ProposalFor(const roster::v1::GapOpened& gap);

}  // namespace vagtbro::pool
