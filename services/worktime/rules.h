// The law of one duty: may this person take it, and if not, which rule says so and by how much?
//
// Every rule judges the proposal together with the duties already planned, before and after it. A
// breach that was there before and that the proposal is no part of is not held against it.
//
// Shape:   pure functions of their arguments; the same arguments give the same answer for ever.
// Threads: any.
#pragma once

#include <optional>

#include "worktime/facts.h"
#include "worktime/profile.h"
#include "worktime/verdict.h"
#include "worktime/worker.h"

namespace vagtbro::worktime {

// Whether the bill is wanted too.
enum class Pricing { kPriced, kLawOnly };

// Asks every rule and keeps what each looked at. Not an error: a proposal nobody may take.
Verdict Evaluate(const Worker& worker, const Proposal& proposal, const Profile& profile,
                 Pricing pricing = Pricing::kPriced);

// The first rule that Evaluate() would find broken; absent: allowed. The same rules without the
// record, for sifting thousands of people.
std::optional<RuleId> FirstBroken(const Worker& worker, const Proposal& proposal,
                                  const Profile& profile);

}  // namespace vagtbro::worktime
