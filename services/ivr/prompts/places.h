// Places: which units can be named in a call.
//
// A unit's name is a tenant's free text. It becomes sound when it is imported (`vagt prompts
// places`), never during a call; a unit without a clip is not named.
//
// Shape:   "place/<unit id>", where a folder of clips has it; looked up anew each time, so that a
//          clip that is added counts at once.
// Threads: any.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace vagtbro::ivr {

class Places {
 public:
  explicit Places(std::vector<std::string> folders = {}) : folders_(std::move(folders)) {}

  // Empty: not said.
  std::string ClipOf(const std::string& unit_id) const;

 private:
  std::vector<std::string> folders_;
};

}  // namespace vagtbro::ivr
