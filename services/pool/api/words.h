// Words: codes of the pool in plain Danish and English, for planners and for those who were asked.
//
// Shape:   UTF-8; a phrase without capital and full stop unless it says "sentence".
#pragma once

#include <string>
#include <vector>

#include "vagtbro/pool/v1/pool_facts.pb.h"
#include "worktime/plain_words.h"

namespace vagtbro::pool {

using worktime::Language;

// Picks one of two.
inline std::string In(Language language, const std::string& danish, const std::string& english) {
  return language == Language::kDanish ? danish : english;
}

// "søsterafdelinger", "sister units".
std::string RungInWords(v1::Rung rung, Language language);

// Why somebody may not be asked; follows "fordi", "because".
std::string RejectionInWords(const std::string& rejection, Language language);

// Why a leader was told; follows "fordi", "because".
std::string EscalationInWords(v1::EscalationReason reason, Language language);

// A sentence on why a search ended.
std::string CloseInWords(roster::v1::GapCloseReason reason, Language language);

// The sentences of the rules that said no; empty: none did.
std::string BrokenInWords(const types::v1::Verdict& verdict, Language language);

// A sentence to the person on why they cannot have the shift they said yes to.
std::string RefusalInWords(const v1::OfferRow& offer, Language language);

// Why somebody is wanted; follows "fordi", "because". Empty: the shift has no holder.
std::string CauseInWords(roster::v1::GapCause cause, Language language);

// What became of a cover; empty: it stands.
std::string FateInWords(v1::CoverFate fate, Language language);

// A role that nobody holds, e.g. "medicinansvarlig"; empty: none.
std::string RoleInWords(types::v1::RoleSlot role, Language language);

// The parts of a score, in the order in which they are told.
const std::vector<std::string>& ScoreParts();

// What a part of the score looks at, e.g. "kendskab til stedet".
std::string ScoreInWords(const std::string& part, Language language);

// The lines of the bill, "timeløn, 8 timer: 1.480,00 kr.; ..."; empty: it was not asked for.
std::string BillInWords(const types::v1::Verdict& verdict, Language language);

}  // namespace vagtbro::pool
