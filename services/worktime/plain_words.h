// PlainWords: what a rule said, in one sentence that the employee understands.
//
// It speaks to the person asked ("du"), names no law, no other person and no reason for an absence.
// Times are Danish clock time; the hour that comes twice in October says which
// of the two it is.
#pragma once

#include <string>

#include "worktime/verdict.h"

namespace vagtbro::worktime {

enum class Language { kDanish, kEnglish };

// UTF-8. Total: a result with missing inputs, such as one kept by an older version, still gives a
// true sentence, only with less in it.
std::string PlainWords(const RuleResult& result, Language language);

}  // namespace vagtbro::worktime
