#include "pool/domain/reply_code.h"

#include <cstdint>

#include "kit/base/check.h"

namespace vagtbro::pool {
namespace {

constexpr uint64_t kFirst = 1000;
constexpr uint64_t kCodes = 9000;

}  // namespace

std::string ReplyCode(const std::string& offer_id, const std::set<std::string>& in_use) {
  KIT_CHECK(in_use.size() < kCodes);
  uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (const char c : offer_id) hash = (hash ^ static_cast<uint8_t>(c)) * 1099511628211U;
  while (true) {
    std::string code = std::to_string(kFirst + hash % kCodes);
    if (in_use.count(code) == 0) return code;
    ++hash;
  }
}

}  // namespace vagtbro::pool
