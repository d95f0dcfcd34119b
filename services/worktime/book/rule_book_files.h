// RuleBookFiles: the files that the rule book is made from.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "worktime/book/layer_reader.h"

namespace vagtbro::worktime {

// The statute and the agreements that come with the program; they were laid into it at build time.
const std::vector<BookFile>& ShippedFiles();

// The *.yaml files of a folder by name: local agreements, municipalities, units, people.
// Errors: INVALID_ARGUMENT: the folder or a file cannot be read.
absl::StatusOr<std::vector<BookFile>> ReadFolder(const std::string& folder);

}  // namespace vagtbro::worktime
