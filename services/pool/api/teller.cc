#include "pool/api/teller.h"

#include <algorithm>
#include <cctype>

#include "kit/time/local_time.h"

namespace vagtbro::pool {

void Teller::Say(absl::Time time, const std::string& danish, const std::string& english) {
  std::string when = Spoken(time, language_);
  if (!when.empty()) when[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(when[0])));
  lines_.emplace_back(time, when + ": " + In(language_, danish, english));
}

std::vector<std::string> Teller::Told() const {
  auto lines = lines_;
  std::stable_sort(lines.begin(), lines.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> told;
  for (auto& [time, line] : lines) told.push_back(std::move(line));
  return told;
}

std::string Spoken(absl::Time time, Language language) {
  return kit::SpokenTime(time, language == Language::kDanish);
}

std::string Counted(size_t count, Language language) {
  if (count == 1) return In(language, "1 person", "1 person");
  return std::to_string(count) + In(language, " personer", " people");
}

}  // namespace vagtbro::pool
