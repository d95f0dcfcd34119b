// TempFolder: a folder of its own that goes away with the test.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "kit/base/check.h"

namespace vagtbro::kit {

class TempFolder final {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "vagtbro-XXXXXX").string();
    KIT_CHECK(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace vagtbro::kit
