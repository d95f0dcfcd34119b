#include "notifications/store/message_table.h"

#include <limits>

namespace vagtbro::notifications {

std::string TenantOf(const std::string& key) { return key.substr(0, key.find('/')); }

MessageTable::Subject MessageTable::SubjectOf(const std::string& key, const v1::MessageRow& row) {
  const v1::MessageQueued& message = row.message();
  return {TenantOf(key), message.cause_id(), message.cause(), message.employment_id(),
          message.occasion_id()};
}

void MessageTable::Index(const std::string& key, const v1::MessageRow& row) {
  by_subject_[SubjectOf(key, row)] = key;
  by_age_[{TenantOf(key), row.queue_sequence()}] = key;
  if (row.ready_sequence() != 0) ready_[row.ready_sequence()] = key;
  if (!row.address_hash().empty()) by_address_[{row.address_hash(), row.queue_sequence()}] = key;
}

void MessageTable::Unindex(const std::string& key, const v1::MessageRow& row) {
  by_subject_.erase(SubjectOf(key, row));
  by_age_.erase({TenantOf(key), row.queue_sequence()});
  ready_.erase(row.ready_sequence());
  by_address_.erase({row.address_hash(), row.queue_sequence()});
}

void MessageTable::Keep(const std::string& key, v1::MessageRow row) {
  if (const v1::MessageRow* old = Find(key)) Unindex(key, *old);
  Index(key, row);
  Put(key, std::move(row));
}

void MessageTable::Forget(const std::string& key) {
  if (const v1::MessageRow* old = Find(key)) Unindex(key, *old);
  Erase(key);
}

void MessageTable::Loaded() {
  for (const auto& [key, row] : rows()) Index(key, row);
}

std::optional<std::string> MessageTable::About(const std::string& tenant,
                                               const std::string& cause_id, v1::MessageCause cause,
                                               const std::string& employment_id,
                                               const std::string& occasion_id) const {
  const auto found = by_subject_.find({tenant, cause_id, cause, employment_id, occasion_id});
  if (found == by_subject_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> MessageTable::AllAbout(const std::string& tenant,
                                                const std::string& cause_id,
                                                v1::MessageCause cause) const {
  std::vector<std::string> keys;
  for (auto at = by_subject_.lower_bound({tenant, cause_id, cause, "", ""});
       at != by_subject_.end(); ++at) {
    const auto& [at_tenant, at_cause_id, at_cause, recipient, occasion] = at->first;
    if (at_tenant != tenant || at_cause_id != cause_id || at_cause != cause) break;
    keys.push_back(at->second);
  }
  return keys;
}

std::optional<std::string> MessageTable::NextReady(uint64_t ready_sequence) const {
  const auto next = ready_.upper_bound(ready_sequence);
  if (next == ready_.end()) return std::nullopt;
  return next->second;
}

std::vector<std::string> MessageTable::SentTo(const std::string& address_hash) const {
  std::vector<std::string> keys;
  const auto first = by_address_.lower_bound({address_hash, 0});
  auto at = by_address_.upper_bound({address_hash, std::numeric_limits<uint64_t>::max()});
  while (at != first) keys.push_back((--at)->second);
  return keys;
}

}  // namespace vagtbro::notifications
