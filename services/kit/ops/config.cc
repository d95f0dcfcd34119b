#include "kit/ops/config.h"

#include <yaml-cpp/yaml.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <sstream>

#include "kit/base/check.h"

namespace vagtbro::kit {
namespace {

std::string FlagName(std::string name, bool map) {
  if (map) name.pop_back();  // upstreams -> --upstream
  std::replace(name.begin(), name.end(), '_', '-');
  return "--" + name;
}

std::string EnvironmentName(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return "VAGTBRO_" + name;
}

absl::Status ParsePairs(const std::string& source, const std::vector<std::string>& pairs,
                        std::map<std::string, std::string>* map) {
  for (const std::string& pair : pairs) {
    const size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0) {
      return absl::InvalidArgumentError(source + ": want name=address, got '" + pair + "'");
    }
    (*map)[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  return absl::OkStatus();
}

std::vector<std::string> SplitCommas(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, ',');) parts.push_back(part);
  return parts;
}

absl::StatusOr<YAML::Node> LoadYaml(const std::string& path, const std::vector<Option>& options,
                                    const std::vector<Option>& maps) {
  if (path.empty()) return YAML::Node(YAML::NodeType::Map);
  YAML::Node root;
  try {
    root = YAML::LoadFile(path);
  } catch (const YAML::Exception& error) {
    return absl::InvalidArgumentError("config file " + path + ": " + error.what());
  }
  if (root.IsNull()) return YAML::Node(YAML::NodeType::Map);
  if (!root.IsMap()) return absl::InvalidArgumentError("config file " + path + ": want a map");
  std::string known;
  for (const auto* list : {&options, &maps}) {
    for (const Option& option : *list) known += (known.empty() ? "" : ", ") + option.name;
  }
  for (const auto& entry : root) {
    const auto key = entry.first.as<std::string>();
    const auto is = [&](const Option& option) { return option.name == key; };
    if (std::none_of(options.begin(), options.end(), is) &&
        std::none_of(maps.begin(), maps.end(), is)) {
      return absl::InvalidArgumentError("config file " + path + ": unknown key '" + key +
                                        "'; known are " + known);
    }
  }
  return root;
}

}  // namespace

absl::StatusOr<Config> Config::Parse(const std::string& program, int argc, char** argv,
                                     const std::vector<Option>& options,
                                     const std::vector<Option>& maps) {
  CLI::App app("vagtbro-" + program);
  std::string file;
  app.add_option("--config", file, "YAML file; flags and environment come first");
  std::map<std::string, std::string> flags;
  std::map<std::string, std::vector<std::string>> map_flags;
  for (const Option& option : options) {
    app.add_option(FlagName(option.name, false), flags[option.name],
                   option.help + (option.fallback.empty() ? "" : " [" + option.fallback + "]"));
  }
  for (const Option& map : maps) {
    app.add_option(FlagName(map.name, true), map_flags[map.name], map.help)->take_all();
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    std::cout << app.help();
    return absl::AbortedError(std::string("help"));
  } catch (const CLI::ParseError& error) {
    return absl::InvalidArgumentError(std::string(error.what()) + "; see --help");
  }
  if (file.empty()) {
    if (const char* path = std::getenv("VAGTBRO_CONFIG")) file = path;
  }
  auto yaml = LoadYaml(file, options, maps);
  if (!yaml.ok()) return yaml.status();

  Config config;
  try {
    for (const Option& option : options) {
      const char* environment = std::getenv(EnvironmentName(option.name).c_str());
      const YAML::Node node = (*yaml)[option.name];
      std::string& value = config.values_[option.name];
      value = app.count(FlagName(option.name, false)) != 0 ? flags[option.name]
              : environment != nullptr                     ? environment
              : node                                       ? node.as<std::string>()
                                                           : option.fallback;
    }
    for (const Option& map : maps) {
      const std::string variable = EnvironmentName(map.name);
      const char* environment = std::getenv(variable.c_str());
      auto& pairs = config.maps_[map.name];
      absl::Status parsed = absl::OkStatus();
      if (!map_flags[map.name].empty()) {
        parsed = ParsePairs(FlagName(map.name, true), map_flags[map.name], &pairs);
      } else if (environment != nullptr) {
        parsed = ParsePairs(variable, SplitCommas(environment), &pairs);
      } else if (const YAML::Node node = (*yaml)[map.name]) {
        pairs = node.as<std::map<std::string, std::string>>();
      }
      if (!parsed.ok()) return parsed;
    }
  } catch (const YAML::Exception& error) {
    return absl::InvalidArgumentError("config file " + file + ": " + error.what());
  }
  return config;
}

const std::string& Config::Get(const std::string& name) const {
  const auto found = values_.find(name);
  KIT_CHECK(found != values_.end());
  return found->second;
}

const std::map<std::string, std::string>& Config::GetMap(const std::string& name) const {
  const auto found = maps_.find(name);
  KIT_CHECK(found != maps_.end());
  return found->second;
}

}  // namespace vagtbro::kit
