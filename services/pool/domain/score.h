// Score: in which order the eligible are asked. The lowest sum comes first; every part is kept.
//
// Shape:   familiarity outweighs cost, and cost outweighs fairness, whatever the amounts; equals
// are
//          drawn by a stable hash of gap and employment, so that nobody is first by name.
// Source:  domain rules SCORE, Q-CONT, PT-MER. A no is never held against anyone: answers do not
// count.
#pragma once

#include <cstdint>
#include <string>

#include "pool/domain/candidate.h"

namespace vagtbro::pool {

struct Score {
  int64_t unfamiliarity = 0;  // 0 own unit, 100 knows the place, 300 does not
  int64_t cost = 0;           // 0 part-timer under norm, 30 hourly, 60 overtime; agencies by place
  int64_t fairness = 0;       // 0 to 29: contacts and covers of late

  int64_t sum() const { return unfamiliarity + cost + fairness; }
};

Score ScoreOf(const Candidate& candidate, const Question& question);

// Orders equals: the same for the same pair for ever.
uint64_t DrawOf(const std::string& gap_id, const std::string& employment_id);

}  // namespace vagtbro::pool
