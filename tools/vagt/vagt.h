// Run: all of vagt but the process around it.
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace vagtbro::vagt {

// Runs one command line, without the program's name, and gives its exit code (exit_code.h).
// `terminal`: a person looks at `out`, so headings may stand out.
int Run(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err,
        bool terminal);

}  // namespace vagtbro::vagt
