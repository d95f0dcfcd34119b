// Muster: one person as a candidate for one gap, with everything a decision about them needs.
//
// What is the same for all of them (who was asked, who knows the place) is looked up once.
//
// Shape:   candidates borrow rows until the next change.
// Threads: the owner thread of the journal only.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "pool/domain/candidate.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

class Muster final {
 public:
  // Borrows the state and the cover.
  Muster(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
         absl::Time now);

  Candidate Make(const v1::MemberRow& member) const;
  // The person as one who would leave the duty for the gap.
  Candidate MakeMoved(const v1::MemberRow& member, const v1::DutyRow& duty) const;

  // Employments with a duty in the gap's units that leads into it: 45 minutes to either side.
  const std::set<std::string>& leading_in() const { return leading_in_; }
  // Employments on duty there now, if the gap begins within 12 hours.
  const std::set<std::string>& present() const { return present_; }

 private:
  void NoteKept();
  std::string PersonOf(const std::string& employment_id) const;
  bool LeadsIn(const v1::DutyRow& duty) const;
  bool IsPresent(const v1::DutyRow& duty) const;
  // The longest of the ways to the gap's units; absent: none is known.
  std::optional<uint32_t> WayTo(const directory::v1::EmploymentRegistered& employment) const;
  // Who lets the person be asked on their holiday; empty: nobody.
  std::string ApproverOf(const std::string& person_id) const;
  // Offers to the person that run for an overlapping time, and what the plan makes of them.
  void NoteRunning(const directory::v1::EmploymentRegistered& employment,
                   Candidate* candidate) const;
  // Who leaves an own shift for the gap is judged without it.
  void Release(const std::string& shift_id, Candidate* candidate) const;

  const PoolState& state_;
  const std::string tenant_;
  const v1::CoverRow& cover_;
  const roster::v1::GapOpened& gap_;
  const std::vector<std::string> units_;  // of the gap
  const absl::Time now_;
  const v1::PlannedCover planned_;    // whom the plan for all gaps has for this one
  std::set<std::string> asked_;       // persons
  std::set<std::string> kept_;        // persons: for another gap that is open still
  std::set<std::string> familiar_;    // employments that worked in the units of late
  std::set<std::string> leading_in_;  // see above
  std::set<std::string> present_;
};

}  // namespace vagtbro::pool
