// JudgeDraft: the law's answer about every change of a draft, with all of the draft in force.
//
// Shape:   the rules alone, without a bill.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "roster/store/roster_state.h"
#include "vagtbro/roster/v1/draft_facts.pb.h"
#include "vagtbro/types/v1/work.pb.h"

namespace vagtbro::roster {

// One change of a draft, and what is to be said of it.
struct JudgedChange {
  v1::DraftRow draft;
  const v1::ShiftRow* row = nullptr;  // the shift as it stands; null: it is new
  // Who would have it may, or not, or something else is in the way; nullopt: nobody would, and
  // nothing is.
  std::optional<types::v1::Verdict> verdict;

  bool allowed() const { return !verdict || verdict->allowed(); }
};

// By the start of the shift, then its id.
std::vector<JudgedChange> JudgeDraft(const RosterState& state, const std::string& tenant,
                                     const std::string& unit_id, absl::Time now);

// Draft.version.
std::string VersionOf(const std::vector<JudgedChange>& changes);

}  // namespace vagtbro::roster
