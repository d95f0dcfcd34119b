// Replay: folds a journal's log from zero and compares with the state on disk.
//
// Shape:   one line for each row that differs, "table/key: …"; empty: byte for byte the same.
// Source:  invariant 9 of the architecture.
#pragma once

#include <string>
#include <vector>

#include "kit/journal/log.h"
#include "kit/journal/state.h"

namespace vagtbro::kit {

// Differences between the rows of `disk` and those that `empty` has after every event of the log.
// `empty` must be a fresh state of the same kind as the one that wrote the disk.
std::vector<std::string> ReplayDifferences(const Disk& disk, State& empty);

}  // namespace vagtbro::kit
