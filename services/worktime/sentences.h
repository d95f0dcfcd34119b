// What is always true of a rule that passed, warned or was broken, one table a language.
//
// Shape:   UTF-8, said to the person asked ("du"); no reason for an absence or a restriction.
#pragma once

#include "worktime/verdict.h"

namespace vagtbro::worktime {

struct Sentences {
  const char* passed;
  const char* broken;
  const char* warned = nullptr;  // absent: the rule never warns
};

Sentences DanishSentences(RuleId rule);
Sentences EnglishSentences(RuleId rule);

}  // namespace vagtbro::worktime
