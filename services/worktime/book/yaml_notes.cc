#include "worktime/book/yaml_notes.h"

#include <algorithm>
#include <regex>
#include <utility>

#include "absl/time/civil_time.h"
#include "worktime/local_time.h"

namespace vagtbro::worktime {

bool Has(const YamlKeys& keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::string Listed(const YamlKeys& keys) {
  std::string text;
  for (const std::string& key : keys) text += (text.empty() ? "" : ", ") + key;
  return text;
}

void YamlNotes::Refuse(const YAML::Node& at, std::string reason) {
  faults_.push_back({file_, LineOf(at), std::move(reason)});
}

std::string YamlNotes::Text(const YAML::Node& node) {
  if (node.IsScalar() && !node.Scalar().empty()) return node.Scalar();
  Refuse(node, "want a word");
  return "";
}

std::vector<std::string> YamlNotes::Texts(const YAML::Node& node) {
  if (node.IsScalar()) return {Text(node)};
  std::vector<std::string> texts;
  if (!node.IsSequence() || node.size() == 0) Refuse(node, "want a word or a list of words");
  for (const YAML::Node& item : node) texts.push_back(Text(item));
  return texts;
}

std::string YamlNotes::Id(const YAML::Node& node) {
  static const std::regex pattern("[A-Za-z0-9._-]+");
  const std::string text = Text(node);
  if (!text.empty() && !std::regex_match(text, pattern)) {
    Refuse(node, "'" + text + "': want letters, digits, '.', '-' and '_' only");
  }
  return text;
}

absl::Time YamlNotes::Midnight(const YAML::Node& node) {
  const std::string text = Text(node);
  absl::CivilDay day;
  if (text.size() != 10 || !absl::ParseCivilTime(text, &day)) {
    Refuse(node, "'" + text + "': want a date such as 2026-01-01");
    return absl::InfinitePast();
  }
  return absl::FromCivil(day, DanishTime());
}

YamlNotes::Entries YamlNotes::EntriesOf(const YAML::Node& node, const YamlKeys& known,
                                        const std::string& what) {
  Entries entries;
  if (!node.IsMap()) {
    Refuse(node, "want a map: " + what);
    return entries;
  }
  for (const auto& entry : node) {
    const std::string key = Text(entry.first);
    if (key.empty()) continue;
    if (!Has(known, key)) {
      Refuse(entry.first, "unknown key '" + key + "' in " + what + "; known are " + Listed(known));
    } else if (!entries.emplace(key, entry.second).second) {
      Refuse(entry.first, "'" + key + "' stands twice");
    }
  }
  return entries;
}

bool YamlNotes::TrueOrFalse(const YAML::Node& node) {
  const std::string text = Text(node);
  if (text != "true" && text != "false") Refuse(node, "'" + text + "': want true or false");
  return text == "true";
}

}  // namespace vagtbro::worktime
