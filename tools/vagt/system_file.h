// SystemFile: where the services of a running system are, as `tools/dev up` writes it down.
//
// Shape:   JSON or YAML: {"tenant": "legeby", "services": {"directory": "127.0.0.1:7100", ...}}.
//          "sip" is where the telephone answers, "clips" and "texts" are the folders of its prompts
//          and their words. Other keys are for other readers.
// Errors:  NOT_FOUND if there is no such file; INVALID_ARGUMENT if it cannot be read as that.
#pragma once

#include <map>
#include <string>

#include "absl/status/statusor.h"

namespace vagtbro::vagt {

struct SystemFile {
  std::string tenant;
  std::map<std::string, std::string> services;  // name -> host:port
  // Of the telephone; empty: not told.
  std::string sip;
  std::string clips;
  std::string texts;

  static absl::StatusOr<SystemFile> Read(const std::string& path);
  static absl::StatusOr<SystemFile> Parse(const std::string& text);
};

}  // namespace vagtbro::vagt
