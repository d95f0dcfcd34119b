// Verdicts as the contracts carry them: every rule with its margin, its inputs and its sentence.
//
// Source:  proto/vagtbro/types/v1/work.proto.
#pragma once

#include <string>
#include <vector>

#include "vagtbro/types/v1/work.pb.h"
#include "worktime/verdict.h"

namespace vagtbro::worktime {

types::v1::Verdict ToProto(const Verdict& verdict);

// The verdict about a temp agency's desk: the agency answers for who it sends, so no rule is asked.
types::v1::Verdict AnsweredByAgency();

// Names of the rules that said no, in the order they were asked; empty: allowed.
std::vector<std::string> BrokenRules(const types::v1::Verdict& verdict);

}  // namespace vagtbro::worktime
