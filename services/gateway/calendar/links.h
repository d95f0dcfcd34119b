// Links: whose calendar an address opens, by the hash of the secret in it.
//
// Shape:   one a person; filled from the rows when the process starts, then by each fact.
// Threads: any.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace vagtbro::gateway {

// What a look by way of such an address is noted as.
inline constexpr char kCalendarLook[] = "GET /calendar";
inline constexpr char kCalendarPurpose[] = "own-calendar";

class Links final {
 public:
  void Put(const std::string& token_hash, const std::string& employment_id) {
    const std::lock_guard lock(mutex_);
    links_[token_hash] = employment_id;
  }
  void Drop(const std::string& token_hash) {
    const std::lock_guard lock(mutex_);
    links_.erase(token_hash);
  }
  std::optional<std::string> Find(const std::string& token_hash) const {
    const std::lock_guard lock(mutex_);
    const auto found = links_.find(token_hash);
    if (found == links_.end()) return std::nullopt;
    return found->second;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> links_;
};

}  // namespace vagtbro::gateway
