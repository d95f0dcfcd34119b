#include "ivr/line/media/info_key.h"

#include <algorithm>

namespace vagtbro::ivr {
namespace {

char Small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool IsWord(std::string_view text, std::string_view word) {
  return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                    [](char a, char b) { return Small(a) == b; });
}

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::optional<char> Key(std::string_view word) {
  if (word == "10") return '*';
  if (word == "11") return '#';
  if (word.size() != 1) return std::nullopt;
  const char key = word.front();
  const bool is_key = (key >= '0' && key <= '9') || key == '*' || key == '#';
  return is_key ? std::optional<char>(key) : std::nullopt;
}

}  // namespace

std::optional<char> KeyInInfo(std::string_view type, std::string_view body) {
  if (IsWord(type, "application/dtmf")) {
    return Key(Trimmed(body));
  }
  if (!IsWord(type, "application/dtmf-relay")) return std::nullopt;
  while (!body.empty()) {
    const std::size_t end = body.find_first_of("\r\n");
    const std::string_view line = body.substr(0, end);
    body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) continue;
    if (!IsWord(Trimmed(line.substr(0, equals)), "signal")) {
      continue;
    }
    return Key(Trimmed(line.substr(equals + 1)));
  }
  return std::nullopt;
}

}  // namespace vagtbro::ivr
