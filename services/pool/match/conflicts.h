// Conflicts: which of a person's arcs exclude each other, asked of the law once.
//
// Threads: used while one instance is compiled.
#pragma once

#include "pool/match/instance.h"
#include "pool/match/problem.h"
#include "pool/match/times.h"

namespace vagtbro::pool::match {

// Fills the conflict bits of the instance, whose arcs are sorted and stand.
//
// A person's pairs are asked about once a pair of times. Overlaps are not asked about, nor what
// lies more than kAskedApart apart.
void FillConflicts(const Law& law, const Times& times, Instance& instance);

}  // namespace vagtbro::pool::match
