// Manifest: the clips of one language, as the build renders them.
#pragma once

#include <fstream>
#include <map>
#include <string>

namespace vagtbro::ivr {

// Clip id -> text. A line that is no "id<TAB>text" has an empty text.
inline std::map<std::string, std::string> ReadManifest(const std::string& language) {
  std::map<std::string, std::string> clips;
  std::ifstream file(std::string(IVR_PROMPTS) + "/" + language + ".tsv");
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    clips[line.substr(0, tab)] = tab == std::string::npos ? "" : line.substr(tab + 1);
  }
  return clips;
}

// True for a number, hour, weekday, month or day of the month: "n21", "h7", "w1", "m12", "o31".
inline bool IsStitched(const std::string& id) {
  return id.size() > 1 && std::string("nhwmo").find(id[0]) != std::string::npos &&
         id.find_first_not_of("0123456789", 1) == std::string::npos;
}

}  // namespace vagtbro::ivr
