#include "gateway/relay/metadata.h"

#include <algorithm>
#include <array>

namespace vagtbro::gateway {
namespace {

constexpr std::array<std::string_view, 4> kInward = {"traceparent", "tracestate", "accept-language",
                                                     "x-request-id"};
constexpr std::array<std::string_view, 9> kNeverOut = {
    "content-type", "content-length", "transfer-encoding", "connection", "set-cookie", "location",
    "date",         "server",         "user-agent"};
constexpr std::array<std::string_view, 4> kNeverOutPrefixes = {"grpc-", ":", "access-control-",
                                                               "x-vagtbro-principal"};
constexpr size_t kLongest = 256;
constexpr size_t kLongestPurpose = 40;

bool Printable(const std::string& value) {
  return std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

template <class List>
bool Has(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

}  // namespace

Metadata Inward(const Headers& headers) {
  Metadata metadata;
  for (const auto& [name, value] : headers) {
    if (Has(kInward, name) && value.size() <= kLongest && Printable(value)) {
      metadata.emplace_back(name, value);
    }
  }
  return metadata;
}

Metadata Outward(const Metadata& metadata) {
  Metadata out;
  for (const auto& [name, value] : metadata) {
    const std::string_view word = name;
    const bool reserved = std::any_of(
        kNeverOutPrefixes.begin(), kNeverOutPrefixes.end(),
        [&](std::string_view prefix) { return word.substr(0, prefix.size()) == prefix; });
    if (!reserved && !Has(kNeverOut, word)) out.emplace_back(name, value);
  }
  return out;
}

std::string PurposeOf(const Request& request) {
  const std::string* purpose = request.Header("x-vagtbro-purpose");
  if (purpose == nullptr || purpose->size() > kLongestPurpose) return "";
  const bool code = std::all_of(purpose->begin(), purpose->end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
  return code ? *purpose : "";
}

}  // namespace vagtbro::gateway
