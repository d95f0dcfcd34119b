// Swap rules: which shifts two people may swap, and who may say what about a swap.
//
// Both shifts are planned ones of the same units, still to come, held by two colleagues at home in
// one unit, and begin within 14 days of each other. A cover stays with whoever took it: the one who
// had it may have it back. A meeting is nobody's to give. The law is asked besides.
//
// Errors:  a refusal is an answer for a person, never retried.
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "roster/domain/shift_row.h"
#include "vagtbro/directory/v1/directory_events.pb.h"
#include "vagtbro/roster/v1/swap_facts.pb.h"
#include "vagtbro/types/v1/work.pb.h"

namespace vagtbro::roster {

inline constexpr absl::Duration kFarthestApart = absl::Hours(14 * 24);
// So many a person proposes in so long.
inline constexpr int kMostProposals = 5;
inline constexpr absl::Duration kProposalsCounted = absl::Hours(24);
inline constexpr absl::Duration kSwapsKept = absl::Hours(90 * 24);

enum class SwapRefusal {
  kNotYours,
  kNotAColleague,
  kShiftBegun,
  kNotSwappable,
  kTooFarApart,
  kSwapOver,
};

// Whether the shift may change hands in a swap at all. nullopt: yes.
std::optional<SwapRefusal> RefuseToSwap(const v1::ShiftRow& row, absl::Time now);

// Whether `employment_id` may give the shift away. nullopt: yes.
std::optional<SwapRefusal> RefuseToGive(const v1::ShiftRow& row, const std::string& employment_id,
                                        absl::Time now);

// Whether the one shift may be had for the other, whoever holds them. nullopt: yes.
std::optional<SwapRefusal> RefusePair(const v1::ShiftRow& given, const v1::ShiftRow& wanted,
                                      absl::Time now);

// Two people at home in the same unit. An agency and whom it sends are nobody's colleagues here.
bool AreColleagues(const directory::v1::EmploymentRegistered& a,
                   const directory::v1::EmploymentRegistered& b);

// Whether `employment_id` may answer it; or take it back. nullopt: yes.
std::optional<SwapRefusal> RefuseAnswer(const v1::SwapRow& row, const std::string& employment_id);
std::optional<SwapRefusal> RefuseWithdrawal(const v1::SwapRow& row,
                                            const std::string& employment_id);

// The row, had that employment the shift.
v1::ShiftRow HeldBy(v1::ShiftRow row, const std::string& employment_id);

// True if what was proposed about `before` says nothing any more.
bool Unsettles(const v1::ShiftRow& before, const v1::ShiftRow& after);

// What a colleague may know of the law's answer about another: yes, or a plain no. Their absences,
// hours and other employments are theirs.
types::v1::Verdict ToldToColleague(const types::v1::Verdict& verdict);

}  // namespace vagtbro::roster
