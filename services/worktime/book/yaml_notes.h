// YamlNotes: reads pieces of one YAML file and notes down everything that is wrong with it.
//
// Errors:  each function refuses what does not read with its line and answers with something empty.
#pragma once

#include <yaml-cpp/yaml.h>

#include <map>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "worktime/book/layer.h"

namespace vagtbro::worktime {

using YamlKeys = std::vector<std::string>;

bool Has(const YamlKeys& keys, const std::string& key);
// "a, b, c"
std::string Listed(const YamlKeys& keys);

class YamlNotes {
 public:
  using Entries = std::map<std::string, YAML::Node>;

  // Borrows both.
  YamlNotes(const std::string& file, std::vector<Fault>& faults) : file_(file), faults_(faults) {}

  const std::string& file() const { return file_; }
  std::size_t refused() const { return faults_.size(); }
  static int LineOf(const YAML::Node& node) { return node.Mark().line + 1; }

  void Refuse(const YAML::Node& at, std::string reason);
  std::string Text(const YAML::Node& node);
  // A word, or a list of them.
  std::vector<std::string> Texts(const YAML::Node& node);
  // A word that can stand in the name of a version.
  std::string Id(const YAML::Node& node);
  // "2026-01-01": the midnight in Denmark at its beginning.
  absl::Time Midnight(const YAML::Node& node);
  bool TrueOrFalse(const YAML::Node& node);
  // The entries of a map; refuses what is no map, and keys that are unknown or stand twice.
  Entries EntriesOf(const YAML::Node& node, const YamlKeys& known, const std::string& what);

 private:
  const std::string& file_;
  std::vector<Fault>& faults_;
};

}  // namespace vagtbro::worktime
