// Answer: what a person's yes or no to an offer leads to.
//
// The first yes is pending until the roster has answered; a second one is too late, and stays so
// even if the roster refuses the first. A repeated answer leads to nothing new and is no error.
//
// An offer lapses for the search alone: the next people are asked. A late yes still counts as long
// as the gap is open, nobody has it and nobody's yes is pending. A withdrawn offer is gone.
//
// While somebody listens to an offer on the telephone the shift is held for them: a yes of others
// is queued, and counts when the hold ends without one. Who comes too late may stand by, with
// consent.
//
// A desk's yes may name the worker it sends, and must if the offer says so: the worker gets the
// shift.
//
// Units:   a yes counts up to, and not including, the end of the gap; a no up to the lapse_time.
// Errors:  AnswerRefusal: the caller named an offer that is not theirs, or the wrong worker.
#pragma once

#include <string>

#include "absl/time/time.h"
#include "kit/base/outcome.h"
#include "pool/domain/facts.h"
#include "vagtbro/types/v1/work.pb.h"

namespace vagtbro::pool {

enum class AnswerRefusal {
  kNotYourOffer,
  kWorkerNeeded,   // this desk's yes must name whom it sends
  kWorkerUnheard,  // the directory's word of the worker has not come yet
  kWorkerUnfit,    // not of this desk, not there for all of it, or without the rights
};

struct Answer {
  std::string employment_id;
  bool accept;
  std::string worker_employment_id = {};  // whom an agency's yes names; empty: nobody
};

// Who would take the shift: the person who was asked, or the worker whom an agency's desk names.
// `law` is the law's answer about them and the gap at `now`; `employed` is false if the employment
// does not reach over the gap, or the worker is another desk's.
struct Standing {
  const types::v1::Verdict& law;
  bool employed;
  bool may_stand_by = false;          // has agreed to it, and there is room
  bool known = true;                  // false: nobody by that id has been heard of
  std::string holiday_approver = {};  // lets them interrupt their holiday for it; empty: no holiday
};

// The facts an answer leads to; none: it has been given before, or changes nothing any more.
kit::Outcome<Facts, AnswerRefusal> DecideAnswer(const v1::OfferRow& offer,
                                                const v1::CoverRow& cover, const Answer& answer,
                                                const Standing& standing, absl::Time now);

}  // namespace vagtbro::pool
