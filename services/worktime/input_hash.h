// InputHash: one short word for everything a verdict rested on; the same facts give it for ever.
//
// A sum over 64-bit words: begin with 0xcbf29ce484222325; for each word w, xor w, multiply by
// 0x9e3779b97f4a7c15 (modulo 2^64), xor the sum shifted right by 32. The words, line by line:
//     worktime 2
//     duty <start> <end> <kind> <id>      for each duty, in the order of Worker::duties(), then,
//       split <id>                          if it is part of a split shift
//       response <duration>                 if it is on call at home and not at leisure
//       call <start> <end>                  for each call, by start and end
//     leave <start> <end> <kind>          by start, end, kind
//     sick <start> <end>                  by start, end
//     dayoff <start> <end>                by start, end
//     trained <bits>
//     skill <code>                        sorted, each once
//     adult <time>                        only if known
//     auth <profession> <well formed> <in good standing> <expires>    in that order
//     delegate <task> <unit> <start> <end>                            in that order
//     limit <start> <end> <unit> <no nights> <nights a week or -1>    in that order
//     children <end>                      only with a certificate
//     optout                              only if signed
//     proposal <start> <end> <kind> <id>  and split, response, call as above
//     accepts <bits>
//     needs <code>                        sorted, each once; so are task and unit
//     task <code>
//     unit <id>
//     role <role> <child certificate> <holds the other medication role>
//     consent <given> <moved>
//     belowbar <approver> <authorised stays>      only with a downgrade
//     terms <weekly minutes> <profession> <voluntary extra>
//     asked <time>
//     profile <version>
// The first word of a line is one 64-bit word, text of up to eight bytes. Instants and durations
// are nanoseconds (since 1970 UTC), kinds and bits the numbers of facts.h, yes is 1. Text is the
// number of its bytes and then the bytes, eight a word. Bytes in a word: the first is the lowest;
// short ones are filled with zero. A change of this form is a new number in the first line.
//
// Shape:   16 lower-case hex digits. It finds an equal question; it is no protection against fraud.
#pragma once

#include <cstdint>
#include <string>

#include "worktime/facts.h"

namespace vagtbro::worktime {

class Worker;

// The sum up to and including "optout". Requires the lists of `facts` in the order above.
std::uint64_t HashFacts(const WorkerFacts& facts);

std::string InputHash(const Worker& worker, const Proposal& proposal,
                      const std::string& profile_version);

}  // namespace vagtbro::worktime
