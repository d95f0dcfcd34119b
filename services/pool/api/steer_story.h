// SteerStory: the acts of planners on a search, in words: who, what, why, and what became of it.
#pragma once

#include "pool/api/teller.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"

namespace vagtbro::pool {

void TellSteers(const v1::CoverRow& cover, Teller* teller);

// "livets og helbreds skyld"; follows "begrundelse:", "reason:".
std::string ReasonInWords(types::v1::ActReason reason, Language language);

}  // namespace vagtbro::pool
