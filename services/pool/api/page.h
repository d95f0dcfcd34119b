// Page: one page of a list, newest first, and the token of the next.
//
// Shape:   a token is the number of rows passed over; opaque to the caller. Rows that arrive
// between
//          two pages push older ones down: the second page may repeat rows, and misses none.
// Errors:  INVALID_ARGUMENT for a page size above 1000 or a token that is not ours.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::pool {

struct Page {
  size_t first;
  size_t size;
};

inline absl::StatusOr<Page> ParsePage(uint32_t page_size, const std::string& token) {
  constexpr uint32_t kUsual = 100;
  constexpr uint32_t kMost = 1000;
  if (page_size > kMost) return kit::Malformed("page_size", "ask for at most 1000");
  size_t first = 0;
  for (const char c : token) {
    if (c < '0' || c > '9' || token.size() > 9) {
      return kit::Malformed("page_token", "send the next_page_token of the page before");
    }
    first = first * 10 + static_cast<size_t>(c - '0');
  }
  return Page{first, page_size == 0 ? kUsual : page_size};
}

// Calls add(row) for each row on the page and answers the token of the next page; empty: no more.
template <class Rows, class Add>
std::string FillPage(const Page& page, const Rows& rows, Add add) {
  const size_t end = std::min(rows.size(), page.first + page.size);
  for (size_t i = page.first; i < end; ++i) add(rows[i]);
  return end < rows.size() ? std::to_string(end) : "";
}

}  // namespace vagtbro::pool
