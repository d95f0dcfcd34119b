// Example: one worked example of the golden book, as it is read.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "worktime/facts.h"
#include "worktime/pay.h"
#include "worktime/profile.h"
#include "worktime/verdict.h"

namespace vagtbro::worktime::golden {

enum class Answer { kPassed, kWarned, kBroken };

// What the book says of one rule.
struct Expectation {
  Answer answer = Answer::kPassed;
  // Absent: the book does not say. Of a rule without amount it says `no_margin`.
  std::optional<std::int64_t> margin_minutes = {};
  bool no_margin = false;
};

struct Example {
  std::string name;
  std::string place;  // file:line, for the one who has to mend it
  WorkerFacts facts;
  Proposal proposal;
  Profile profile;

  std::optional<bool> allowed = {};
  std::map<RuleId, Expectation> rules = {};
  std::vector<PayItem> pay = {};  // every line of the bill; empty: the book does not say
  std::optional<std::int64_t> total_ore = {};
  // The nearest variant of the duty that every rule allows.
  std::optional<Interval> nearest = {};
  bool none_nearest = false;  // there is no such variant

  std::string source;
  std::string because;  // the arithmetic
};

struct Book {
  std::vector<Example> examples;
  std::vector<std::string> faults;  // "file:line: what cannot be read"
};

}  // namespace vagtbro::worktime::golden
