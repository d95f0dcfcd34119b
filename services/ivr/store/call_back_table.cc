#include "ivr/store/call_back_table.h"

#include "kit/base/proto_time.h"

namespace vagtbro::ivr {

void CallBackTable::Index(const std::string& key, const v1::CallBackRow& row) {
  if (row.has_done_time()) {
    done_.emplace(kit::FromProto(row.done_time()), key);
  } else {
    open_.emplace(kit::FromProto(row.want_time()), key);
  }
}

void CallBackTable::Unindex(const std::string& key, const v1::CallBackRow& row) {
  open_.erase({kit::FromProto(row.want_time()), key});
  done_.erase({kit::FromProto(row.done_time()), key});
}

void CallBackTable::Keep(const std::string& key, v1::CallBackRow row) {
  if (const v1::CallBackRow* old = Find(key)) Unindex(key, *old);
  Index(key, row);
  Put(key, std::move(row));
}

void CallBackTable::Forget(absl::Time before) {
  while (!done_.empty() && done_.begin()->first < before) {
    Erase(done_.begin()->second);
    done_.erase(done_.begin());
  }
}

void CallBackTable::Loaded() {
  for (const auto& [key, row] : rows()) Index(key, row);
}

std::vector<v1::CallBackRow> CallBackTable::Open(const std::string& tenant) const {
  const std::string prefix = tenant + "/";
  std::vector<v1::CallBackRow> open;
  for (const auto& [since, key] : open_) {
    if (key.starts_with(prefix)) open.push_back(*Find(key));
  }
  return open;
}

}  // namespace vagtbro::ivr
