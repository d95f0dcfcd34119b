// AfterLoading: does something once the rows have been read, e.g. builds indexes over them.
//
// Shape:   a table without rows whose turn comes after the last one; to be declared after them.
// Threads: the owner thread of the journal only.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "kit/journal/tables.h"

namespace vagtbro::pool {

class AfterLoading final : public kit::TableBase {
 public:
  AfterLoading(kit::Tables& tables, std::function<void()> act)
      : TableBase(tables, "~index"), act_(std::move(act)) {}
  bool Load(const std::string&, const std::string&) override { return false; }
  std::optional<std::string> Bytes(const std::string&) const override { return std::nullopt; }
  void Loaded() override { act_(); }

 private:
  std::function<void()> act_;
};

}  // namespace vagtbro::pool
