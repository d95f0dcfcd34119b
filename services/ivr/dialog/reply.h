// Reply: what the services behind a dialog answer, as plain values.
//
// Errors:  Refused is an answer for the caller, never sent again; Down means that nobody took the
//          wish in time, or that its outcome is not known. Nobody is told why an identification
//          failed.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/time/time.h"
#include "ivr/prompts/language.h"
#include "kit/base/ids.h"

namespace vagtbro::ivr {

// Half-open.
struct TimeSpan {
  absl::Time start;
  absl::Time end;
};

// Of Identify: the same for an unknown number, a wrong PIN and a locked one.
struct NotIdentified {};
// What the unit wants after a sick call.
enum class LeaderContact { kNone, kCallBack, kTransfer };
struct Identified {
  EmploymentId who;
  Language language = Language::kDanish;
  bool takes_offers = false;  // a substitute, or somebody who has volunteered
  LeaderContact leader = LeaderContact::kNone;
  std::string leader_number;                             // E.164, with kTransfer
  std::optional<EmploymentId> leader_id = std::nullopt;  // absent: the planner desk in their stead
  std::optional<absl::Time> leader_by = std::nullopt;    // rings before then, with kCallBack
};
struct Shifts {
  std::vector<TimeSpan> shifts;
};
// Of OpenAbsence.
struct AbsenceFound {
  bool away = false;
  bool open_ended = false;  // `end` is only where it stands for now
  absl::Time end;
};
// Of ReportSick: it is on disk.
struct Reported {
  std::string receipt_no;  // six digits
  bool already = false;    // this time was reported before; the receipt is the first one
};
// Of ExtendAbsence, ReportRecovery, SetAvailability, EndHold and CallBackTask: it is on disk.
struct Kept {};
struct Offer {
  OfferId offer;
  TimeSpan when;
  std::string place_clip;  // "place/<id>", rendered when the tenant saved it; empty: not said
};
struct Offers {
  std::vector<Offer> offers;
};
// Of HoldOffer.
struct Held {};
// Of AnswerOffer, in the pool's words.
enum class OfferAnswer { kConfirmed, kRefused, kTooLate, kPending, kDeclined, kQueued, kStandby };
// The reason word of the service ("NOT_AWAY").
struct Refused {
  std::string reason;
};
struct Down {};

using Reply = std::variant<Identified, NotIdentified, Shifts, AbsenceFound, Reported, Kept, Offers,
                           Held, OfferAnswer, Refused, Down>;

}  // namespace vagtbro::ivr
