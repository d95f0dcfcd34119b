// GroupedTable: rows that are also found by what they are about.
//
// The index lives in memory only and follows from the rows.
//
// Shape:   rows keyed "<tenant>/<id>"; a row may be in several groups; answers go by id.
// Threads: the owner thread of the journal only. Pointers are good until the next event.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "kit/journal/table.h"

namespace vagtbro::roster {

template <class Message>
class GroupedTable final : public kit::Table<Message> {
 public:
  using GroupsOf = std::function<std::vector<std::string>(const Message& row)>;

  GroupedTable(kit::Tables& tables, std::string name, GroupsOf groups_of)
      : kit::Table<Message>(tables, std::move(name)), groups_of_(std::move(groups_of)) {}

  // Takes the place of an earlier row with the same id.
  void Keep(const std::string& tenant, const std::string& id, const Message& row) {
    const std::string key = kit::Key(tenant, id);
    if (const Message* old = this->Find(key)) {
      for (const std::string& group : groups_of_(*old)) groups_[kit::Key(tenant, group)].erase(key);
    }
    this->Put(key, row);
    Add(tenant, key, row);
  }

  std::vector<const Message*> Of(const std::string& tenant, const std::string& group) const {
    std::vector<const Message*> rows;
    const auto found = groups_.find(kit::Key(tenant, group));
    if (found == groups_.end()) return rows;
    for (const std::string& key : found->second) rows.push_back(this->Find(key));
    return rows;
  }

  void Loaded() override {
    groups_.clear();
    for (const auto& [key, row] : this->rows()) Add(key.substr(0, key.find('/')), key, row);
  }

 private:
  void Add(const std::string& tenant, const std::string& key, const Message& row) {
    for (const std::string& group : groups_of_(row)) groups_[kit::Key(tenant, group)].insert(key);
  }

  const GroupsOf groups_of_;
  std::map<std::string, std::set<std::string>> groups_;  // Key(tenant, group) -> row keys
};

}  // namespace vagtbro::roster
