// Table: the rows of one kind that a service holds, in memory and on disk alike.
//
// A row is a protobuf message. Reads come from memory; a change goes to memory at once and to disk
// with the commit it belongs to. Rows are changed by State::Apply() alone, which is a pure fold
// over the events, so that a replay gives the same bytes.
//
// Shape:   keys ordered byte by byte; by convention "<tenant>/<id>", see Key().
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

// "<tenant>/<id>": tenant prefixes every key.
std::string Key(const std::string& tenant, const std::string& id);

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
  // Called once after the last Load(): rebuilds indexes.
  virtual void Loaded() {}

 protected:
  void Changed(const std::string& key, std::optional<std::string> bytes);

 private:
  Tables& tables_;
  std::string name_;
};

// All tables of one service, and the rows changed since the last flush.
class Tables {
 public:
  void Attach(TableBase* table) { tables_.push_back(table); }
  const std::vector<TableBase*>& all() const { return tables_; }

  // Rows changed since the last call: (table, key) -> bytes, nullopt: erased.
  using Changes = std::map<std::pair<std::string, std::string>, std::optional<std::string>>;
  Changes TakeChanges() { return std::exchange(changes_, {}); }

  // Changes are allowed only between these two.
  void BeginApply() { applying_ = true; }
  void EndApply() { applying_ = false; }

  void Changed(const std::string& table, const std::string& key, std::optional<std::string> bytes) {
    KIT_CHECK(applying_);
    changes_[{table, key}] = std::move(bytes);
  }

 private:
  std::vector<TableBase*> tables_;
  Changes changes_;
  bool applying_ = false;
};

template <class Message>
class Table : public TableBase {
 public:
  using Rows = std::map<std::string, Message>;
  using TableBase::TableBase;

  // Null: no such row. Valid until the row is changed.
  const Message* Find(const std::string& key) const {
    const auto row = rows_.find(key);
    return row == rows_.end() ? nullptr : &row->second;
  }

  // The row, or an empty message.
  Message Get(const std::string& key) const {
    const Message* row = Find(key);
    return row == nullptr ? Message() : *row;
  }

  void Put(const std::string& key, Message row) {
    Changed(key, DeterministicBytes(row));
    rows_[key] = std::move(row);
  }

  void Erase(const std::string& key) {
    if (rows_.erase(key) != 0) Changed(key, std::nullopt);
  }

  const Rows& rows() const { return rows_; }

  // Rows whose key begins with `prefix`, ascending: for (auto& [key, row] :
  // table.Under("legeby/")).
  struct Range {
    typename Rows::const_iterator first, last;
    auto begin() const { return first; }
    auto end() const { return last; }
  };
  Range Under(const std::string& prefix) const {
    std::string after = prefix;
    if (after.empty()) return {rows_.begin(), rows_.end()};
    ++after.back();
    return {rows_.lower_bound(prefix), rows_.lower_bound(after)};
  }

  bool Load(const std::string& key, const std::string& bytes) override {
    Message row;
    if (!row.ParseFromString(bytes)) return false;
    rows_[key] = std::move(row);
    return true;
  }

 private:
  Rows rows_;
};

}  // namespace vagtbro::kit
