#include "kit/journal/disk.h"

namespace vagtbro::kit {

absl::Status MemoryDisk::Write(const WriteSet& set) {
  const std::lock_guard lock(mutex_);
  for (const auto& [key, value] : set.rows) {
    if (value) {
      rows_[key] = *value;
    } else {
      rows_.erase(key);
    }
  }
  return absl::OkStatus();
}

std::optional<std::string> MemoryDisk::Get(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = rows_.find(key);
  if (found == rows_.end()) return std::nullopt;
  return found->second;
}

void MemoryDisk::Scan(const std::string& from, const std::string& to, const Visitor& visit) const {
  const std::lock_guard lock(mutex_);
  for (auto row = rows_.lower_bound(from); row != rows_.end() && row->first < to; ++row) {
    if (!visit(row->first, row->second)) return;
  }
}

std::optional<std::pair<std::string, std::string>> MemoryDisk::Floor(
    const std::string& from, const std::string& last) const {
  const std::lock_guard lock(mutex_);
  auto row = rows_.upper_bound(last);
  if (row == rows_.begin()) return std::nullopt;
  --row;
  if (row->first < from) return std::nullopt;
  return *row;
}

}  // namespace vagtbro::kit
