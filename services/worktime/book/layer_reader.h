// LayerReader: the layers that stand in a file of the rule book.
//
// Shape:   YAML; one document a layer, so that a file can hold several. README.md shows one.
// Errors:  whatever does not read is left out and named in `faults`; reading goes on after it.
#pragma once

#include <string>
#include <vector>

#include "worktime/book/layer.h"

namespace vagtbro::worktime {

struct BookFile {
  std::string name;  // in front of every fault
  std::string text;
};

std::vector<Layer> ReadLayers(const BookFile& file, std::vector<Fault>& faults);

}  // namespace vagtbro::worktime
