// Verdicts as the contracts carry them: every rule with its margin, its inputs and its sentence.
//
// Source:  proto/vagtbro/types/v1/work.proto.
#pragma once

#include <string>
#include <vector>

#include "vagtbro/types/v1/work.pb.h"
#include "worktime/facts.h"
#include "worktime/profile.h"
#include "worktime/verdict.h"
#include "worktime/worker.h"

namespace vagtbro::worktime {

types::v1::Verdict ToProto(const Verdict& verdict);

// Every rule and the bill and, if the answer is no, the nearest variant of the duty that is legal.
types::v1::Verdict AskInFull(const Worker& worker, const Proposal& proposal,
                             const Profile& profile);

// The verdict about a temp agency's desk: the agency answers for who it sends, so no rule is asked.
types::v1::Verdict AnsweredByAgency();

// The verdict about the worker whom an agency sends: the rights they bring and that they are in no
// two places at once. The agency answers for their working time, and for the price.
types::v1::Verdict AskAboutAgencyWorker(const Worker& worker, const Proposal& proposal,
                                        const Profile& profile);

// Names of the rules that said no, in the order they were asked; empty: allowed.
std::vector<std::string> BrokenRules(const types::v1::Verdict& verdict);

}  // namespace vagtbro::worktime
