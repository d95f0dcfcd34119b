#include "directory/domain/phone_number.h"

#include <algorithm>

namespace vagtbro::directory {
namespace {

constexpr size_t kDanishDigits = 8;
constexpr size_t kFewestDigits = 8;
constexpr size_t kMostDigits = 15;  // E.164, country code included
const std::string kDenmark = "45";

bool IsFiller(char c) { return std::string(" .-()").find(c) != std::string::npos; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<std::string> ToE164(const std::string& written) {
  std::string text;
  std::remove_copy_if(written.begin(), written.end(), std::back_inserter(text), IsFiller);
  bool international = false;
  if (text.compare(0, 1, "+") == 0) {
    text.erase(0, 1);
    international = true;
  } else if (text.compare(0, 2, "00") == 0) {
    text.erase(0, 2);
    international = true;
  }
  if (!std::all_of(text.begin(), text.end(), IsDigit)) return std::nullopt;
  if (!international) {
    if (text.size() != kDanishDigits) return std::nullopt;
    text.insert(0, kDenmark);
  }
  if (text.size() < kFewestDigits || text.size() > kMostDigits || text.front() == '0') {
    return std::nullopt;
  }
  const bool danish = text.compare(0, kDenmark.size(), kDenmark) == 0;
  // No Danish subscriber number begins with 0 or 1; those are prefixes and services.
  if (danish && (text.size() != kDenmark.size() + kDanishDigits || text[2] < '2')) {
    return std::nullopt;
  }
  return "+" + text;
}

}  // namespace vagtbro::directory
