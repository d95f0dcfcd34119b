// NearestLegal: what of a refused duty the person could take, "legal if it starts at 07:30".
//
// Threads: any.
#pragma once

#include <optional>
#include <string>

#include "worktime/facts.h"
#include "worktime/plain_words.h"
#include "worktime/profile.h"
#include "worktime/worker.h"

namespace vagtbro::worktime {

// The longest part of the proposal that every rule allows, found by starting later, ending earlier
// or both in steps of 15 minutes; of two that are as long the one that starts earlier. At least
// half of the duty remains, and no shift that is too short is made of one that was not.
//
// Not an error: absent if no part is allowed, or if the proposal is allowed as it is.
std::optional<Interval> NearestLegal(const Worker& worker, const Proposal& proposal,
                                     const Profile& profile);

// "Vagten er lovlig, hvis den begynder kl. 07.30.", said of a part of `proposed`.
std::string PlainWords(const Interval& part, const Interval& proposed, Language language);

}  // namespace vagtbro::worktime
