#include "table.h"

#include <algorithm>
#include <utility>

#include "kit/base/check.h"

namespace vagtbro::vagt {

std::size_t Width(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

void Table::Add(std::vector<std::string> cells) {
  KIT_CHECK(cells.size() == headings_.size());
  for (std::string& cell : cells) {
    if (cell.empty()) cell = "-";
  }
  rows_.push_back(std::move(cells));
}

void Table::Print(std::ostream& out, bool bold) const {
  std::vector<std::size_t> widths;
  for (std::size_t column = 0; column < headings_.size(); ++column) {
    std::size_t width = Width(headings_[column]);
    for (const auto& row : rows_) width = std::max(width, Width(row[column]));
    widths.push_back(width);
  }
  const auto print_row = [&](const std::vector<std::string>& row) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      out << row[column];
      if (column + 1 == row.size()) break;
      out << std::string(widths[column] - Width(row[column]) + 2, ' ');
    }
    out << "\n";
  };
  if (bold) out << "\033[1m";
  print_row(headings_);
  if (bold) out << "\033[0m";
  for (const auto& row : rows_) print_row(row);
}

}  // namespace vagtbro::vagt
