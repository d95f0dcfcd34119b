// Eligibility: may this person be asked now? If not, the first reason why.
//
// Asked in the order of Rejection: who cannot take the shift at all comes before who may not be
// contacted now. Nobody on holiday, in running daily rest, over the budget or in quiet hours is
// asked (invariant 4 of the architecture), nor asleep before a night watch, nor against their own
// word. A holiday gives way to an area manager's word. Who is at work now hears the question there:
// neither consent to messages at home nor quiet hours stand against calling them over.
//
// Source:  domain rules HOL-LEAVE, QUIET, REST-11, U18; the agency's desk answers for its own
//          people, so neither the law nor the contact budget is asked about it.
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "pool/domain/candidate.h"
#include "vagtbro/types/v1/work.pb.h"

namespace vagtbro::pool {

enum class Rejection {
  kNotEmployed,
  kMinor,
  kOnHoliday,
  kAway,
  kAlreadyAsked,
  kNoConsent,
  kNotSpared,
  kPoolShare,
  kEnoughMoves,
  kLaw,
  kBusyWithOffer,
  kKeptForOther,
  kNotNow,
  kOffShift,
  kContactBudget,
  kInRest,
  kQuietHours,
  kOwnQuietHours,
};

struct Judgement {
  std::optional<Rejection> rejection;  // absent: may be asked now
  // For kNotNow, kOffShift, kInRest, kQuietHours and kOwnQuietHours: when the person may be asked,
  // if nothing else changes.
  absl::Time free_time = absl::InfiniteFuture();
};

Judgement Judge(const Candidate& candidate, const Question& question, absl::Time now);

// The law's answer in full. An agency's is always yes; of its worker only rights are asked.
types::v1::Verdict LawFor(const v1::MemberRow& member, const worktime::Worker& worker,
                          const worktime::Proposal& proposal, const worktime::Profile& profile);

// "ON_HOLIDAY": kept in evaluations, so never changed.
std::string Name(Rejection rejection);

// True for the name of kNotNow or kOffShift.
bool IsOwnWord(const std::string& rejection);

// True for the name of a rejection that somebody's own wish led to and that passes: their word, or
// their own quiet hours. They are asked when it has, although their rung was left.
bool IsOwnWish(const std::string& rejection);

}  // namespace vagtbro::pool
