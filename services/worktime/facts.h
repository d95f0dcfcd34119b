// What the law is asked about: the facts of one person, the duty proposed, and who the slot
// accepts.
//
// Plain values. They hold opaque ids and instants: no name, no number and no reason for an absence.
//
// Units:   every interval is half-open; one that holds no instant is ignored.
// Shape:   the numbers behind the enumerators are frozen: input_hash.h sums over them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "worktime/interval.h"
#include "worktime/qualification.h"

namespace vagtbro::worktime {

// What a duty is to the law. A meeting (personalemøde) is no shift, but it is work. A sleeping
// night watch is an on-call duty at the workplace (rådighedsvagt på arbejdsstedet).
enum class DutyKind {
  kOrdinary = 0,
  kNightWaking,
  kNightSleeping,
  kMeeting,
  kOnCallSite,
  kOnCallHome,
};

// A time somebody works or is planned to work.
//
// Shape:   the parts of a split shift (delt tjeneste) are duties of their own that share `split`.
struct Duty {
  std::string id;  // opaque; named when a rule points at this duty
  DutyKind kind = DutyKind::kOrdinary;
  Interval interval;
  std::string split = {};            // opaque; empty: not a part of a split shift
  std::vector<Interval> calls = {};  // on call at home: when the person worked or was contacted
  // On call at home: how fast the person must be there; infinite: at leisure.
  absl::Duration response_time = absl::InfiniteDuration();

  bool operator==(const Duty&) const = default;
};

// Midnight in Denmark, 1 July 2024: from here on a sleeping night watch (sovende nattevagt) at the
// workplace is working time. Before, it could be agreed to be rest.
//
// Source:  domain rule REST-ONCALL-SITE; a statute, so no profile can move it.
inline absl::Time SleepingWatchIsWorkFrom() { return absl::FromUnixSeconds(1'719'784'800); }

// The part of a duty that is working time from that date on; empty for an on-call duty at the
// workplace before it. On call at home: see Profile, because an agreement sets what makes it work.
Interval WorkingTime(const Duty& duty);

enum class LeaveKind { kHoliday, kOther };

// A time somebody has been granted to be away.
struct Leave {
  LeaveKind kind = LeaveKind::kHoliday;
  Interval interval;

  bool operator==(const Leave&) const = default;
};

// One person over all employments. The proposed duty is not among `duties`; a duty the person has
// been released from (sick, swapped, dropped) is not either.
//
// Shape:   lists in any order. `duties` reach back over the reference period of WT-48 plus the
//          holiday and sickness in it (a year is plenty) and forward over everything planned;
//          what lies before the first is taken for rest.
struct WorkerFacts {
  std::vector<Duty> duties;
  std::vector<Leave> leaves;
  std::vector<Interval> sick;  // end_time is InfiniteFuture until recovery is reported
  ProfessionSet professions;
  std::vector<std::string> competences;  // codes, e.g. "medicine-app"
  std::optional<absl::Time> adult_time;  // 18th birthday; absent: known to be grown up
  std::vector<Interval> days_off = {};   // protected days off (fridøgn)
  std::vector<Authorisation> authorisations = {};
  std::vector<Delegation> delegations = {};
  std::vector<Restriction> restrictions = {};
  bool child_certificate = false;                             // børneattest: obtained and in order
  absl::Time child_certificate_end = absl::InfiniteFuture();  // must be obtained anew by then
  bool opted_out = false;  // signed away the 48 hours, where an agreement opens for it
};

// A role that one person holds on top of the head count. Two medication roles of the same unit and
// time are never held by one person.
enum class Role { kNone = 0, kShiftLead, kMedicationResponsible, kMedicationChecker };

// Who may fill a slot: one of the professions and all of the competences, and for each reserved
// task somebody authorised or delegated.
struct SlotRequirement {
  ProfessionSet professions;
  std::vector<std::string> competences;
  std::vector<std::string> tasks = {};  // reserved health tasks (codes)
  Role role = Role::kNone;
  bool child_certificate = false;  // the unit has residents under 15

  bool operator==(const SlotRequirement&) const = default;
};

// A named person lets somebody below the slot's profile fill it (seed 003); it stays in the record.
struct Downgrade {
  std::string approver;           // employment id
  bool authorised_stays = false;  // somebody authorised is in the house all the time

  bool operator==(const Downgrade&) const = default;
};

// What an employment says about pay. A wage is of the agreement, never of the person.
struct Terms {
  int weekly_minutes = 0;                          // contracted; 0: paid by the hour
  Profession profession = Profession::kUnskilled;  // employed as
  bool voluntary_extra = false;                    // to be paid as frivilligt ekstraarbejde

  bool operator==(const Terms&) const = default;
};

// A duty somebody might take, and what its slot asks for.
struct Proposal {
  Duty duty;
  SlotRequirement slot;
  std::vector<std::string> unit_ids = {};
  // The person already holds the other medication role of these units at some time of the duty.
  bool holds_other_medication_role = false;
  bool consented = false;  // said yes to this very duty, day off and all
  std::optional<Downgrade> downgrade = {};
  Terms terms = {};
  absl::Time ask_time = absl::InfinitePast();  // when it is agreed; past: long before
  // A planned duty of this person that is moved here (omlagt tjeneste); false: an extra duty.
  bool rescheduled = false;
  // A named person lets them be called in from their holiday, and they said yes: it is no leave.
  bool holiday_interrupted = false;

  bool operator==(const Proposal&) const = default;
};

}  // namespace vagtbro::worktime
