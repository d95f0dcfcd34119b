// Push book: where browsers are reached, sealed, beside the journal and not in it.
//
// What must be erased cannot be in a log that forgets nothing (decision 44): a file a browser,
// written and synced before the fact that names it, removed after the fact that ends it. What a
// crash leaves between the two is swept away at the start.
//
// Shape:   by push id; the same id again replaces.
// Errors:  Put(): UNAVAILABLE if the disk does not take it. Find(): NOT_FOUND: there is none, or it
//          was sealed with another key.
// Threads: any.
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "kit/access/key_file.h"
#include "notifications/push/subscription.h"

namespace vagtbro::notifications {

class PushBook {
 public:
  virtual ~PushBook() = default;
  virtual absl::Status Put(const std::string& push_id, const Subscription& subscription) = 0;
  virtual absl::StatusOr<Subscription> Find(const std::string& push_id) const = 0;
  // Removes everything but these.
  virtual void KeepOnly(const std::set<std::string>& push_ids) = 0;
};

// In the folder, one file each, readable by its owner alone.
class FilePushBook final : public PushBook {
 public:
  FilePushBook(std::string folder, const kit::SecretKey& key);
  absl::Status Put(const std::string& push_id, const Subscription& subscription) override;
  absl::StatusOr<Subscription> Find(const std::string& push_id) const override;
  void KeepOnly(const std::set<std::string>& push_ids) override;

 private:
  std::string FileOf(const std::string& push_id) const { return folder_ + "/" + push_id; }
  const std::string folder_;
  kit::SecretKey seal_{};
};

// The twin for tests.
class MemoryPushBook final : public PushBook {
 public:
  absl::Status Put(const std::string& push_id, const Subscription& subscription) override {
    const std::lock_guard lock(mutex_);
    subscriptions_[push_id] = subscription;
    return absl::OkStatus();
  }
  absl::StatusOr<Subscription> Find(const std::string& push_id) const override {
    const std::lock_guard lock(mutex_);
    const auto found = subscriptions_.find(push_id);
    if (found == subscriptions_.end()) return absl::NotFoundError("no such browser");
    return found->second;
  }
  void KeepOnly(const std::set<std::string>& push_ids) override {
    const std::lock_guard lock(mutex_);
    std::erase_if(subscriptions_, [&](const auto& one) { return !push_ids.contains(one.first); });
  }
  size_t size() const {
    const std::lock_guard lock(mutex_);
    return subscriptions_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, Subscription> subscriptions_;
};

}  // namespace vagtbro::notifications
