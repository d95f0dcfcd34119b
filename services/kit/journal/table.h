// Table: the rows of one kind that a service holds, in memory and on disk alike.
//
// A row is a protobuf message. A change goes to memory at once and to disk with the commit it
// belongs to. Rows are changed by State::Apply() alone, a pure fold over the events, so that a
// replay gives the same bytes.
//
// Shape:   keys ordered byte by byte; by convention "<tenant>/<id>", see Key().
// Threads: the owner thread of the journal only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "kit/journal/tables.h"

namespace vagtbro::kit {

// "<tenant>/<id>": tenant prefixes every key.
std::string Key(const std::string& tenant, const std::string& id);

template <class Message>
class Table : public TableBase {
 public:
  using Rows = std::map<std::string, Message>;
  using TableBase::TableBase;

  // Null: no such row. Valid until the row is changed.
  const Message* Find(const std::string& key) const {
    const auto row = by_key_.find(key);
    return row == by_key_.end() ? nullptr : row->second;
  }

  // The row, or an empty message.
  Message Get(const std::string& key) const {
    const Message* row = Find(key);
    return row == nullptr ? Message() : *row;
  }

  void Put(const std::string& key, Message row) {
    Changed(key);
    At(key) = std::move(row);
  }

  void Erase(const std::string& key) {
    if (by_key_.erase(key) == 0) return;
    Changed(key);
    rows_.erase(key);
  }

  const Rows& rows() const { return rows_; }

  // Rows whose key begins with `prefix`, ascending.
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

  std::optional<std::string> Bytes(const std::string& key) const override {
    const Message* row = Find(key);
    if (row == nullptr) return std::nullopt;
    return DeterministicBytes(*row);
  }

  bool Load(const std::string& key, const std::string& bytes) override {
    Message row;
    if (!row.ParseFromString(bytes)) return false;
    At(key) = std::move(row);
    return true;
  }

 private:
  Message& At(const std::string& key) {
    const auto known = by_key_.find(key);
    if (known != by_key_.end()) return *known->second;
    const auto row = rows_.try_emplace(key).first;
    by_key_.emplace(row->first, &row->second);
    return row->second;
  }

  Rows rows_;
  // Most rows are asked for by key: keys begin alike, which makes the ordered map slow.
  std::unordered_map<std::string_view, Message*> by_key_;
};

}  // namespace vagtbro::kit
