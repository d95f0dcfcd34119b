// Teller: sentences of a story with their times, told in order of time.
//
// Shape:   one sentence a step, each beginning with the local time; of telling where times are the
//          same.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "pool/api/words.h"

namespace vagtbro::pool {

class Teller final {
 public:
  explicit Teller(Language language) : language_(language) {}

  Language language() const { return language_; }
  void Say(absl::Time time, const std::string& danish, const std::string& english);
  std::vector<std::string> Told() const;

 private:
  Language language_;
  std::vector<std::pair<absl::Time, std::string>> lines_;
};

// "mandag 2. februar kl. 07:00".
std::string Spoken(absl::Time time, Language language);

// "1 person", "2 personer".
std::string Counted(size_t count, Language language);

}  // namespace vagtbro::pool
