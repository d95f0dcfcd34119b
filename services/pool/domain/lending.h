// Lending: when people of another department may be asked, and which leaders are asked about it.
//
// Two leaders decide: who leads the unit that would lend, and who leads the gap's. Both must say
// yes; silence is a no. A standing agreement of the policy spares the question.
//
// Shape:   one question a leader and lending unit, at most three units a search, all at once.
// Units:   a question is open up to, and not including, its lapse_time.
// Errors:  LendingRefusal: whose answer does not count.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "kit/base/outcome.h"
#include "pool/domain/candidate.h"
#include "pool/domain/facts.h"

namespace vagtbro::pool {

// A unit of another department that could lend somebody.
struct Lender {
  std::string unit_id;
  std::vector<std::string> leader_ids;  // who must agree, each once; empty: nobody could
  bool leader_sleeps = false;           // one of them may not be disturbed now
  std::vector<Candidate> people;
};

// Units whose people may be asked about the gap at `now`.
std::set<std::string> UnitsThatLend(const v1::CoverRow& cover, const v1::PolicySet& policy,
                                    absl::Time now);

// When the last question that still matters lapses; nullopt: none is open.
std::optional<absl::Time> ConsentAwaited(const v1::CoverRow& cover, absl::Time now);

// True if the search has not yet taken the silence for a no: without a clock, from its own steps.
bool IsAwaited(const v1::LendingQuestion& question, const v1::CoverRow& cover);

// Until when a question that is put at `now` is open: twenty minutes, or a quarter of what is left.
absl::Time ConsentLapse(absl::Time now, absl::Time deadline);

struct LendingPlan {
  Facts questions;             // without consent_id and reply_code: who emits them draws them
  bool waits_for_day = false;  // somebody could be lent, but not before quiet hours end
};

// The questions about the units with the most, then the best, people who may be asked.
LendingPlan AskToLend(const std::vector<Lender>& lenders, const v1::CoverRow& cover,
                      const Question& question, absl::Time lapse, absl::Time now);

enum class LendingRefusal { kNotYourQuestion, kTooLate };

// `consent_id` is one of the cover's. The same answer again is a quiet success.
kit::Outcome<Facts, LendingRefusal> DecideLending(const v1::CoverRow& cover,
                                                  const std::string& consent_id,
                                                  const std::string& leader_employment_id,
                                                  bool granted, absl::Time now);

}  // namespace vagtbro::pool
