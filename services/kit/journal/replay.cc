#include "kit/journal/replay.h"

#include <map>

#include "kit/journal/apply.h"

namespace vagtbro::kit {

std::vector<std::string> ReplayDifferences(const Disk& disk, State& empty) {
  std::vector<std::string> differences;
  Log log(disk);
  if (!log.Load()) return {"the last event row does not parse"};
  log.ForEach([&](const Envelope& envelope) {
    if (!ApplyEvent(empty, envelope)) differences.push_back("unknown type " + envelope.type());
  });

  std::map<std::string, std::string> replayed;
  for (auto& [key, bytes] : empty.tables().TakeChanges()) {
    if (bytes) replayed[key.first + '\0' + key.second] = *bytes;
  }
  disk.Scan("s", "t", [&](const std::string& key, const std::string& bytes) {
    const auto row = replayed.find(key.substr(1));
    if (row == replayed.end()) {
      differences.push_back(key.substr(1) + ": on disk only");
    } else if (row->second != bytes) {
      differences.push_back(key.substr(1) + ": other bytes");
    }
    if (row != replayed.end()) replayed.erase(row);
    return true;
  });
  for (const auto& [key, bytes] : replayed) differences.push_back(key + ": in the replay only");
  return differences;
}

}  // namespace vagtbro::kit
