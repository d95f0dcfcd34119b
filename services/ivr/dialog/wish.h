// Wish: what a dialog wants of the services behind it, as plain values.
//
// A request_id is fixed before the key that confirms, so a wish may be sent again until it is known
// to be on disk.
//
// Units:   absl::Time is an instant.
// Errors:  the replies are in reply.h; a wish that nobody took in time is answered with Down.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "absl/time/time.h"
#include "ivr/dialog/keys.h"
#include "kit/base/ids.h"

namespace vagtbro::ivr {

// The permitted kinds; there is none for an illness.
enum class AbsenceKind {
  kOwnIllness,
  kChildFirstDay,
  kChildSecondDay,
  kWorkInjury,
  kSection56,
  kPregnancyRelated
};

inline bool IsChild(AbsenceKind kind) {
  return kind == AbsenceKind::kChildFirstDay || kind == AbsenceKind::kChildSecondDay;
}

struct Identify {
  std::string request_id;
  Keys employment_no;
  Keys pin;
};
// The caller's own, ordered by start; enough of them to see the last day of an absence.
struct NextShifts {
  EmploymentId who;
};
struct OpenAbsence {
  EmploymentId who;
};
struct ReportSick {
  std::string request_id;
  EmploymentId who;
  AbsenceKind kind = AbsenceKind::kOwnIllness;
  std::optional<absl::Time> start;  // absent: now
  std::optional<absl::Time> end;    // absent: not known
};
struct ExtendAbsence {
  std::string request_id;
  EmploymentId who;
  absl::Time end;
};
struct ReportRecovery {
  std::string request_id;
  EmploymentId who;
  absl::Time fit_from;
};
// Offers to the caller that are open, the most urgent first.
struct OpenOffers {
  EmploymentId who;
};
// Asked again: holds longer.
struct HoldOffer {
  std::string request_id;
  EmploymentId who;
  OfferId offer;
};
struct EndHold {
  std::string request_id;
  EmploymentId who;
  OfferId offer;
};
struct AnswerOffer {
  std::string request_id;
  EmploymentId who;
  OfferId offer;
  bool accept = false;
};
// The pool asks about no shift before `until`.
struct SetAvailability {
  std::string request_id;
  EmploymentId who;
  enum class Word { kNotTonight, kOffShift } word = Word::kNotTonight;
  absl::Time until;
};
// A human rings back. The session adds the caller's number; it is kept on disk before the reply and
// delivered when the desk can be reached.
struct CallBackTask {
  enum class Cause {
    kNotIdentified,
    kBackendDown,
    kReportUnsure,
    kManyErrors,
    kWantsDesk,
    kLeader
  };
  std::string request_id;
  Cause cause = Cause::kWantsDesk;
  std::optional<EmploymentId> who;     // absent: not identified
  Keys employment_no;                  // as keyed, if not identified; may be wrong
  Keys number;                         // keyed by a caller whose own number is withheld
  std::optional<ReportSick> report;    // of kReportUnsure: to be sent again with its request_id
  std::optional<EmploymentId> leader;  // of kLeader: who rings; absent: the desk
  std::optional<absl::Time> due;       // by when; absent: as soon as possible
};

using Wish =
    std::variant<Identify, NextShifts, OpenAbsence, ReportSick, ExtendAbsence, ReportRecovery,
                 OpenOffers, HoldOffer, EndHold, AnswerOffer, SetAvailability, CallBackTask>;

}  // namespace vagtbro::ivr
