// Tables: all tables of one service, and which of their rows have changed since the last write.
//
// Threads: the owner thread of the journal only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kit/base/check.h"

namespace google::protobuf {
class Message;
}

namespace vagtbro::kit {

// The same message always gives the same bytes, map fields included.
std::string DeterministicBytes(const google::protobuf::Message& message);

class Tables;

class TableBase {
 public:
  TableBase(Tables& tables, std::string name);
  virtual ~TableBase() = default;
  TableBase(const TableBase&) = delete;
  TableBase& operator=(const TableBase&) = delete;

  const std::string& name() const { return name_; }
  // Takes a row from disk; false if it does not parse.
  virtual bool Load(const std::string& key, const std::string& bytes) = 0;
  // The row as it is kept on disk; nullopt: there is none.
  virtual std::optional<std::string> Bytes(const std::string& key) const = 0;
  // Called once after the last Load(): rebuilds indexes.
  virtual void Loaded() {}

 protected:
  void Changed(const std::string& key);

 private:
  Tables& tables_;
  std::string name_;
};

// All tables of one service, and the rows changed since the last flush.
class Tables {
 public:
  void Attach(TableBase* table) { tables_.push_back(table); }
  const std::vector<TableBase*>& all() const { return tables_; }

  // Rows changed since the last call, as they are now: (table, key) -> bytes, nullopt: erased.
  using RowKey = std::pair<std::string, std::string>;
  using Changes = std::map<RowKey, std::optional<std::string>>;
  Changes TakeChanges();

  // Changes are allowed only between these two.
  void BeginApply() { applying_ = true; }
  void EndApply() { applying_ = false; }

  void Changed(const TableBase& table, const std::string& key) {
    KIT_CHECK(applying_);
    changed_[{table.name(), key}] = &table;
  }

 private:
  std::vector<TableBase*> tables_;
  std::map<RowKey, const TableBase*> changed_;
  bool applying_ = false;
};

}  // namespace vagtbro::kit
