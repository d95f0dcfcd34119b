// Score: in which order the eligible are asked. The lowest sum comes first; every part is kept.
//
// Units:   points. A point is 10 kroner of cost, 2 minutes of way, a tenth of a fortnight's
// contact.
//          Each part is multiplied by the policy's weight (per cent) and rounded.
// Shape:   equals are drawn by a stable hash of gap and employment, so that nobody is first by
// name. Source:  domain rules SCORE, Q-CONT, PT-MER; worktime/pay.h for the cost; the points of a
// wish are assumed (A). A no is never held
//          against anyone: answers do not count.
#pragma once

#include <cstdint>
#include <string>

#include "pool/domain/candidate.h"

namespace vagtbro::pool {

struct Score {
  int64_t unfamiliarity = 0;  // 0 own unit, 150 knows the place, 450 does not
  int64_t cost = 0;           // what the shift costs with this person, less a shift they leave
                              // for it; agencies also by place
  int64_t fairness = 0;       // contacts of the last 14 days, shifts taken in the last 28
  int64_t distance = 0;       // the way to work; half an hour if it is not known
  int64_t wish = 0;           // below 0: would like to work then; above 0: would rather not

  int64_t sum() const { return unfamiliarity + cost + fairness + distance + wish; }
};

Score ScoreOf(const Candidate& candidate, const Question& question);

// Orders equals: the same for the same pair for ever.
uint64_t DrawOf(const std::string& gap_id, const std::string& employment_id);

}  // namespace vagtbro::pool
