// Reader: the golden book from its text.
//
// Shape:   a line is "key: value"; "example:" begins an example and "profile:" a named set of
//          amounts, both end where the next begins. "#" begins a remark. What a key means stands in
//          README.md of this folder.
// Errors:  every fault of the text is told with file and line; an example with a fault is left out.
#pragma once

#include <string>
#include <vector>

#include "worktime/golden/example.h"

namespace vagtbro::worktime::golden {

struct File {
  std::string name;
  std::string text;
};

// Profiles may be used in the files after theirs.
Book ReadBook(const std::vector<File>& files);

}  // namespace vagtbro::worktime::golden
