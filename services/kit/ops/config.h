// Config: options of a service from flags, environment and a YAML file, in this order.
//
// Shape:   an option is named with underscores: grpc_listen is --grpc-listen, the variable
//          VAGTBRO_GRPC_LISTEN and the key `grpc_listen:`. Map options (upstreams, peers) are
//          --upstream name=address, repeatable; VAGTBRO_UPSTREAMS="name=address,name=address"; a
//          map in YAML. The first source that names an option wins it whole.
// Errors:  INVALID_ARGUMENT for an unknown key or flag, with the file and the nearest known name.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace vagtbro::kit {

struct Option {
  std::string name;
  std::string fallback;
  std::string help;
};

class Config final {
 public:
  // kAborted if --help was asked for and printed.
  static absl::StatusOr<Config> Parse(const std::string& program, int argc, char** argv,
                                      const std::vector<Option>& options,
                                      const std::vector<Option>& maps);

  // Requires that the option was declared.
  const std::string& Get(const std::string& name) const;
  const std::map<std::string, std::string>& GetMap(const std::string& name) const;

 private:
  std::map<std::string, std::string> values_;
  std::map<std::string, std::map<std::string, std::string>> maps_;
};

}  // namespace vagtbro::kit
