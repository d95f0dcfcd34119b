#include "words.h"

#include <cctype>
#include <cstdlib>

namespace vagtbro::vagt {
namespace {

// "AbsenceKind" -> "ABSENCE_KIND_"
std::string PrefixOf(const std::string& type) {
  std::string prefix;
  for (const char c : type) {
    const auto letter = static_cast<unsigned char>(c);
    if (std::isupper(letter) && !prefix.empty()) prefix += '_';
    prefix += static_cast<char>(std::toupper(letter));
  }
  return prefix + "_";
}

}  // namespace

std::string EnumWord(const google::protobuf::EnumDescriptor& type, int value, char separator) {
  const auto* found = type.FindValueByNumber(value);
  if (found == nullptr) return "unknown (" + std::to_string(value) + ")";
  if (value == 0) return "";
  std::string word = found->name();
  const std::string prefix = PrefixOf(type.name());
  if (word.rfind(prefix, 0) == 0) word.erase(0, prefix.size());
  for (char& c : word) {
    c = c == '_' ? separator : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return word;
}

std::string MarginWords(std::int64_t minutes, bool danish) {
  if (minutes == 0) return danish ? "præcis på grænsen" : "exactly at the limit";
  const std::int64_t hours = std::abs(minutes / 60);
  const std::int64_t rest = std::abs(minutes % 60);
  std::string amount;
  if (hours > 0) amount = std::to_string(hours) + (danish ? " t" : " h");
  if (rest > 0) amount += (hours > 0 ? " " : "") + std::to_string(rest) + " min";
  if (minutes > 0) return amount + (danish ? " til grænsen" : " to spare");
  return (danish ? "brudt med " : "broken by ") + amount;
}

std::string LevelWord(roster::v1::ServiceLevel level) {
  switch (level) {
    case roster::v1::SERVICE_LEVEL_A:
      return "A";
    case roster::v1::SERVICE_LEVEL_B:
      return "B";
    case roster::v1::SERVICE_LEVEL_C:
      return "C";
    case roster::v1::SERVICE_LEVEL_BELOW_C:
      return "below C";
    default:
      return "";
  }
}

}  // namespace vagtbro::vagt
