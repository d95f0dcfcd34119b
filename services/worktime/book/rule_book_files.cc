#include "worktime/book/rule_book_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

namespace vagtbro::worktime {

absl::StatusOr<std::vector<BookFile>> ReadFolder(const std::string& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> paths;
  std::filesystem::directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    if (entry->path().extension() == ".yaml") paths.push_back(entry->path());
  }
  if (error) return absl::InvalidArgumentError(folder + ": " + error.message());
  std::sort(paths.begin(), paths.end());
  std::vector<BookFile> files;
  for (const auto& path : paths) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) return absl::InvalidArgumentError(path.string() + ": cannot be read");
    files.push_back({path.string(), text.str()});
  }
  return files;
}

}  // namespace vagtbro::worktime
