// Contact book: how somebody can be reached right now. Asked for each message, never remembered.
//
// Errors:  NOT_FOUND: nobody has this employment; UNAVAILABLE: ask again later.
// Threads: any; may block, so never the owner thread.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace vagtbro::notifications {

struct Contact {
  std::string phone;  // E.164, e.g. "+4520123456"; empty: cannot be reached
  bool danish = true;
  std::vector<std::string> other_phones = {};  // tried one after the other if the first fails
  std::string order_url = {};    // an agency's desk takes orders there; empty: it does not
  std::string order_email = {};  // and there
};

class ContactBook {
 public:
  virtual ~ContactBook() = default;
  virtual absl::StatusOr<Contact> Find(const std::string& tenant,
                                       const std::string& employment_id) = 0;
  // Breaks off what is under way; from here on Find() fails.
  virtual void Stop() {}
};

// The twin for tests and the simulation.
class MemoryContactBook final : public ContactBook {
 public:
  absl::StatusOr<Contact> Find(const std::string& tenant,
                               const std::string& employment_id) override {
    const std::lock_guard lock(mutex_);
    if (!available_) return absl::UnavailableError(std::string("the contact book is closed"));
    const auto found = contacts_.find({tenant, employment_id});
    if (found == contacts_.end()) return absl::NotFoundError("no contact for " + employment_id);
    return found->second;
  }
  void Put(const std::string& tenant, const std::string& employment_id, Contact contact) {
    const std::lock_guard lock(mutex_);
    contacts_[{tenant, employment_id}] = std::move(contact);
  }
  void SetAvailable(bool available) {
    const std::lock_guard lock(mutex_);
    available_ = available;
  }

 private:
  std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, Contact> contacts_;
  bool available_ = true;
};

}  // namespace vagtbro::notifications
