// Reply parser: what somebody meant who answered an offer by SMS.
//
// A wrong yes puts a person on a shift, a wrong no costs one more message; so a yes must be plain,
// while a no may come with any words. Doubt is unclear, and unclear is answered with advice.
//
// Shape:   JA/YES/J/1 or NEJ/NO/N/2, case, blanks and signs free, with or without four digits.
#pragma once

#include <string>

namespace vagtbro::notifications {

enum class Answer { kYes, kNo, kUnclear };

struct ParsedReply {
  Answer answer = Answer::kUnclear;
  std::string code;  // four digits; empty: none was given
  bool operator==(const ParsedReply&) const = default;
};

ParsedReply ParseReply(const std::string& text);

}  // namespace vagtbro::notifications
