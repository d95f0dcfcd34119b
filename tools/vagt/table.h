// Table: rows of text in columns that line up, also with letters beyond ASCII.
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace vagtbro::vagt {

class Table final {
 public:
  explicit Table(std::vector<std::string> headings) : headings_(std::move(headings)) {}

  // Requires one cell a heading; an empty one is shown as "-".
  void Add(std::vector<std::string> cells);

  bool empty() const { return rows_.empty(); }

  // `bold`: headings stand out; only for a terminal.
  void Print(std::ostream& out, bool bold) const;

 private:
  std::vector<std::string> headings_;
  std::vector<std::vector<std::string>> rows_;
};

// Columns that UTF-8 text takes on a terminal: its code points.
std::size_t Width(const std::string& text);

// "a, b, c"
template <class Texts>
std::string Join(const Texts& texts) {
  std::string joined;
  for (const std::string& text : texts) joined += joined.empty() ? text : ", " + text;
  return joined;
}

}  // namespace vagtbro::vagt
