// WatchedTable: a table that tells when its rows have been loaded, so that indexes can be built.
//
// Threads: the owner thread of the journal only.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "kit/journal/table.h"

namespace vagtbro::roster {

template <class Message>
class WatchedTable final : public kit::Table<Message> {
 public:
  WatchedTable(kit::Tables& tables, std::string name, std::function<void()> on_loaded)
      : kit::Table<Message>(tables, std::move(name)), on_loaded_(std::move(on_loaded)) {}
  void Loaded() override { on_loaded_(); }

 private:
  std::function<void()> on_loaded_;
};

}  // namespace vagtbro::roster
