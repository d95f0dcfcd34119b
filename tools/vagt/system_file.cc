#include "system_file.h"

#include <yaml-cpp/yaml.h>

#include <fstream>
#include <sstream>

namespace vagtbro::vagt {

absl::StatusOr<SystemFile> SystemFile::Parse(const std::string& text) {
  SystemFile system;
  try {
    const YAML::Node root = YAML::Load(text);
    if (root["tenant"]) system.tenant = root["tenant"].as<std::string>();
    for (const auto& service : root["services"]) {
      system.services[service.first.as<std::string>()] = service.second.as<std::string>();
    }
  } catch (const YAML::Exception& error) {
    return absl::InvalidArgumentError(std::string("not a system file: ") + error.what());
  }
  if (system.services.empty()) {
    return absl::InvalidArgumentError("not a system file: it has no 'services'");
  }
  return system;
}

absl::StatusOr<SystemFile> SystemFile::Read(const std::string& path) {
  std::ifstream file(path);
  if (!file) return absl::NotFoundError("there is no system file " + path);
  std::ostringstream text;
  text << file.rdbuf();
  auto system = Parse(text.str());
  if (system.ok()) return system;
  return absl::InvalidArgumentError(path + ": " + std::string(system.status().message()));
}

}  // namespace vagtbro::vagt
