#include "system_file.h"

#include <yaml-cpp/yaml.h>

#include <fstream>
#include <sstream>

namespace vagtbro::vagt {

absl::StatusOr<SystemFile> SystemFile::Parse(const std::string& text) {
  SystemFile system;
  try {
    const YAML::Node root = YAML::Load(text);
    const auto read = [&root](const char* key, std::string& value) {
      if (root[key]) value = root[key].as<std::string>();
    };
    read("tenant", system.tenant);
    read("sip", system.sip);
    read("clips", system.clips);
    read("texts", system.texts);
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
