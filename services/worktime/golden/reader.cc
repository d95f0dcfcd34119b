#include "worktime/golden/reader.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>

#include "worktime/golden/amounts.h"
#include "worktime/golden/keys.h"
#include "worktime/golden/words.h"

namespace vagtbro::worktime::golden {
namespace {

// Somebody without an authorisation, in a slot for such people: most examples ask about time.
Example Blank(std::string name, std::string place) {
  Example example;
  example.name = std::move(name);
  example.place = std::move(place);
  example.facts.professions = {Profession::kCareAide};
  example.proposal.slot.professions = {Profession::kCareAide};
  example.proposal.terms.profession = Profession::kCareAide;
  return example;
}

// What an example must hold; empty if it does.
std::string Missing(const Example& example) {
  if (example.proposal.duty.id.empty()) return "\"asked\"";
  if (example.source.empty()) return "\"source\"";
  if (!example.allowed && example.rules.empty() && example.pay.empty() && !example.total_ore) {
    return "what is expected";
  }
  return "";
}

class Reader {
 public:
  void Read(const File& file) {
    std::istringstream lines(file.text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
      place_ = file.name + ":" + std::to_string(number);
      const std::size_t start = line.find_first_not_of(' ');
      if (start == std::string::npos || line[start] == '#') continue;
      Line(std::string_view(line).substr(start));
    }
    End();
  }

  Book Take() { return std::move(book_); }

 private:
  void Line(std::string_view line) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) return Fault(line);
    const std::string_view key = line.substr(0, colon);
    const std::string value(line.substr(colon + 2));
    if (key == "example") {
      End();
      if (!names_.insert(value).second) return Fault(line);
      example_ = Blank(value, place_);
    } else if (key == "profile") {
      End();
      profile_name_ = value;
      profiles_[value] = Profile{.version = value};
    } else if (example_) {
      if (!Tell(key, value)) Fault(line);
    } else if (profile_name_.empty() || !SetAmount(profiles_[profile_name_], key, value)) {
      Fault(line);
    }
  }

  bool Tell(std::string_view key, const std::string& value) {
    if (key != "under") return Say(*example_, key, value);
    const auto profile = profiles_.find(value);
    // It would undo what was said "with".
    if (profile == profiles_.end() || !(example_->profile == Profile())) return false;
    example_->profile = profile->second;
    return true;
  }

  void Fault(std::string_view line) {
    book_.faults.push_back(place_ + ": cannot read \"" + std::string(line) + "\"");
    spoilt_ = true;
  }

  void End() {
    profile_name_.clear();
    if (example_ && !spoilt_) {
      if (const std::string missing = Missing(*example_); !missing.empty()) {
        book_.faults.push_back(example_->place + ": \"" + example_->name + "\" lacks " + missing);
      } else {
        book_.examples.push_back(*std::move(example_));
      }
    }
    example_.reset();
    spoilt_ = false;
  }

  Book book_;
  std::map<std::string, Profile> profiles_;
  std::set<std::string> names_;
  std::string place_;
  std::string profile_name_;
  std::optional<Example> example_;
  bool spoilt_ = false;
};

}  // namespace

Book ReadBook(const std::vector<File>& files) {
  Reader reader;
  for (const File& file : files) reader.Read(file);
  return reader.Take();
}

}  // namespace vagtbro::worktime::golden
