// A few lines of YAML as layers, for tests of the rule book.
#pragma once

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "worktime/book/rule_book.h"
#include "worktime/book/rule_book_files.h"
#include "worktime/local_time.h"

namespace vagtbro::worktime::testing {

inline absl::Time Day(int year, int month, int day) {
  return absl::FromCivil(absl::CivilDay(year, month, day), DanishTime());
}

// What is shipped with one more file, "local.yaml".
inline absl::StatusOr<RuleBook> ShippedAnd(const std::string& text) {
  std::vector<BookFile> files = ShippedFiles();
  files.push_back({"local.yaml", text});
  return RuleBook::Load(files);
}

// The head of a layer of Legeby from 2025 on; `more` and figures follow.
inline std::string Head(const std::string& kind, const std::string& id, const std::string& more) {
  return "layer: " + kind + "\nid: " + id +
         "\ntenant: legeby\nversion: 2025-03-01\nfrom: 2025-03-01\ndocument: paper 7\n" + more +
         "\n";
}

inline std::string LocalAgreement(const std::string& id, const std::string& figures,
                                  const std::string& units = "sol") {
  return Head("local_agreement", id, "agreements: \"79.01\"\nunits: " + units) + "figures:\n  " +
         figures + "\n";
}

}  // namespace vagtbro::worktime::testing
