#include "kit/base/ids.h"

#include <algorithm>

namespace vagtbro::kit {
namespace {

bool IsLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

bool IsId(const std::string& text) {
  if (text.empty() || text.size() > 64 || !IsLetterOrDigit(text.front())) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return IsLetterOrDigit(c) || c == '-' || c == '_' || c == '.'; });
}

}  // namespace vagtbro::kit
