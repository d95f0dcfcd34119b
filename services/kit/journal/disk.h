// Disk: ordered rows that survive a crash, written in atomic, synced sets.
//
// Shape:   keys and values are bytes; keys are ordered byte by byte. A write set is all or nothing,
//          and when Write() has returned it is on disk. RocksDisk is real, MemoryDisk its twin.
// Errors:  UNAVAILABLE or DATA_LOSS from Write(): the process must end, its memory is ahead of
// disk. Threads: Write() from one thread; Get() and Scan() from any. Source:
// services/DECISIONS.md 2.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace vagtbro::kit {

// Rows to put (value) or erase (nullopt), applied in order.
struct WriteSet {
  std::vector<std::pair<std::string, std::optional<std::string>>> rows;
};

class Disk {
 public:
  // Called for each row; false ends the scan.
  using Visitor = std::function<bool(const std::string& key, const std::string& value)>;

  virtual ~Disk() = default;
  virtual absl::Status Write(const WriteSet& set) = 0;
  // nullopt: no such row.
  virtual std::optional<std::string> Get(const std::string& key) const = 0;
  // Rows with from <= key < to, ascending.
  virtual void Scan(const std::string& from, const std::string& to, const Visitor& visit) const = 0;
  // The last row with from <= key <= last; nullopt: none.
  virtual std::optional<std::pair<std::string, std::string>> Floor(
      const std::string& from, const std::string& last) const = 0;
};

// Rows in memory; outlives the journal in tests, as a disk outlives a process.
class MemoryDisk final : public Disk {
 public:
  absl::Status Write(const WriteSet& set) override;
  std::optional<std::string> Get(const std::string& key) const override;
  void Scan(const std::string& from, const std::string& to, const Visitor& visit) const override;
  std::optional<std::pair<std::string, std::string>> Floor(const std::string& from,
                                                           const std::string& last) const override;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> rows_;
};

// A RocksDB in `folder`, which is made if missing. UNAVAILABLE if another process holds it.
absl::StatusOr<std::unique_ptr<Disk>> OpenRocksDisk(const std::string& folder);

}  // namespace vagtbro::kit
