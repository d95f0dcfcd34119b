// Report: the figures as a table, as JSON, as data for plots, and as a page around the plots.
//
// Shape:   in the folder: result.json, <policy>.gaps.tsv (one line a gap), times.tsv, shares.tsv,
//          index.html. tests/lab/plots.gp makes the SVG files of it.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "lab/figures.h"

namespace vagtbro::lab {

struct Setting {
  std::string what;  // "20 mornings from 2026-01-26, seed 1"
  uint64_t seed = 1;
  std::string first_day;
  int days = 0;
};

void PrintTable(const std::vector<Figures>& all, std::ostream& out);

// Creates the folder. False: something could not be written.
bool WriteFolder(const std::string& folder, const Setting& setting,
                 const std::vector<Figures>& all);

// One line a gap: when opened, minutes ahead, minutes to cover, by whom, contacts, candidates, why
// not. Appends to the folder; false: it could not be written.
bool WriteGaps(const std::string& folder, const std::string& policy, const Ledger& ledger);

}  // namespace vagtbro::lab
