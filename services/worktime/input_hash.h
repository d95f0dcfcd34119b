// InputHash: one short word for everything a verdict rested on; the same facts give it for ever.
//
// FNV-1a, 64 bits, over UTF-8 lines, each ended by '\n', in this order:
//     worktime 1
//     duty <start> <end> <kind> <id>          for each duty, in the order of Worker::duties()
//     leave <start> <end> <kind>              by start, end, kind
//     sick <start> <end>                      by start, end
//     professions <bits>
//     competence <code>                       sorted, each once
//     adult <time>                            only if known
//     proposal <start> <end> <kind> <id>
//     accepts <bits>
//     needs <code>                            sorted, each once
//     profile <version>
// Instants are nanoseconds since 1970 UTC, kinds and bits the decimal numbers of facts.h, and text
// is <bytes>:<text>. A change of this form is a new first line; the numbers in facts.h are frozen.
//
// Shape:   16 lower-case hex digits. It finds an equal question; it is no protection against fraud.
#pragma once

#include <cstdint>
#include <string>

#include "worktime/facts.h"

namespace vagtbro::worktime {

class Worker;

// The sum up to and including "adult". Requires the lists of `facts` in the order above.
std::uint64_t HashFacts(const WorkerFacts& facts);

std::string InputHash(const Worker& worker, const Proposal& proposal,
                      const std::string& profile_version);

}  // namespace vagtbro::worktime
